#include "src/desk/decide.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

namespace {

TicketTrigger MenuTrigger(v1::TicketStatus status) {
  if (status == v1::TICKET_STATUS_PENDING) return TicketTrigger::kMenuPending;
  if (status == v1::TICKET_STATUS_SOLVED) return TicketTrigger::kMenuSolved;
  return TicketTrigger::kMenuOpen;
}

}  // namespace

void DecideSetTicketStatus(const Context& context, const v1::SetTicketStatus& command) {
  const State& state = context.state;
  const base::Handle handle = FindTicketToChange(context, command.ticket_id(), command.ticket());
  if (handle == base::kNoHandle) return;
  if (!IsPendingDateAhead(context, command.pending_until_us())) return;
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const TicketStep step =
      DecideTicket(StateOf(ticket, context.emit.at_us()), MenuTrigger(command.status()), RulesOf(state.config));
  if (step.action == TicketAction::kRefuse) {
    return context.emit.Reject(v1::REJECT_REASON_NO_TRANSITION, "ticket: spam; unmark it first");
  }
  const bool new_date = command.status() == v1::TICKET_STATUS_PENDING && command.pending_until_us() != 0;
  if (step.action == TicketAction::kStay && !new_date) {
    return context.emit.Reject(v1::REJECT_REASON_SAME_TARGET, "status: it has this status already");
  }
  EmitTicketStatus(context.emit, handle, step.to, v1::TICKET_CAUSE_MENU, context.actor.kind,
                   command.pending_until_us());
}

}  // namespace chatcore::desk
