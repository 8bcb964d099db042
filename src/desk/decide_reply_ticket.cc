#include <string>

#include "fmt/format.h"
#include "src/desk/decide.h"
#include "src/desk/gate.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

namespace {

// The ticket that takes the reply: a merged one passes it on. Empty when the last one has left the state.
std::string FollowMerges(const State& state, std::string ticket_id) {
  for (std::size_t hops = 0; hops <= state.tickets.size(); ++hops) {
    const Found<ticket::Ticket> ticket = FindTicket(state, ticket_id, base::kNoHandle);
    if (!ticket) return "";
    if (ticket->record.merged_into_ticket_id().empty()) return ticket_id;
    ticket_id = ticket->record.merged_into_ticket_id();
  }
  return "";
}

std::string FollowUpId(const State& state, const v1::ReplyTicket& command, const std::string& ticket_id,
                       std::uint32_t follow_ups) {
  if (!command.follow_up_ticket_id().empty()) return command.follow_up_ticket_id();
  std::uint32_t number = follow_ups + 1;
  std::string id = fmt::format("{}+{}", ticket_id, number);
  while (state.ticket_ids.contains(id) || state.stub_ids.contains(id)) id = fmt::format("{}+{}", ticket_id, ++number);
  return id;
}

void OpenFollowUp(const Context& context, const v1::ReplyTicket& command, const v1::TicketRecord& before,
                  std::uint32_t follow_ups) {
  const Found<Customer> known = FindCustomer(context.state, before.customer_id(), base::kNoHandle);
  if (known && known->blocked) {
    return context.emit.Reject(v1::REJECT_REASON_SENDER_BLOCKED, "ticket_id: its customer is blocked as a sender");
  }
  const std::string ticket_id = FollowUpId(context.state, command, before.ticket_id(), follow_ups);
  if (!MayOpenTicket(context, ticket_id)) return;
  const base::Handle customer = EmitCustomerIfNew(context.emit, before.customer_id(), "");
  if (customer == base::kNoHandle) return;
  const Found<agent::Agent> assignee = FindAgent(context.state, before.assignee_id(), base::kNoHandle);
  EmitTicketOpened(context, {.ticket_id = ticket_id,
                             .customer = customer,
                             .customer_id = before.customer_id(),
                             .source = v1::TICKET_SOURCE_FOLLOW_UP,
                             .subject = before.subject(),
                             .priority = before.priority(),
                             .team_id = before.team_id(),
                             .assignee = assignee.handle,
                             .follows_ticket_id = before.ticket_id(),
                             .message_id = command.message_id()});
}

// A reply to a ticket that has left the state: its record came along, or a stub is left of it.
void ReplyToLeftTicket(const Context& context, const v1::ReplyTicket& command, v1::RejectReason problem) {
  const State& state = context.state;
  // The handle of a ticket that has left is stale; the id is then a name of its own, but of nothing that is here.
  if (problem == v1::REJECT_REASON_ID_MISMATCH || state.ticket_ids.contains(command.ticket_id())) {
    return context.emit.Reject(problem, "ticket_id, ticket: they must name one ticket");
  }
  v1::TicketRecord before = command.recalled();
  std::uint32_t follow_ups = 0;
  if (const auto stub = state.stub_ids.find(command.ticket_id()); stub != state.stub_ids.end()) {
    const ticket::TicketStub& left = *state.stubs.Find(stub->second);
    if (!before.customer_id().empty() && before.customer_id() != left.customer_id) {
      return context.emit.Reject(v1::REJECT_REASON_RECORD_MISMATCH, "recalled.customer_id: not the ticket's customer");
    }
    before.set_ticket_id(left.ticket_id);
    before.set_customer_id(left.customer_id);
    follow_ups = left.follow_ups;
  } else if (before.customer_id().empty()) {
    return context.emit.Reject(problem, "ticket_id, ticket: not in the state; send its record in `recalled`");
  }
  if (!Permit(context, context.actor.customer_id == before.customer_id())) return;
  if (context.actor.kind != v1::ACTOR_KIND_CUSTOMER) {
    return context.emit.Reject(v1::REJECT_REASON_TICKET_ARCHIVED, "ticket: archived; open a new one");
  }
  OpenFollowUp(context, command, before, follow_ups);
}

TicketTrigger TriggerOf(const Context& context, const v1::ReplyTicket& command) {
  if (context.actor.kind == v1::ACTOR_KIND_CUSTOMER) return TicketTrigger::kCustomerReplied;
  const bool asks = command.asks_for_information() || command.pending_until_us() != 0;
  return asks ? TicketTrigger::kAgentAsked : TicketTrigger::kAgentReplied;
}

void EmitReplied(const Context& context, const v1::ReplyTicket& command, base::Handle handle, const Passage& passage,
                 bool resets_silence) {
  const ticket::Ticket& ticket = *context.state.tickets.Find(handle);
  const bool spam = ticket.record.status() == v1::TICKET_STATUS_SPAM;
  const v1::TicketPolicy& policy = context.state.config.tickets();
  context.emit.Emit({.customer = !command.internal_note() && !spam, .supervisors = true, .agents = {ticket.assignee}},
                    [&](v1::Event& event) {
                      v1::TicketReplied& body = *event.mutable_ticket_replied();
                      body.set_ticket(handle);
                      body.set_ticket_id(ticket.record.ticket_id());
                      body.set_message_id(command.message_id());
                      body.set_author(context.actor.kind);
                      body.set_agent(context.actor.agent);
                      body.set_internal_note(command.internal_note());
                      *body.mutable_facts() = passage.facts;
                      if (resets_silence && !policy.no_silence_rule()) {
                        body.set_silence_until_us(context.emit.at_us() + policy.reminder_after_us());
                      }
                    });
  if (passage.findings.empty()) return;
  context.emit.Emit({.supervisors = true, .agents = {context.actor.agent}}, [&](v1::Event& event) {
    v1::MessageFindings& body = *event.mutable_message_findings();
    body.set_ticket(handle);
    body.set_message_id(command.message_id());
    body.set_agent(context.actor.agent);
    body.mutable_findings()->CopyFrom(passage.findings);
    body.set_confirmed(passage.confirmed);
  });
}

void ReplyToTicket(const Context& context, const v1::ReplyTicket& command, base::Handle handle) {
  const State& state = context.state;
  Emitter& emit = context.emit;
  if (!IsPendingDateAhead(context, command.pending_until_us())) return;
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const TicketTrigger trigger = TriggerOf(context, command);
  const TicketStep step = DecideTicket(StateOf(ticket, emit.at_us()), trigger, RulesOf(state.config));
  if (step.action == TicketAction::kFollowUp) {
    return OpenFollowUp(context, command, v1::TicketRecord(ticket.record), ticket.follow_ups);
  }
  if (ticket.record.archived()) {
    return emit.Reject(v1::REJECT_REASON_TICKET_ARCHIVED, "ticket: archived; open a new one");
  }
  const bool note = command.internal_note();
  if (step.action == TicketAction::kRefuse && !note) {
    return emit.Reject(v1::REJECT_REASON_NO_TRANSITION, "ticket: spam takes no reply; unmark it first");
  }
  const Customer* customer = state.customers.Find(ticket.customer);
  const std::string language =
      !command.language().empty() || customer == nullptr ? command.language() : customer->profile.language();
  const Passage passage = PassGate(context,
                                   {.text = command.text(),
                                    .language = language,
                                    .channel = v1::CHANNEL_EMAIL,
                                    .confirmed_digest = command.confirmed_digest(),
                                    .internal_note = note},
                                   {});
  if (!passage.passed) return;
  const bool waits_on = step.action == TicketAction::kStay && ticket.record.status() == v1::TICKET_STATUS_PENDING;
  EmitReplied(context, command, handle, passage, waits_on && !note);
  // A pending ticket that gets a date waits anew, as with the status menu.
  const bool new_date = waits_on && command.pending_until_us() != 0;
  if (note || (step.action != TicketAction::kMove && !new_date)) return;
  v1::TicketCause cause = v1::TICKET_CAUSE_AGENT_REPLIED;
  if (trigger == TicketTrigger::kAgentAsked) cause = v1::TICKET_CAUSE_AGENT_ASKED;
  if (trigger == TicketTrigger::kCustomerReplied) cause = v1::TICKET_CAUSE_CUSTOMER_REPLIED;
  EmitTicketStatus(emit, handle, step.to, cause, context.actor.kind, command.pending_until_us());
}

}  // namespace

void DecideReplyTicket(const Context& context, const v1::ReplyTicket& command) {
  const State& state = context.state;
  Found<ticket::Ticket> ticket = FindTicket(state, command.ticket_id(), command.ticket());
  if (!ticket) return ReplyToLeftTicket(context, command, ticket.problem);
  const bool from_customer = context.actor.kind == v1::ACTOR_KIND_CUSTOMER;
  if (!Permit(context,
              from_customer ? context.actor.customer == ticket->customer : context.actor.agent == ticket->assignee)) {
    return;
  }
  if (from_customer && command.internal_note()) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_PERMITTED, "internal_note: customers write no notes");
  }
  if (from_customer && !ticket->record.merged_into_ticket_id().empty()) {
    const std::string last = FollowMerges(state, ticket->record.ticket_id());
    if (last.empty()) {
      return OpenFollowUp(context, command, v1::TicketRecord(ticket->record), ticket->follow_ups);
    }
    ticket = FindTicket(state, last, base::kNoHandle);
  }
  ReplyToTicket(context, command, ticket.handle);
}

}  // namespace chatcore::desk
