#include "src/desk/ticket_steps.h"

#include <algorithm>

#include "src/desk/lookup.h"

namespace chatcore::desk {

bool MayOpenTicket(const Context& context, std::string_view ticket_id) {
  const State& state = context.state;
  if (state.ticket_ids.contains(ticket_id) || state.stub_ids.contains(ticket_id)) {
    context.emit.Reject(v1::REJECT_REASON_ALREADY_EXISTS, "ticket_id: choose an id that was never used");
    return false;
  }
  if (state.tickets.size() >= state.config.limits().max_tickets()) {
    context.emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, "limits.max_tickets: raise it, or archive sooner");
    return false;
  }
  return true;
}

void EmitTicketOpened(const Context& context, const NewTicket& ticket) {
  const State& state = context.state;
  const base::Handle handle = state.tickets.NextHandle();
  context.emit.Emit({.customer = true, .supervisors = true, .agents = {ticket.assignee}}, [&](v1::Event& event) {
    v1::TicketOpened& body = *event.mutable_ticket_opened();
    body.set_ticket(handle);
    body.set_ticket_id(std::string(ticket.ticket_id));
    body.set_customer(ticket.customer);
    body.set_customer_id(std::string(ticket.customer_id));
    body.set_source(ticket.source);
    body.set_subject(std::string(ticket.subject));
    body.set_priority(ticket.priority);
    body.set_team_id(std::string(ticket.team_id));
    body.set_assignee(ticket.assignee);
    body.set_assignee_id(std::string(AgentIdOf(state, ticket.assignee)));
    if (const Conversation* conversation = state.conversations.Find(ticket.conversation)) {
      body.set_conversation(ticket.conversation);
      body.set_conversation_id(conversation->conversation_id);
    }
    body.set_follows_ticket_id(std::string(ticket.follows_ticket_id));
    body.set_message_id(std::string(ticket.message_id));
  });
}

TicketState StateOf(const ticket::Ticket& ticket, std::int64_t at_us) {
  return TicketStateOf(ticket.record.status(), ticket.record.archived(), at_us <= ticket.reopen_until_us);
}

TicketRules RulesOf(const v1::Config& config) { return {.pending_on_reply = config.tickets().pending_on_reply()}; }

void EmitTicketStatus(Emitter& emit, base::Handle handle, v1::TicketStatus to, v1::TicketCause cause, v1::ActorKind by,
                      std::int64_t pending_until_us) {
  const State& state = emit.state();
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const v1::TicketPolicy& policy = state.config.tickets();
  const std::int64_t at_us = emit.at_us();
  const bool told = to != v1::TICKET_STATUS_SPAM && ticket.record.status() != v1::TICKET_STATUS_SPAM;
  emit.Emit({.customer = told, .supervisors = true, .agents = {ticket.assignee}}, [&](v1::Event& event) {
    v1::TicketStatusChanged& body = *event.mutable_ticket_status_changed();
    body.set_ticket(handle);
    body.set_ticket_id(ticket.record.ticket_id());
    body.set_from(ticket.record.status());
    body.set_to(to);
    body.set_cause(cause);
    body.set_by(by);
    if (to == v1::TICKET_STATUS_PENDING) {
      body.set_pending_until_us(pending_until_us);
      if (!policy.no_silence_rule()) body.set_silence_until_us(at_us + policy.reminder_after_us());
    }
    if (to == v1::TICKET_STATUS_SOLVED) {
      body.set_archive_us(ArchiveTime(policy, at_us));
      body.set_reopen_until_us(at_us + policy.reopen_window_us());
    }
    if (to == v1::TICKET_STATUS_SPAM) body.set_purge_us(at_us + policy.spam_purge_after_us());
  });
}

std::int64_t ArchiveTime(const v1::TicketPolicy& policy, std::int64_t at_us) {
  return at_us + std::max(policy.archive_after_us(), policy.reopen_window_us());
}

bool IsPendingDateAhead(const Context& context, std::int64_t pending_until_us) {
  if (pending_until_us == 0 || pending_until_us > context.emit.at_us()) return true;
  context.emit.Reject(v1::REJECT_REASON_EXPIRED,
                      "pending_until_us: has passed; name a time to come, or open the ticket");
  return false;
}

base::Handle FindTicketToChange(const Context& context, std::string_view ticket_id, base::Handle ticket) {
  const Found<ticket::Ticket> found = FindTicket(context.state, ticket_id, ticket);
  if (!found) {
    const bool left = context.state.stub_ids.contains(ticket_id);
    context.emit.Reject(
        left ? v1::REJECT_REASON_TICKET_ARCHIVED : found.problem,
        left ? "ticket: archived; a reply of the customer opens a follow-up" : "ticket_id, ticket: not in the state");
    return base::kNoHandle;
  }
  if (!Permit(context, found->assignee == context.actor.agent)) return base::kNoHandle;
  if (found->record.archived()) {
    context.emit.Reject(v1::REJECT_REASON_TICKET_ARCHIVED,
                        "ticket: archived; a reply of the customer opens a follow-up");
    return base::kNoHandle;
  }
  return found.handle;
}

}  // namespace chatcore::desk
