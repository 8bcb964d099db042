#ifndef CHATCORE_SRC_DESK_INVARIANTS_H_
#define CHATCORE_SRC_DESK_INVARIANTS_H_

#include "absl/status/status.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// What must hold of a state after every command: one place for each conversation, offers and assignments that agree
/// with the conversations and agents they belong to, loads and counts that equal what is held, deadlines where a policy
/// sets one, references that lead somewhere. kDataLoss names what does not hold. Cost: linear in the state.
absl::Status CheckInvariants(const State& state);

/// Whether an agent and an item that the desk may bind have been left apart. For a state that has settled. Cost: agents
/// times waiting items.
absl::Status CheckNothingToMatch(const State& state);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_INVARIANTS_H_
