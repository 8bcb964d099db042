#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideAbandonConversation(const Context& context, const v1::AbandonConversation& command) {
  const Found<Conversation> conversation =
      FindConversation(context.state, command.conversation_id(), command.conversation());
  if (!conversation) {
    return context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  }
  if (conversation->place == v1::PLACE_CLOSED) {
    return context.emit.Reject(v1::REJECT_REASON_CONVERSATION_CLOSED, "conversation: it is closed already");
  }
  if (!Permit(context, context.actor.customer == conversation->customer)) return;
  const v1::Outcome outcome = IsAnswered(*conversation.thing) ? v1::OUTCOME_SERVED : v1::OUTCOME_ABANDONED;
  EmitClosed(context.emit, conversation.handle, outcome, v1::END_REASON_CUSTOMER_LEFT, "", v1::ACTOR_KIND_CUSTOMER);
}

}  // namespace chatcore::desk
