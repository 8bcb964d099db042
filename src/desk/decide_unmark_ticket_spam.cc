#include "src/desk/decide.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

void DecideUnmarkTicketSpam(const Context& context, const v1::UnmarkTicketSpam& command) {
  const State& state = context.state;
  const base::Handle handle = FindTicketToChange(context, command.ticket_id(), command.ticket());
  if (handle == base::kNoHandle) return;
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const TicketStep step =
      DecideTicket(StateOf(ticket, context.emit.at_us()), TicketTrigger::kUnmarkedSpam, RulesOf(state.config));
  if (step.action == TicketAction::kRefuse) {
    return context.emit.Reject(v1::REJECT_REASON_NO_TRANSITION, "ticket: it is not spam");
  }
  EmitTicketStatus(context.emit, handle, ticket.before_spam, v1::TICKET_CAUSE_NOT_SPAM, context.actor.kind);
}

}  // namespace chatcore::desk
