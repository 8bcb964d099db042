#include "src/routing/agent_search.h"

#include <algorithm>
#include <utility>

namespace chatcore::routing {

AgentSearch::AgentSearch(const Question& question)
    : question_(question), is_restricted_(question.max_per_agent != 0 || !question.waiting->backoff_agents->empty()) {}

bool AgentSearch::MayTake(std::uint32_t agent) const {
  if (!is_restricted_) return true;
  const std::uint32_t of_queue = agent::ItemsOfQueue(question_.agents[agent]->load, question_.need->queue_index);
  if (question_.max_per_agent != 0 && of_queue >= question_.max_per_agent) return false;
  return question_.waiting->IsOpenTo(question_.handles[agent]);
}

bool AgentSearch::FindsAny() const {
  const AgentLane& lane = *question_.lane;
  if (!is_restricted_) return lane.heads().MeetsAny(question_.need->profiles);
  bool found = false;
  const auto enough = [&found](const AgentKey&) { return found; };
  lane.heads().Search(question_.need->profiles, enough, [&](std::uint32_t profile_class) {
    lane.VisitInOrder(profile_class, [&](const AgentLane::Entry& entry) {
      found = MayTake(entry.agent);
      return !found;
    });
  });
  return found;
}

std::vector<Candidate> AgentSearch::All() const {
  std::vector<Candidate> candidates;
  const auto never = [](const AgentKey&) { return false; };
  question_.lane->heads().Search(question_.need->profiles, never, [&](std::uint32_t profile_class) {
    for (const AgentLane::Entry& entry : question_.lane->AgentsOf(profile_class)) {
      if (!MayTake(entry.agent)) continue;
      candidates.push_back({.handle = question_.handles[entry.agent], .agent = question_.agents[entry.agent]});
    }
  });
  return candidates;
}

AgentSearch::Pick AgentSearch::PickOf(const AgentLane::Entry& entry, std::uint32_t profile_class) const {
  Pick pick{.entry = entry, .profile_class = profile_class};
  if (question_.plan->uses_proficiency) {
    pick.proficiency = question_.needs->ProficiencyOf(*question_.need, profile_class);
  }
  return pick;
}

int AgentSearch::Compare(v1::Criterion criterion, std::size_t ordinal, const Pick& a, const Pick& b) const {
  if (criterion == v1::CRITERION_LAST_AGENT) return static_cast<int>(b.is_last) - static_cast<int>(a.is_last);
  if (criterion == v1::CRITERION_PROFICIENCY) {
    return a.proficiency == b.proficiency ? 0 : (a.proficiency > b.proficiency ? -1 : 1);
  }
  if (ordinal < a.entry.key.values.size()) {
    const std::uint64_t left = a.entry.key.values[ordinal];
    const std::uint64_t right = b.entry.key.values[ordinal];
    if (left != right) return left < right ? -1 : 1;
    if (criterion != v1::CRITERION_AGENT_ID) return 0;
  }
  return question_.lane->CompareBy(criterion, a.entry.agent, b.entry.agent);
}

v1::Criterion AgentSearch::FirstDifference(const Pick& a, const Pick& b, int& sign) const {
  std::size_t ordinal = 0;  // among the criteria of the ordering
  for (v1::Criterion criterion : question_.plan->criteria) {
    sign = Compare(criterion, ordinal, a, b);
    if (sign != 0) return criterion;
    if (criterion != v1::CRITERION_LAST_AGENT && criterion != v1::CRITERION_PROFICIENCY) ++ordinal;
  }
  return v1::CRITERION_AGENT_ID;
}

bool AgentSearch::IsBefore(const Pick& a, const Pick& b) const {
  int sign = 0;
  FirstDifference(a, b, sign);
  return sign < 0;
}

bool AgentSearch::IsHopeless(const AgentKey& key, const Leaders& leaders) const {
  if (!leaders.second) return false;
  const AgentKey& worst = leaders.second->entry.key;
  for (std::uint32_t i = 0; i < question_.plan->leading_keys; ++i) {
    if (key.values[i] != worst.values[i]) return key.values[i] > worst.values[i];
  }
  return false;
}

void AgentSearch::Enter(const Pick& pick, Leaders& leaders) const {
  if (!leaders.first || IsBefore(pick, *leaders.first)) {
    leaders.second = std::exchange(leaders.first, pick);
  } else if (!leaders.second || IsBefore(pick, *leaders.second)) {
    leaders.second = pick;
  }
}

// The best of the class that is neither the last agent, who enters by itself, nor `without`.
void AgentSearch::EnterBestOf(std::uint32_t profile_class, std::uint32_t without, Leaders& leaders) const {
  const AgentLane::Entry& head = question_.lane->Head(profile_class);
  if (!is_restricted_ && head.agent != question_.last_agent && head.agent != without) {
    return Enter(PickOf(head, profile_class), leaders);
  }
  question_.lane->VisitInOrder(profile_class, [&](const AgentLane::Entry& entry) {
    if (entry.agent == question_.last_agent || entry.agent == without || !MayTake(entry.agent)) return true;
    Enter(PickOf(entry, profile_class), leaders);
    return false;
  });
}

void AgentSearch::EnterLastAgent(Leaders& leaders) const {
  const std::uint32_t agent = question_.last_agent;
  if (!question_.lane->Contains(agent) || !MayTake(agent)) return;
  const std::uint32_t profile_class = question_.lane->ClassOf(agent);
  if (!question_.need->profiles.Test(profile_class)) return;
  Pick pick = PickOf(question_.lane->EntryOf(agent), profile_class);
  pick.is_last = true;
  Enter(pick, leaders);
}

std::optional<Choice> AgentSearch::Best() const {
  Leaders leaders;
  const auto hopeless = [&](const AgentKey& key) { return IsHopeless(key, leaders); };
  question_.lane->heads().Search(question_.need->profiles, hopeless, [&](std::uint32_t profile_class) {
    EnterBestOf(profile_class, AgentLane::kNobody, leaders);
  });
  // The runner-up may be of the winner's own class.
  if (leaders.first && question_.lane->SizeOf(leaders.first->profile_class) > 1) {
    const Pick first = *leaders.first;
    EnterBestOf(first.profile_class, first.entry.agent, leaders);
  }
  EnterLastAgent(leaders);
  if (!leaders.first) return std::nullopt;
  Choice choice{.agent = question_.handles[leaders.first->entry.agent]};
  int sign = 0;
  if (leaders.second) choice.decided_by = FirstDifference(*leaders.first, *leaders.second, sign);
  return choice;
}

}  // namespace chatcore::routing
