#ifndef CHATCORE_SRC_DESK_QUEUE_INDEX_H_
#define CHATCORE_SRC_DESK_QUEUE_INDEX_H_

#include <cstdint>
#include <vector>

#include "src/desk/state.h"

namespace chatcore::desk {

/// Lays the queues out anew after the configuration has changed: first those of the configuration in its order, then
/// removed ones that something still refers to. Conversations and assignments keep their queue, get its new index and,
/// while they wait, their new rank. Cost: linear in conversations and assignments.
///
/// For event handlers and for Restore.
void IndexQueues(State& state);

/// Tells the router everything anew: queues and units, the agents, the conversations that wait. After IndexQueues, and
/// after the capacities of agents have changed. Cost: linear in both.
void IndexRouter(State& state);

/// For every queue whether a conversation or an assignment refers to it. Cost: linear in both.
std::vector<bool> ReferredQueues(const State& state);

/// The units an agent may hold: its own or the configured default.
std::uint32_t CapacityOf(const v1::Config& config, const v1::Agent& profile);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_QUEUE_INDEX_H_
