#include "tools/play/report.h"

#include <algorithm>

namespace chatcore::play {

bool Report::AllEqual() const {
  return std::all_of(checks.begin(), checks.end(),
                     [&](const HashCheck& check) { return check.state_hash == day.state_hash; });
}

std::uint64_t Report::CommandsPerSecond() const {
  return day.commands * 1'000'000 / static_cast<std::uint64_t>(std::max<std::int64_t>(1, wall_us));
}

std::string Report::WordsOf(const std::string& rule_id) const {
  const auto found = rule_messages.find(rule_id);
  return found == rule_messages.end() ? std::string() : found->second;
}

std::vector<std::pair<std::string, const RuleTally*>> Report::FindingsByCount() const {
  std::vector<std::pair<std::string, const RuleTally*>> rules;
  for (const auto& [id, rule] : day.tally.findings.rules) rules.emplace_back(id, &rule);
  const auto count = [](const RuleTally& rule) { return rule.findings + rule.blocked; };
  std::stable_sort(rules.begin(), rules.end(),
                   [&](const auto& a, const auto& b) { return count(*a.second) > count(*b.second); });
  return rules;
}

std::vector<std::pair<std::string, const AgentTally*>> Report::AgentsByServed() const {
  std::vector<std::pair<std::string, const AgentTally*>> agents;
  for (const auto& [id, agent] : day.tally.agents) agents.emplace_back(id, &agent);
  std::stable_sort(agents.begin(), agents.end(),
                   [](const auto& a, const auto& b) { return a.second->served() > b.second->served(); });
  return agents;
}

}  // namespace chatcore::play
