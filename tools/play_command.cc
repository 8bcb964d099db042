#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>

#include "CLI/CLI.hpp"
#include "tools/commands.h"
#include "tools/play.h"

namespace chatcore::tools {

void AddPlayCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command =
      app.add_subcommand("play", "Play a day of conversations through a desk and report (docs/feed.md)");
  const auto options = std::make_shared<PlayOptions>();
  const auto no_progress = std::make_shared<bool>(false);
  command->add_option("FEED,--feed", options->feed, "JSON lines; without it the small day that ships with chatcore");
  command->add_option("--config", options->config, "Configuration in YAML or JSON");
  command->add_option("--agents", options->agents, "So many agents accept all day, in place of the feed's own");
  command->add_option("--max-chats", options->max_chats, "Chats an agent holds at once");
  command->add_option("--language", options->language, "Language of conversations that name none (default en)");
  command->add_option("--journal", options->journal, "New SQLite journal for every event");
  command->add_option("--rows", options->table_rows, "Rows of each table in the report, 0 = all");
  command->add_flag("--offers", options->offers, "Offer chats in place of assigning them");
  command->add_flag("!--no-follow-ups", options->follow_ups, "Leave no ticket when a chat breaks off");
  command->add_flag("--halves", options->halves, "Play again with a snapshot and restore half way, and compare");
  command->add_flag("--repeat-check", options->repeat_check, "Play again and compare the hashes");
  command->add_flag("--check", options->check, "Verify the invariants after every command");
  command->add_flag("--examples", options->examples, "Show for each finding the words that it was found in");
  command->add_flag("--no-progress", *no_progress, "No live counts");
  command->callback([options, no_progress, &context] {
    context.Run([&](Output& output) {
      options->json = output.json();
      options->progress = output.live() && !*no_progress;
      options->colour = output.color();
      return RunPlay(*options, std::cout, std::cerr);
    });
  });
}

}  // namespace chatcore::tools
