#include "src/desk/transient.h"

#include <algorithm>
#include <vector>

namespace chatcore::desk {
namespace {

bool IsOpen(const State& state, base::Handle agent, std::uint64_t opened_seq) {
  const agent::Agent* found = state.agents.Find(agent);
  return found != nullptr &&
         std::any_of(found->connections.begin(), found->connections.end(),
                     [&](const agent::Connection& connection) { return connection.opened_seq == opened_seq; });
}

}  // namespace

void RenewLease(Transient& transient, base::Handle agent, std::uint64_t opened_seq, std::int64_t due_us) {
  base::TimerId& id = transient.lease_ids[{agent, opened_seq}];
  transient.leases.Cancel(id);
  id = transient.leases.Set({.due_us = due_us, .seq = opened_seq, .owner = agent});
}

void StartLeases(Transient& transient, const State& state, std::int64_t due_us) {
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
    for (const agent::Connection& connection : agent.connections) {
      RenewLease(transient, handle, connection.opened_seq, due_us);
    }
  });
}

void DropDeadLeases(Transient& transient, const State& state) {
  for (auto it = transient.lease_ids.begin(); it != transient.lease_ids.end();) {
    if (IsOpen(state, it->first.first, it->first.second)) {
      ++it;
      continue;
    }
    transient.leases.Cancel(it->second);
    it = transient.lease_ids.erase(it);
  }
}

void ShiftLeases(Transient& transient, std::int64_t gap_us) {
  std::vector<base::Timer> leases;
  while (const base::Timer* next = transient.leases.Next()) {
    leases.push_back(*next);
    transient.leases.Cancel(transient.lease_ids[{next->owner, next->seq}]);
  }
  for (const base::Timer& lease : leases) RenewLease(transient, lease.owner, lease.seq, lease.due_us + gap_us);
}

bool IsPreviewTooSoon(Transient& transient, const State& state, base::Handle conversation, std::int64_t now_us) {
  // Forgets ended conversations once they are the larger part, so the cost stays constant on average.
  if (transient.previews_us.size() > 2 * std::size_t{state.counts.active} + 64) {
    std::erase_if(transient.previews_us, [&](const auto& entry) {
      const Conversation* found = state.conversations.Find(entry.first);
      return found == nullptr || found->place != v1::PLACE_ACTIVE;
    });
  }
  const auto [entry, first] = transient.previews_us.try_emplace(conversation, now_us);
  if (first) return false;
  if (now_us - entry->second < state.config.conversations().preview_interval_us()) return true;
  entry->second = now_us;
  return false;
}

}  // namespace chatcore::desk
