#ifndef CHATCORE_SRC_DESK_EVOLVE_INTERNAL_H_
#define CHATCORE_SRC_DESK_EVOLVE_INTERNAL_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "src/base/status.h"
#include "src/desk/state.h"

// What the handlers share. Private to evolve_*.cc and to the rebuilding of a snapshot.

namespace chatcore::desk {

/// The event does not fit the state: a damaged journal or a bug.
absl::Status Misfit(const State& state, std::string_view what);

/// Sets the deadline and its timer; a deadline of 0 clears both.
void SetDeadline(State& state, base::Deadline& deadline, std::int64_t at_us, TimerKind kind, base::Handle owner,
                 base::Handle other = base::kNoHandle);
void ClearDeadline(State& state, base::Deadline& deadline);

/// Starts the timer of a deadline that was loaded from a snapshot.
void StartTimer(State& state, base::Deadline& deadline, TimerKind kind, base::Handle owner,
                base::Handle other = base::kNoHandle);

inline void InsertSorted(std::vector<base::Handle>& handles, base::Handle handle) {
  handles.insert(std::lower_bound(handles.begin(), handles.end(), handle), handle);
}
inline void EraseSorted(std::vector<base::Handle>& handles, base::Handle handle) {
  const auto found = std::lower_bound(handles.begin(), handles.end(), handle);
  if (found != handles.end() && *found == handle) handles.erase(found);
}

/// An agent has room again, or may do more than before. The router looks at it anew.
void NoteAgentFreed(State& state, base::Handle agent);

/// Moves the conversation through its table and keeps the counts. False when the table has no such row.
bool MovePlace(State& state, Conversation& conversation, ConversationTrigger trigger);

/// Takes the conversation out of its line / puts it in.
void LeaveLine(State& state, base::Handle handle, Conversation& conversation);
void EnterLine(State& state, base::Handle handle, Conversation& conversation);

/// Lets the router look for an agent / no longer. An item on offer keeps its place in the line but looks for nobody.
void EnterRouter(State& state, base::Handle handle, const Conversation& conversation);
void LeaveRouter(State& state, base::Handle handle);

/// Ends an assignment: at once, or into a wrap-up that holds the slot until then.
absl::Status EndAssignment(State& state, base::Handle handle, std::int64_t wrap_up_until_us);

/// Binds the conversation to the agent.
absl::Status BeginAssignment(State& state, base::Handle handle, base::Handle conversation, base::Handle agent,
                             std::uint32_t units);

/// Excludes the agent for this conversation until then.
void AddBackoff(State& state, base::Handle handle, Conversation& conversation, base::Handle agent,
                std::int64_t until_us);
void ClearBackoffs(State& state, Conversation& conversation);

/// A customer of whom nothing is left in the state leaves some time from now.
void NoteCustomerTouched(State& state, base::Handle customer);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_EVOLVE_INTERNAL_H_
