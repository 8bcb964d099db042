#include <iostream>
#include <memory>

#include "CLI/CLI.hpp"
#include "tools/commands.h"
#include "tools/replay.h"

namespace chatcore::tools {

void AddReplayCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("replay", "Rebuild a workspace from its journal and show the state hash");
  const auto options = std::make_shared<ReplayOptions>();
  const auto no_progress = std::make_shared<bool>(false);
  command->add_option("--journal", options->journal, "SQLite journal")->required();
  command->add_option("--workspace", options->workspace, "Workspace to replay; needed when the journal has several");
  command->add_option("--checkpoint-every", options->checkpoint_every, "Events between checkpoints, 0 = none")
      ->capture_default_str();
  command->add_option("--until", options->until, "Last sequence number to replay; 0 = the newest");
  command->add_option("--expect-hash", options->expect_hash,
                      "Exit with 1 when the state hash is another one (hexadecimal)");
  command->add_flag("--fresh", options->fresh, "Start at the first event, whatever the checkpoint says");
  command->add_flag("--no-progress", *no_progress, "No live counts");
  command->callback([options, no_progress, &context] {
    context.Run([&](Output& output) {
      options->json = output.json();
      options->progress = output.live() && !*no_progress;
      return RunReplay(*options, std::cout, std::cerr);
    });
  });
}

}  // namespace chatcore::tools
