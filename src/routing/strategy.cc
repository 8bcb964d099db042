#include "src/routing/strategy.h"

#include <algorithm>
#include <compare>

#include "src/base/hasher.h"
#include "src/base/random.h"

namespace chatcore::routing {
namespace {

template <typename T>
int Order(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

std::uint64_t Proficiency(const Item& item, const agent::Agent& agent) {
  const auto& own = item.requirement->skills();
  std::uint64_t sum = 0;
  for (const v1::SkillLevel& skill : own) sum += LevelOf(agent.profile, skill.skill_id());
  for (const v1::SkillLevel& skill : item.queue_config->requirement().skills()) {
    const bool counted = std::any_of(own.begin(), own.end(),
                                     [&](const v1::SkillLevel& other) { return other.skill_id() == skill.skill_id(); });
    if (!counted) sum += LevelOf(agent.profile, skill.skill_id());
  }
  return sum;
}

std::uint32_t SpareUnits(const agent::Agent& agent) {
  return agent.capacity_units - std::min(agent.load.units, agent.capacity_units);
}

std::uint32_t AssignedOn(const agent::Agent& agent, std::int64_t day) {
  return agent.day == day ? agent.assigned_today : 0;
}

std::uint64_t DrawFor(const agent::Agent& agent, std::uint64_t draw) {
  return base::RandomNumber(draw + base::HashBytes(agent.profile.agent_id()));
}

// The first criterion on which the two differ, and the sign.
struct Difference {
  v1::Criterion criterion;
  int sign;
};

Difference Compare(const Item& item, const agent::Agent& a, const agent::Agent& b, std::int64_t at_us,
                   std::uint64_t draw) {
  for (int criterion : item.queue_config->strategy()) {
    const int sign = CompareBy(static_cast<v1::Criterion>(criterion), item, a, b, at_us, draw);
    if (sign != 0) return {static_cast<v1::Criterion>(criterion), sign};
  }
  return {v1::CRITERION_AGENT_ID, CompareBy(v1::CRITERION_AGENT_ID, item, a, b, at_us, draw)};
}

bool Draws(const v1::Queue& queue) {
  return std::find(queue.strategy().begin(), queue.strategy().end(), v1::CRITERION_RANDOM) != queue.strategy().end();
}

}  // namespace

int CompareBy(v1::Criterion criterion, const Item& item, const agent::Agent& a, const agent::Agent& b,
              std::int64_t at_us, std::uint64_t draw) {
  switch (criterion) {
    case v1::CRITERION_LAST_AGENT:
      return Order(b.profile.agent_id() == item.last_agent_id, a.profile.agent_id() == item.last_agent_id);
    case v1::CRITERION_PROFICIENCY:
      return Order(Proficiency(item, b), Proficiency(item, a));
    case v1::CRITERION_LOAD_SHARE:
      return Order(std::uint64_t{a.load.units} * b.capacity_units, std::uint64_t{b.load.units} * a.capacity_units);
    case v1::CRITERION_OPEN_COUNT:
      return Order(a.load.items, b.load.items);
    case v1::CRITERION_SPARE_CAPACITY:
      return Order(SpareUnits(b), SpareUnits(a));
    case v1::CRITERION_LONGEST_IDLE:
      return Order(a.idle_since_us, b.idle_since_us);
    case v1::CRITERION_LEAST_RECENTLY_OFFERED:
      return Order(a.last_offered_us, b.last_offered_us);
    case v1::CRITERION_FEWEST_TODAY:
      return Order(AssignedOn(a, agent::DayOf(at_us)), AssignedOn(b, agent::DayOf(at_us)));
    case v1::CRITERION_FIXED_ORDER:
      return Order(a.profile.order(), b.profile.order());
    case v1::CRITERION_RANDOM:
      return Order(DrawFor(a, draw), DrawFor(b, draw));
    case v1::CRITERION_AGENT_ID:
      return Order(a.profile.agent_id(), b.profile.agent_id());
    case v1::CRITERION_UNSPECIFIED:
    case v1::Criterion_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Criterion_INT_MAX_SENTINEL_DO_NOT_USE_:
      return 0;
  }
  return 0;
}

Choice Choose(const Item& item, std::span<const Candidate> candidates, std::int64_t at_us, std::uint64_t random_state) {
  Choice choice;
  if (candidates.size() > 1 && Draws(*item.queue_config)) choice.random_state = base::NextRandomState(random_state);
  const std::uint64_t draw = base::RandomNumber(choice.random_state);

  const Candidate* best = &candidates[0];
  for (const Candidate& candidate : candidates.subspan(1)) {
    if (Compare(item, *candidate.agent, *best->agent, at_us, draw).sign < 0) best = &candidate;
  }
  // What set the winner apart is what separates it from the best of the others.
  const Candidate* second = nullptr;
  for (const Candidate& candidate : candidates) {
    if (&candidate == best) continue;
    if (second == nullptr || Compare(item, *candidate.agent, *second->agent, at_us, draw).sign < 0) second = &candidate;
  }
  choice.agent = best->handle;
  if (second != nullptr) choice.decided_by = Compare(item, *best->agent, *second->agent, at_us, draw).criterion;
  return choice;
}

}  // namespace chatcore::routing
