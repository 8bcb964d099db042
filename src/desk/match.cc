#include "src/desk/match.h"

#include <cstdint>
#include <tuple>

#include "src/desk/items.h"
#include "src/routing/eligibility.h"

namespace chatcore::desk {
namespace {

// The order over all queues: weight, then place in line. Lowest first, total.
struct Turn {
  std::uint32_t weight = 0;
  queue::Rank rank;

  bool operator<(const Turn& other) const {
    if (weight != other.weight) return weight > other.weight;
    return rank < other.rank;
  }
};

Turn TurnOf(const State& state, const Conversation& conversation, base::Handle handle) {
  return {.weight = state.queues[conversation.queue].config.weight(), .rank = conversation.RankAs(handle)};
}

// Whether the desk itself may bind or offer it.
bool IsServed(const State& state, const Conversation& conversation) {
  const QueueState& queue = state.queues[conversation.queue];
  return conversation.place == v1::PLACE_QUEUED && !queue.removed && queue.config.mode() != v1::OFFER_MODE_PICK_LIST;
}

bool HasEligibleAgent(const State& state, const Conversation& conversation) {
  const routing::Item item = ItemOf(state, conversation);
  bool found = false;
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
    found = found || routing::FindObstacle(item, handle, agent) == v1::OBSTACLE_UNSPECIFIED;
  });
  return found;
}

std::optional<Turn> FirstFor(const State& state, base::Handle handle) {
  const agent::Agent* agent = state.agents.Find(handle);
  std::optional<Turn> best;
  if (agent == nullptr || agent->presence != v1::PRESENCE_ACCEPTING) return best;
  if (agent->load.units >= agent->capacity_units) return best;
  for (const QueueState& queue : state.queues) {
    if (queue.removed || queue.config.mode() == v1::OFFER_MODE_PICK_LIST) continue;
    if (!routing::IsMember(queue.config, agent->profile)) continue;
    for (const queue::Rank& rank : queue.line) {
      const Turn turn{.weight = queue.config.weight(), .rank = rank};
      if (best && !(turn < *best)) break;
      const Conversation& conversation = *state.conversations.Find(rank.item);
      if (conversation.place != v1::PLACE_QUEUED) continue;
      if (routing::FindObstacle(ItemOf(state, conversation), handle, *agent) != v1::OBSTACLE_UNSPECIFIED) continue;
      best = turn;
      break;
    }
  }
  return best;
}

}  // namespace

std::vector<routing::Candidate> EligibleAgents(const State& state, const Conversation& conversation) {
  const routing::Item item = ItemOf(state, conversation);
  std::vector<routing::Candidate> candidates;
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
    if (routing::FindObstacle(item, handle, agent) != v1::OBSTACLE_UNSPECIFIED) return;
    candidates.push_back({.handle = handle, .agent = &agent});
  });
  return candidates;
}

base::Handle NextToMatch(const State& state, Work& work) {
  std::optional<Turn> best;
  const auto consider = [&best](const Turn& turn) {
    if (!best || turn < *best) best = turn;
  };
  for (auto it = work.items.begin(); it != work.items.end();) {
    const Conversation* conversation = state.conversations.Find(*it);
    if (conversation != nullptr && IsServed(state, *conversation) && HasEligibleAgent(state, *conversation)) {
      consider(TurnOf(state, *conversation, *it));
      ++it;
    } else {
      it = work.items.erase(it);
    }
  }
  for (auto it = work.agents.begin(); it != work.agents.end();) {
    if (const std::optional<Turn> turn = FirstFor(state, *it)) {
      consider(*turn);
      ++it;
    } else {
      it = work.agents.erase(it);
    }
  }
  return best ? best->rank.item : base::kNoHandle;
}

}  // namespace chatcore::desk
