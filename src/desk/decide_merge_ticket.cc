#include <string>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

namespace {

// True when `start` leads, over merges, to `ticket_id`: merging would close a circle.
bool LeadsTo(const State& state, const v1::TicketRecord& start, const std::string& ticket_id) {
  std::string next = start.ticket_id();
  for (std::size_t hops = 0; !next.empty() && hops <= state.tickets.size(); ++hops) {
    if (next == ticket_id) return true;
    const Found<ticket::Ticket> ticket = FindTicket(state, next, base::kNoHandle);
    if (!ticket) return false;
    next = ticket->record.merged_into_ticket_id();
  }
  return false;
}

}  // namespace

void DecideMergeTicket(const Context& context, const v1::MergeTicket& command) {
  const State& state = context.state;
  const base::Handle handle = FindTicketToChange(context, command.ticket_id(), command.ticket());
  if (handle == base::kNoHandle) return;
  const base::Handle into = FindTicketToChange(context, command.into_ticket_id(), command.into_ticket());
  if (into == base::kNoHandle) return;
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const ticket::Ticket& target = *state.tickets.Find(into);
  if (LeadsTo(state, target.record, ticket.record.ticket_id())) {
    return context.emit.Reject(v1::REJECT_REASON_SAME_TARGET, "into_ticket_id: it is, or leads to, the same ticket");
  }
  const TicketStep step =
      DecideTicket(StateOf(ticket, context.emit.at_us()), TicketTrigger::kMerged, RulesOf(state.config));
  if (step.action == TicketAction::kRefuse || target.record.status() == v1::TICKET_STATUS_SPAM) {
    return context.emit.Reject(v1::REJECT_REASON_NO_TRANSITION, "ticket, into_ticket: spam is not merged; unmark it");
  }
  context.emit.Emit({.supervisors = true, .agents = {ticket.assignee, target.assignee}}, [&](v1::Event& event) {
    v1::TicketMerged& body = *event.mutable_ticket_merged();
    body.set_ticket(handle);
    body.set_ticket_id(ticket.record.ticket_id());
    body.set_into_ticket(into);
    body.set_into_ticket_id(target.record.ticket_id());
    body.set_archive_us(ArchiveTime(state.config.tickets(), context.emit.at_us()));
  });
}

}  // namespace chatcore::desk
