#ifndef CHATCORE_TOOLS_PLAY_FINDING_TALLY_H_
#define CHATCORE_TOOLS_PLAY_FINDING_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore::play {

/// How often one rule fired, and where first.
struct RuleTally {
  v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
  std::size_t findings = 0;   // in messages that were sent
  std::size_t confirmed = 0;  // of those: the author had been warned
  std::size_t blocked = 0;    // in messages that were not sent
  std::string where;          // id of the conversation or ticket of the first finding
  std::int64_t at_us = 0;     // its time
  std::string before;         // the words around the first finding
  std::string words;
  std::string after;
};

/// Counts the findings of agents' messages by rule.
class FindingTally {
 public:
  void OnEvent(const v1::Event& event, const v1::Command* command);

  std::map<std::string, RuleTally> rules;  // by rule id
  std::size_t messages_with_findings = 0;  // that were sent
  std::size_t confirmed_messages = 0;
  std::size_t blocked_messages = 0;

 private:
  RuleTally& Note(const v1::Finding& finding, std::int64_t now_us, const v1::Command* command);
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_FINDING_TALLY_H_
