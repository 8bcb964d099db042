#ifndef CHATCORE_TOOLS_PLAY_REPORT_H_
#define CHATCORE_TOOLS_PLAY_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "tools/play/feed_outline.h"
#include "tools/play/player.h"

namespace chatcore::play {

/// A second run of the day and whether it ended as the first one.
struct HashCheck {
  std::string name;  // "repeated"
  std::string how;   // for people
  std::uint64_t state_hash = 0;
};

/// All that is told about a day.
struct Report {
  std::string feed;
  std::string configuration;
  std::string agents;  // whose they are, in words
  std::string journal;
  std::size_t queues = 0;
  FeedOutline outline;
  DayResult day;
  std::map<std::string, std::string> rule_messages;  // what each rule says, in English
  std::vector<HashCheck> checks;
  std::int64_t wall_us = 0;    // of the first run
  std::size_t table_rows = 0;  // 0 = all
  bool examples = false;
  bool colour = false;

  bool AllEqual() const;
  std::uint64_t CommandsPerSecond() const;
  /// What the rule says; empty for a rule that the linter does not have.
  std::string WordsOf(const std::string& rule_id) const;
  /// Rules that fired, most frequent first; equal counts by rule id.
  std::vector<std::pair<std::string, const RuleTally*>> FindingsByCount() const;
  /// Agents by what they served, most first; equal ones by id.
  std::vector<std::pair<std::string, const AgentTally*>> AgentsByServed() const;
};

/// For people: aligned text.
void WriteText(Report& report, std::ostream& out);

/// For machines: one JSON object, described in docs/feed.md.
void WriteJson(Report& report, std::ostream& out);

/// `message` as a line for people or as {"error": "..."}.
void WriteError(const std::string& message, bool json, std::ostream& err);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_REPORT_H_
