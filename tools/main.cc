// The `chatcore` command; docs/cli.md is its manual.

#include <exception>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "tools/commands.h"
#include "tools/output.h"

namespace chatcore::tools {
namespace {

// The subcommand that the arguments named before they went wrong, for the hint.
std::string NameForHelp(const CLI::App& app) {
  for (const CLI::App* sub : app.get_subcommands({})) {
    if (sub->parsed()) return app.get_name() + " " + sub->get_name();
  }
  return app.get_name();
}

int Run(int count, char** arguments) {
  CommandContext context;
  CLI::App app(
      "The brain of a customer-support desk: check configurations, lint messages, play transcripts and feeds, "
      "measure.",
      "chatcore");
  app.add_flag("--json", context.json, "Write JSON for machines: one object, or one object a line");
  app.require_subcommand(1);
  app.fallthrough();
  AddCheckCommand(app, context);
  AddLintCommand(app, context);
  AddScenarioCommand(app, context);
  AddReplayCommand(app, context);
  AddPlayCommand(app, context);
  AddBenchCommand(app, context);
  AddVersionCommand(app, context);
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return Output({.json = context.json}).Error(fmt::format("{} (see {} --help)", error.what(), NameForHelp(app)));
  }
  return context.exit_code;
}

}  // namespace
}  // namespace chatcore::tools

int main(int count, char** arguments) {
  try {
    return chatcore::tools::Run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "chatcore: internal error: {}\n", error.what());
    return chatcore::tools::kBadInput;
  }
}
