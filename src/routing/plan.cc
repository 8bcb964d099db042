#include "src/routing/plan.h"

#include <algorithm>
#include <string>

namespace chatcore::routing {
namespace {

constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;

// Signed numbers in the order of unsigned ones.
std::uint64_t Unsigned(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ kSignBit; }

// Two different shares of up to kMaxCapacityUnits (1,000) units differ by more than 2^-32.
std::uint64_t ShareOf(const agent::Agent& agent) {
  if (agent.capacity_units == 0) return 0;
  return (std::uint64_t{agent.load.units} << 32) / agent.capacity_units;
}

std::uint64_t FirstBytesOf(const std::string& id) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof(bytes); ++i) {
    bytes = bytes << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0);
  }
  return bytes;
}

// Equal values for agents that CompareBy calls equal, smaller ones for those it puts first. Only the first bytes of an
// id are compared: equal ones are left to CompareAlone.
std::uint64_t ValueOf(v1::Criterion criterion, const agent::Agent& agent, std::int64_t day) {
  switch (criterion) {
    case v1::CRITERION_LOAD_SHARE:
      return ShareOf(agent);
    case v1::CRITERION_OPEN_COUNT:
      return agent.load.items;
    case v1::CRITERION_SPARE_CAPACITY:
      return ~std::uint64_t{agent.capacity_units - std::min(agent.load.units, agent.capacity_units)};
    case v1::CRITERION_LONGEST_IDLE:
      return Unsigned(agent.idle_since_us);
    case v1::CRITERION_LEAST_RECENTLY_OFFERED:
      return Unsigned(agent.last_offered_us);
    case v1::CRITERION_FEWEST_TODAY:
      return agent.day == day ? agent.assigned_today : 0;
    case v1::CRITERION_FIXED_ORDER:
      return agent.profile.order();
    case v1::CRITERION_AGENT_ID:
      return FirstBytesOf(agent.profile.agent_id());
    case v1::CRITERION_LAST_AGENT:
    case v1::CRITERION_PROFICIENCY:
    case v1::CRITERION_RANDOM:
    case v1::CRITERION_UNSPECIFIED:
    case v1::Criterion_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Criterion_INT_MAX_SENTINEL_DO_NOT_USE_:
      return 0;
  }
  return 0;
}

bool IsOfAgentAlone(v1::Criterion criterion) {
  return criterion != v1::CRITERION_LAST_AGENT && criterion != v1::CRITERION_PROFICIENCY &&
         criterion != v1::CRITERION_RANDOM && criterion != v1::CRITERION_UNSPECIFIED;
}

}  // namespace

AgentKey Ordering::KeyOf(const agent::Agent& agent, std::int64_t day) const {
  AgentKey key;
  for (std::size_t i = 0; i < std::min(criteria.size(), key.values.size()); ++i) {
    key.values[i] = ValueOf(criteria[i], agent, day);
  }
  return key;
}

int CompareAlone(v1::Criterion criterion, const agent::Agent& a, const agent::Agent& b, std::int64_t day) {
  if (criterion == v1::CRITERION_AGENT_ID) return a.profile.agent_id().compare(b.profile.agent_id());
  const std::uint64_t left = ValueOf(criterion, a, day);
  const std::uint64_t right = ValueOf(criterion, b, day);
  return left == right ? 0 : (left < right ? -1 : 1);
}

bool Ordering::IsBefore(const agent::Agent& a, const agent::Agent& b, std::int64_t day) const {
  for (v1::Criterion criterion : criteria) {
    const int sign = CompareAlone(criterion, a, b, day);
    if (sign != 0) return sign < 0;
  }
  return false;
}

bool Ordering::DependsOnDay() const {
  return std::find(criteria.begin(), criteria.end(), v1::CRITERION_FEWEST_TODAY) != criteria.end();
}

Plan PlanOf(const v1::Queue& queue) {
  Plan plan;
  for (int number : queue.strategy()) {
    // No two agents have one id: what would come after it decides nothing, and its key is only the beginning of the id.
    if (number == v1::CRITERION_AGENT_ID) break;
    const auto criterion = static_cast<v1::Criterion>(number);
    plan.criteria.push_back(criterion);
    if (IsOfAgentAlone(criterion)) plan.ordering.criteria.push_back(criterion);
    plan.uses_last_agent = plan.uses_last_agent || criterion == v1::CRITERION_LAST_AGENT;
    plan.uses_proficiency = plan.uses_proficiency || criterion == v1::CRITERION_PROFICIENCY;
    plan.is_random = plan.is_random || criterion == v1::CRITERION_RANDOM;
    if (!plan.uses_proficiency) {
      plan.leading_keys = static_cast<std::uint32_t>(std::min<std::size_t>(plan.ordering.criteria.size(), 2));
    }
  }
  plan.criteria.push_back(v1::CRITERION_AGENT_ID);
  plan.ordering.criteria.push_back(v1::CRITERION_AGENT_ID);
  return plan;
}

}  // namespace chatcore::routing
