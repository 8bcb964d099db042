#ifndef CHATCORE_TOOLS_PLAY_H_
#define CHATCORE_TOOLS_PLAY_H_

#include <cstdint>
#include <ostream>
#include <string>

namespace chatcore::tools {

/// How `chatcore play` is to run. The defaults play the small day that ships with chatcore.
struct PlayOptions {
  std::string feed;    // --feed or the argument: path of a feed (docs/feed.md); empty = the small day
  std::string config;  // --config: configuration as YAML or JSON; empty = FEED with .yaml if there is such a file,
                       // else one queue for everybody
  std::uint32_t agents = 0;  // --agents: so many agents accept all day in place of the feed's own; 0 = the feed's own
  std::uint32_t max_chats = 0;    // --max-chats: chats each agent holds at once; 0 = as the feed says, else three
  std::string language = "en";    // --language: of conversations that name none; empty = unknown: every pack applies
  std::string journal;            // --journal: a new SQLite journal to store every event in; empty = none
  std::uint32_t table_rows = 10;  // --rows: rows of each table in the report; 0 = all
  bool offers = false;            // --offers: agents are offered each chat and accept after a few seconds
  bool follow_ups = true;         // --no-follow-ups clears it: a chat that breaks off leaves a ticket
  bool halves = false;            // --halves: play again, snapshot and restore half way, and compare the hashes
  bool repeat_check = false;      // --repeat-check: play again and compare the hashes
  bool check = false;             // --check: verify the invariants after every command
  bool examples = false;          // --examples: show for each finding the words that it was found in
  bool json = false;              // --json: the report as one JSON object
  bool progress = false;          // live counts on `err`; the caller says true on a terminal without --no-progress
  bool colour = false;            // colour in the report; the caller says true on a terminal
};

/// Plays a feed of conversations through a Desk in simulated time and writes the report to `out`.
///
/// Returns 0 when all is well, 1 when an invariant or a comparison of hashes failed, 2 when the feed, the configuration
/// or an option is wrong; then `err` has one line that says what and where. Customer text reaches `out` only with
/// `examples`, and never `err`.
int RunPlay(const PlayOptions& options, std::ostream& out, std::ostream& err);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_PLAY_H_
