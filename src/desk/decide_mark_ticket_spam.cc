#include <string>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

void DecideMarkTicketSpam(const Context& context, const v1::MarkTicketSpam& command) {
  const State& state = context.state;
  const base::Handle handle = FindTicketToChange(context, command.ticket_id(), command.ticket());
  if (handle == base::kNoHandle) return;
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const TicketStep step =
      DecideTicket(StateOf(ticket, context.emit.at_us()), TicketTrigger::kMarkedSpam, RulesOf(state.config));
  if (step.action == TicketAction::kRefuse) {
    return context.emit.Reject(v1::REJECT_REASON_SAME_TARGET, "ticket: it is spam already");
  }
  const base::Handle sender = ticket.customer;
  EmitTicketStatus(context.emit, handle, step.to, v1::TICKET_CAUSE_MARKED_SPAM, context.actor.kind);
  if (!command.block_sender() || state.customers.Find(sender)->blocked) return;
  context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_sender_blocked()->set_customer(sender);
    event.mutable_sender_blocked()->set_customer_id(std::string(CustomerIdOf(state, sender)));
  });
}

}  // namespace chatcore::desk
