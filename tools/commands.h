#ifndef CHATCORE_TOOLS_COMMANDS_H_
#define CHATCORE_TOOLS_COMMANDS_H_

#include <functional>

#include "tools/output.h"

namespace CLI {
class App;
}  // namespace CLI

// The subcommands of `chatcore`, one file each. Every Add... declares its arguments; when it is chosen it runs and
// leaves its exit code in the context.

namespace chatcore::tools {

struct CommandContext {
  bool json = false;
  int exit_code = kOk;

  /// Runs the body of a subcommand with the output that was asked for.
  void Run(const std::function<int(Output&)>& body) {
    Output output({.json = json});
    exit_code = body(output);
  }
};

void AddBenchCommand(CLI::App& app, CommandContext& context);
void AddCheckCommand(CLI::App& app, CommandContext& context);
void AddLintCommand(CLI::App& app, CommandContext& context);
void AddScenarioCommand(CLI::App& app, CommandContext& context);
void AddReplayCommand(CLI::App& app, CommandContext& context);
void AddPlayCommand(CLI::App& app, CommandContext& context);
void AddVersionCommand(CLI::App& app, CommandContext& context);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_COMMANDS_H_
