#ifndef CHATCORE_SRC_ROUTING_PLAN_H_
#define CHATCORE_SRC_ROUTING_PLAN_H_

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "chatcore/v1/config.pb.h"
#include "src/agent/agent.h"

namespace chatcore::routing {

/// What an agent is worth by the first two criteria that depend on the agent alone: lowest first. Kept beside the agent
/// so that most comparisons touch nothing else.
struct AgentKey {
  std::array<std::uint64_t, 2> values = {};

  auto operator<=>(const AgentKey&) const = default;
};

/// The criteria of a strategy that depend on the agent alone, ending with the agent id: a total order of agents that no
/// item changes. Agents wait in this order, whatever they are asked for.
struct Ordering {
  std::vector<v1::Criterion> criteria;

  bool operator==(const Ordering&) const = default;

  /// `day`: the UTC day of CRITERION_FEWEST_TODAY.
  AgentKey KeyOf(const agent::Agent& agent, std::int64_t day) const;

  /// True when `a` comes before `b`, all criteria asked.
  bool IsBefore(const agent::Agent& a, const agent::Agent& b, std::int64_t day) const;

  /// True when keys change at midnight.
  bool DependsOnDay() const;
};

/// Compares two agents by a criterion that depends on the agent alone: negative when `a` comes first.
int CompareAlone(v1::Criterion criterion, const agent::Agent& a, const agent::Agent& b, std::int64_t day);

/// A strategy taken apart. Criteria that depend on item and class (proficiency), on the item (last agent) or on chance
/// stand beside the ordering.
struct Plan {
  std::vector<v1::Criterion> criteria;  // all, in order
  Ordering ordering;
  bool uses_last_agent = false;
  bool uses_proficiency = false;
  bool is_random = false;
  std::uint32_t leading_keys = 0;  // so many values of AgentKey decide before any proficiency does: 0, 1 or 2
};

Plan PlanOf(const v1::Queue& queue);

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_PLAN_H_
