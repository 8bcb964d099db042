#ifndef CHATCORE_SRC_DESK_MATCH_H_
#define CHATCORE_SRC_DESK_MATCH_H_

#include <optional>

#include "src/desk/state.h"
#include "src/routing/strategy.h"

namespace chatcore::desk {

/// The conversation that the desk binds or offers next: of those that wait in a queue the desk serves by itself and
/// have an eligible agent, the one whose turn it is. kNoHandle when there is none.
///
/// Looks where `work` says and narrows it. Cost: a search of the router for each thing to look at.
base::Handle NextToMatch(const State& state, Work& work);

/// The agent for a conversation that NextToMatch gave. `at_us`: the time of the decision.
std::optional<routing::Choice> ChooseAgent(const State& state, base::Handle conversation, std::int64_t at_us);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_MATCH_H_
