#ifndef CHATCORE_SRC_DESK_MATCH_H_
#define CHATCORE_SRC_DESK_MATCH_H_

#include <optional>
#include <vector>

#include "src/desk/state.h"
#include "src/routing/strategy.h"

namespace chatcore::desk {

/// The agents that could take the conversation now, in order of handles. Cost: linear in agents.
std::vector<routing::Candidate> EligibleAgents(const State& state, const Conversation& conversation);

/// The conversation that the desk binds or offers next: the first, in the order of queues, that waits in a queue the
/// desk serves by itself and has an eligible agent. kNoHandle when there is none.
///
/// Looks where `work` says and narrows it. Cost: for each agent the items before its first match in the lines of its
/// queues, for each item the agents.
base::Handle NextToMatch(const State& state, Work& work);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_MATCH_H_
