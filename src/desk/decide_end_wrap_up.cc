#include <string_view>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

namespace {

// The wrap-up of a conversation: the assignment is found by id, for the conversation may have left already.
base::Handle WrapUpOf(const Context& context, std::string_view conversation_id) {
  base::Handle found = base::kNoHandle;
  context.state.assignments.ForEach([&](base::Handle handle, const Assignment& assignment) {
    if (!assignment.wrap_up || assignment.conversation_id != conversation_id) return;
    if (found == base::kNoHandle || assignment.agent == context.actor.agent) found = handle;
  });
  return found;
}

}  // namespace

void DecideEndWrapUp(const Context& context, const v1::EndWrapUp& command) {
  const State& state = context.state;
  base::Handle handle = command.assignment();
  if (handle != base::kNoHandle && state.assignments.Find(handle) == nullptr) {
    return context.emit.Reject(v1::REJECT_REASON_STALE_HANDLE, "assignment: it has ended");
  }
  if (handle == base::kNoHandle && command.conversation() == base::kNoHandle) {
    handle = WrapUpOf(context, command.conversation_id());
  } else if (handle == base::kNoHandle) {
    const Found<Conversation> named = FindConversation(state, command.conversation_id(), command.conversation());
    if (!named) {
      return context.emit.Reject(named.problem, "conversation_id, conversation: they must name one conversation");
    }
    handle = WrapUpOf(context, named->conversation_id);
  }
  const Assignment* assignment = state.assignments.Find(handle);
  if (assignment == nullptr || !assignment->wrap_up) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "assignment, conversation_id: no wrap-up is running");
  }
  if (!Permit(context, assignment->agent == context.actor.agent)) return;
  EmitWrapUpEnded(context.emit, handle);
}

}  // namespace chatcore::desk
