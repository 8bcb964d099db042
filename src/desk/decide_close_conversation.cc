#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

namespace {

v1::Outcome OutcomeOf(const Context& context, const v1::CloseConversation& command, const Conversation& conversation) {
  const bool by_customer = context.actor.kind == v1::ACTOR_KIND_CUSTOMER;
  if (by_customer ? IsAnswered(conversation) : conversation.first_assigned_us != 0) return v1::OUTCOME_SERVED;
  if (command.open_ticket()) return v1::OUTCOME_MOVED;
  return by_customer ? v1::OUTCOME_ABANDONED : v1::OUTCOME_REFUSED;
}

}  // namespace

void DecideCloseConversation(const Context& context, const v1::CloseConversation& command) {
  const State& state = context.state;
  const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
  if (!conversation) {
    return context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  }
  if (conversation->place == v1::PLACE_CLOSED) {
    return context.emit.Reject(v1::REJECT_REASON_CONVERSATION_CLOSED, "conversation: it is closed already");
  }
  const base::Handle owner = OwnerOf(state, *conversation.thing);
  const bool customer = context.actor.kind == v1::ACTOR_KIND_CUSTOMER;
  if (!Permit(context, customer ? context.actor.customer == conversation->customer : context.actor.agent == owner)) {
    return;
  }
  if (command.open_ticket() && !MayOpenTicket(context, command.ticket_id())) return;
  EmitClosed(context.emit, conversation.handle, OutcomeOf(context, command, *conversation.thing), v1::END_REASON_CLOSED,
             command.reason(), context.actor.kind);
  if (!command.open_ticket()) return;
  EmitTicketOpened(context, {.ticket_id = command.ticket_id(),
                             .customer = conversation->customer,
                             .customer_id = CustomerIdOf(state, conversation->customer),
                             .source = v1::TICKET_SOURCE_CHAT,
                             .priority = conversation->priority,
                             .assignee = owner,
                             .conversation = conversation.handle});
}

}  // namespace chatcore::desk
