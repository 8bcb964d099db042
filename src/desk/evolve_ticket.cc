#include <string>
#include <utility>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"

namespace chatcore::desk {
namespace {

void CountFollowUp(State& state, const std::string& ticket_id) {
  if (const auto found = state.ticket_ids.find(ticket_id); found != state.ticket_ids.end()) {
    ++state.tickets.Find(found->second)->follow_ups;
  } else if (const auto stub = state.stub_ids.find(ticket_id); stub != state.stub_ids.end()) {
    ++state.stubs.Find(stub->second)->follow_ups;
  }
}

// The ticket leaves the state; its customer may be next.
void Leave(State& state, base::Handle handle, ticket::Ticket& ticket) {
  ClearDeadline(state, ticket.pending_until);
  ClearDeadline(state, ticket.silence);
  ClearDeadline(state, ticket.leave);
  const base::Handle customer_handle = ticket.customer;
  if (Customer* customer = state.customers.Find(customer_handle)) EraseSorted(customer->tickets, handle);
  if (Conversation* conversation = state.conversations.Find(ticket.conversation)) {
    if (conversation->ticket == handle) conversation->ticket = base::kNoHandle;
  }
  state.ticket_ids.erase(ticket.record.ticket_id());
  state.tickets.Erase(handle);
  NoteCustomerTouched(state, customer_handle);
}

}  // namespace

absl::Status EvolveTicketOpened(State& state, const v1::Event& event, const v1::TicketOpened& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  ticket::Ticket ticket;
  ticket.customer = body.customer();
  ticket.assignee = body.assignee();
  ticket.conversation = body.conversation();
  v1::TicketRecord& record = ticket.record;
  record.set_ticket_id(body.ticket_id());
  record.set_customer_id(body.customer_id());
  record.set_status(v1::TICKET_STATUS_OPEN);
  record.set_source(body.source());
  record.set_subject(body.subject());
  record.set_priority(body.priority());
  record.set_team_id(body.team_id());
  record.set_assignee_id(body.assignee_id());
  record.set_conversation_id(body.conversation_id());
  record.set_follows_ticket_id(body.follows_ticket_id());
  record.set_opened_us(event.at_us());
  if (!state.ticket_ids.emplace(body.ticket_id(), body.ticket()).second) return Misfit(state, "the ticket exists");
  if (state.tickets.Insert(body.ticket(), std::move(ticket)) == nullptr) {
    return Misfit(state, "the ticket's handle is not the next one");
  }
  InsertSorted(customer->tickets, body.ticket());
  NoteCustomerTouched(state, body.customer());
  if (Conversation* conversation = state.conversations.Find(body.conversation())) {
    conversation->ticket = body.ticket();
    conversation->ticket_id = body.ticket_id();
  }
  if (!body.follows_ticket_id().empty()) CountFollowUp(state, body.follows_ticket_id());
  return absl::OkStatus();
}

absl::Status EvolveTicketReplied(State& state, const v1::Event& event, const v1::TicketReplied& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  if (!body.internal_note() && body.author() != v1::ACTOR_KIND_CUSTOMER) {
    ticket->record.set_public_replies(ticket->record.public_replies() + 1);
    const agent::Agent* author = state.agents.Find(body.agent());
    const bool person =
        body.author() == v1::ACTOR_KIND_AGENT && author != nullptr && author->profile.kind() != v1::AGENT_KIND_BOT;
    if (person && ticket->record.first_reply_us() == 0) ticket->record.set_first_reply_us(event.at_us());
  }
  if (body.silence_until_us() != 0) {
    ticket->reminded = false;
    SetDeadline(state, ticket->silence, body.silence_until_us(), TimerKind::kTicketSilence, body.ticket());
  }
  return absl::OkStatus();
}

absl::Status EvolveTicketStatusChanged(State& state, const v1::Event& event, const v1::TicketStatusChanged& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  v1::TicketRecord& record = ticket->record;
  if (body.to() == v1::TICKET_STATUS_SPAM) ticket->before_spam = record.status();
  if (body.to() == v1::TICKET_STATUS_SOLVED && record.solved_us() == 0) record.set_solved_us(event.at_us());
  if (record.status() == v1::TICKET_STATUS_SOLVED && body.cause() != v1::TICKET_CAUSE_NOT_SPAM &&
      (body.to() == v1::TICKET_STATUS_OPEN || body.to() == v1::TICKET_STATUS_PENDING)) {
    record.set_reopens(record.reopens() + 1);
  }
  record.set_status(body.to());
  if (body.to() != v1::TICKET_STATUS_SOLVED) record.clear_merged_into_ticket_id();
  ticket->reminded = false;
  ticket->reopen_until_us = body.reopen_until_us();
  const std::int64_t leave_us = body.to() == v1::TICKET_STATUS_SPAM ? body.purge_us() : body.archive_us();
  SetDeadline(state, ticket->pending_until, body.pending_until_us(), TimerKind::kTicketPending, body.ticket());
  SetDeadline(state, ticket->silence, body.silence_until_us(), TimerKind::kTicketSilence, body.ticket());
  SetDeadline(state, ticket->leave, leave_us, TimerKind::kTicketLeave, body.ticket());
  return absl::OkStatus();
}

absl::Status EvolveTicketAssigned(State& state, const v1::Event& event, const v1::TicketAssigned& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  ticket->assignee = body.assignee();
  ticket->record.set_assignee_id(body.assignee_id());
  ticket->record.set_team_id(body.team_id());
  return absl::OkStatus();
}

absl::Status EvolveTicketMerged(State& state, const v1::Event& event, const v1::TicketMerged& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  ticket->record.set_merged_into_ticket_id(body.into_ticket_id());
  if (ticket->record.solved_us() == 0) ticket->record.set_solved_us(event.at_us());
  ticket->record.set_status(v1::TICKET_STATUS_SOLVED);
  ClearDeadline(state, ticket->pending_until);
  ClearDeadline(state, ticket->silence);
  SetDeadline(state, ticket->leave, body.archive_us(), TimerKind::kTicketLeave, body.ticket());
  return absl::OkStatus();
}

absl::Status EvolveTicketReminded(State& state, const v1::Event& event, const v1::TicketReminded& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  ticket->reminded = true;
  SetDeadline(state, ticket->silence, body.silence_until_us(), TimerKind::kTicketSilence, body.ticket());
  return absl::OkStatus();
}

absl::Status EvolveTicketArchived(State& state, const v1::Event& event, const v1::TicketArchived& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  ticket->record.set_archived(true);
  ticket->record.set_archived_us(event.at_us());
  SetDeadline(state, ticket->leave, body.retire_us(), TimerKind::kTicketLeave, body.ticket());
  return absl::OkStatus();
}

absl::Status EvolveTicketRetired(State& state, const v1::Event& event, const v1::TicketRetired& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr || !ticket->record.archived()) return Misfit(state, "it is not archived");
  if (body.stub_until_us() == 0) {  // no room for a stub
    Leave(state, body.ticket(), *ticket);
    return absl::OkStatus();
  }
  const base::Handle stub_handle = state.stubs.NextHandle();
  ticket::TicketStub* stub = state.stubs.Insert(stub_handle, {.ticket_id = body.record().ticket_id(),
                                                              .customer_id = body.record().customer_id(),
                                                              .follow_ups = ticket->follow_ups});
  if (stub == nullptr || !state.stub_ids.emplace(stub->ticket_id, stub_handle).second) {
    return Misfit(state, "the stub exists already");
  }
  SetDeadline(state, stub->drop, body.stub_until_us(), TimerKind::kStubDrop, stub_handle);
  Leave(state, body.ticket(), *ticket);
  return absl::OkStatus();
}

absl::Status EvolveTicketErased(State& state, const v1::Event& event, const v1::TicketErased& body) {
  ticket::Ticket* ticket = state.tickets.Find(body.ticket());
  if (ticket == nullptr) return Misfit(state, "no such ticket");
  Leave(state, body.ticket(), *ticket);
  return absl::OkStatus();
}

absl::Status EvolveTicketStubDropped(State& state, const v1::Event& event, const v1::TicketStubDropped& body) {
  const auto found = state.stub_ids.find(body.ticket_id());
  if (found == state.stub_ids.end()) return Misfit(state, "no such stub");
  ClearDeadline(state, state.stubs.Find(found->second)->drop);
  state.stubs.Erase(found->second);
  state.stub_ids.erase(found);
  return absl::OkStatus();
}

}  // namespace chatcore::desk
