#include <algorithm>
#include <string>

#include "fmt/format.h"
#include "tests/reference/naive_desk.h"

namespace chatcore::reference {

bool NaiveDesk::MayOpenTicket(const std::string& ticket_id) {
  const bool known = ById(state_.tickets, ticket_id) != nullptr || ById(state_.ticket_stubs, ticket_id) != nullptr;
  const bool room = state_.tickets.size() < state_.config.limits().max_tickets();
  if (known) Refuse(v1::REJECT_REASON_ALREADY_EXISTS);
  if (!known && !room) Refuse(v1::REJECT_REASON_LIMIT_REACHED);
  return !known && room;
}

void NaiveDesk::OpenTicketNow(const NewTicket& start) {
  auto ticket = std::make_unique<NaiveTicket>();
  ticket->handle = ticket_handles_.Take();
  v1::TicketOpened& body = *Emit().mutable_ticket_opened();
  v1::TicketRecord& record = ticket->record;
  record.set_ticket_id(start.ticket_id);
  record.set_customer_id(start.customer_id);
  record.set_status(v1::TICKET_STATUS_OPEN);
  record.set_source(start.source);
  record.set_subject(start.subject);
  record.set_priority(start.priority);
  record.set_team_id(start.team_id);
  record.set_assignee_id(start.assignee_id);
  record.set_follows_ticket_id(start.follows_ticket_id);
  record.set_opened_us(now_);
  if (start.conversation != nullptr) {
    record.set_conversation_id(start.conversation->id());
    body.set_conversation(start.conversation->handle);
    ById(state_.conversations, start.conversation->id())->record.set_ticket_id(start.ticket_id);
  }
  body.set_ticket(ticket->handle);
  body.set_ticket_id(start.ticket_id);
  body.set_customer(ById(state_.customers, start.customer_id)->handle);
  body.set_customer_id(start.customer_id);
  body.set_source(start.source);
  body.set_subject(start.subject);
  body.set_priority(start.priority);
  body.set_team_id(start.team_id);
  if (!start.assignee_id.empty()) body.set_assignee(ById(state_.agents, start.assignee_id)->handle);
  body.set_assignee_id(start.assignee_id);
  body.set_conversation_id(record.conversation_id());
  body.set_follows_ticket_id(start.follows_ticket_id);
  body.set_message_id(start.message_id);
  state_.tickets.push_back(std::move(ticket));
  Touched(start.customer_id);
  if (NaiveTicket* before = ById(state_.tickets, start.follows_ticket_id)) {
    before->follow_ups += 1;
  } else if (NaiveTicketStub* left = ById(state_.ticket_stubs, start.follows_ticket_id)) {
    left->follow_ups += 1;
  }
}

void NaiveDesk::SetStatus(NaiveTicket& ticket, v1::TicketStatus to, v1::TicketCause cause, v1::ActorKind by,
                          std::int64_t pending_until_us) {
  const v1::TicketPolicy& policy = state_.config.tickets();
  v1::TicketRecord& record = ticket.record;
  const v1::TicketStatus from = record.status();
  v1::TicketStatusChanged& body = *Emit().mutable_ticket_status_changed();
  body.set_ticket(ticket.handle);
  body.set_ticket_id(ticket.id());
  body.set_from(from);
  body.set_to(to);
  body.set_cause(cause);
  body.set_by(by);
  record.set_status(to);
  ticket.pending_until = ticket.silence = ticket.leave = {};
  ticket.reopen_until_us = 0;
  ticket.reminded = false;
  if (to == v1::TICKET_STATUS_PENDING) {
    if (pending_until_us != 0) ticket.pending_until = {pending_until_us, state_.seq};
    if (!policy.no_silence_rule()) ticket.silence = InUs(policy.reminder_after_us());
  }
  if (to == v1::TICKET_STATUS_SOLVED) {
    ticket.leave = InUs(std::max(policy.archive_after_us(), policy.reopen_window_us()));
    ticket.reopen_until_us = now_ + policy.reopen_window_us();
    if (record.solved_us() == 0) record.set_solved_us(now_);
    body.set_archive_us(ticket.leave.at_us);
  } else {
    record.clear_merged_into_ticket_id();
  }
  if (to == v1::TICKET_STATUS_SPAM) {
    ticket.before_spam = from;
    ticket.leave = InUs(policy.spam_purge_after_us());
    body.set_purge_us(ticket.leave.at_us);
  }
  const bool works_again = to == v1::TICKET_STATUS_OPEN || to == v1::TICKET_STATUS_PENDING;
  if (from == v1::TICKET_STATUS_SOLVED && works_again) record.set_reopens(record.reopens() + 1);
  body.set_pending_until_us(ticket.pending_until.at_us);
  body.set_silence_until_us(ticket.silence.at_us);
  body.set_reopen_until_us(ticket.reopen_until_us);
}

NaiveTicket* NaiveDesk::TicketToChange(const std::string& ticket_id, Handle handle) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveTicket* ticket = Named(state_.tickets, ticket_id, handle, problem);
  if (ticket == nullptr && ById(state_.ticket_stubs, ticket_id) != nullptr) problem = v1::REJECT_REASON_TICKET_ARCHIVED;
  if (ticket == nullptr) {
    Refuse(problem);
    return nullptr;
  }
  if (!May(false, {.on_others = v1::ROLE_AGENT})) return nullptr;
  if (!ticket->record.archived()) return ticket;
  Refuse(v1::REJECT_REASON_TICKET_ARCHIVED);
  return nullptr;
}

bool NaiveDesk::ReopenWindowIsOver(const NaiveTicket& ticket) const {
  return ticket.record.status() == v1::TICKET_STATUS_SOLVED && now_ > ticket.reopen_until_us;
}

void NaiveDesk::TellTicketCustomer(v1::NoticeKind kind, const NaiveTicket& ticket) {
  v1::NoticeDue& body = *Emit().mutable_notice_due();
  body.set_kind(kind);
  body.set_ticket(ticket.handle);
  body.set_ticket_id(ticket.id());
  body.set_language(ById(state_.customers, ticket.record.customer_id())->profile.language());
}

void NaiveDesk::FireSilence(NaiveTicket& ticket) {
  if (ticket.reminded) {
    SetStatus(ticket, v1::TICKET_STATUS_SOLVED, v1::TICKET_CAUSE_SILENCE, v1::ACTOR_KIND_SYSTEM);
    return TellTicketCustomer(v1::NOTICE_KIND_TICKET_SOLVED, ticket);
  }
  v1::TicketReminded& body = *Emit().mutable_ticket_reminded();
  ticket.reminded = true;
  ticket.silence = InUs(state_.config.tickets().solve_after_us());
  body.set_ticket(ticket.handle);
  body.set_ticket_id(ticket.id());
  body.set_silence_until_us(ticket.silence.at_us);
  TellTicketCustomer(v1::NOTICE_KIND_TICKET_REMINDER, ticket);
}

void NaiveDesk::FireLeave(NaiveTicket& ticket) {
  if (ticket.record.status() == v1::TICKET_STATUS_SPAM) {
    v1::TicketErased& body = *Emit().mutable_ticket_erased();
    body.set_ticket(ticket.handle);
    body.set_ticket_id(ticket.id());
    return Leave(ticket);
  }
  if (!ticket.record.archived()) {
    v1::TicketArchived& body = *Emit().mutable_ticket_archived();
    ticket.record.set_archived(true);
    ticket.record.set_archived_us(now_);
    ticket.leave = InUs(state_.config.retention().ticket_us());
    body.set_ticket(ticket.handle);
    body.set_ticket_id(ticket.id());
    body.set_retire_us(ticket.leave.at_us);
    return;
  }
  v1::TicketRetired& body = *Emit().mutable_ticket_retired();
  body.set_ticket(ticket.handle);
  *body.mutable_record() = ticket.record;
  if (state_.ticket_stubs.size() < state_.config.limits().max_ticket_stubs()) {
    auto left = std::make_unique<NaiveTicketStub>();
    left->ticket_id = ticket.id();
    left->customer_id = ticket.record.customer_id();
    left->follow_ups = ticket.follow_ups;
    left->drop = InUs(state_.config.retention().ticket_stub_us());
    body.set_stub_until_us(left->drop.at_us);
    state_.ticket_stubs.push_back(std::move(left));
  }
  Leave(ticket);
}

void NaiveDesk::Leave(NaiveTicket& ticket) {
  const std::string customer_id = ticket.record.customer_id();
  ticket_handles_.Free(ticket.handle);
  std::erase_if(state_.tickets, [&](const auto& other) { return other.get() == &ticket; });
  Touched(customer_id);
}

void NaiveDesk::OpenTicket(const v1::OpenTicket& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveCustomer* customer = Named(state_.customers, command.customer_id(), command.customer(), problem);
  if (customer == nullptr && problem != v1::REJECT_REASON_NOT_FOUND) return Refuse(problem);
  NewTicket ticket{.ticket_id = command.ticket_id(),
                   .customer_id = customer != nullptr ? customer->id() : command.customer_id(),
                   .source = command.source(),
                   .subject = command.subject(),
                   .priority = command.priority(),
                   .team_id = command.team_id()};
  const bool own = actor_.IsCustomer() && actor_.customer_id == ticket.customer_id;
  if (!May(own, {.customer_on_own = true, .on_others = v1::ROLE_AGENT})) return;
  const bool by_agent = actor_.agent != nullptr;
  if (customer != nullptr && customer->blocked && !by_agent) return Refuse(v1::REJECT_REASON_SENDER_BLOCKED);
  if (!MayOpenTicket(command.ticket_id())) return;
  if (!ticket.team_id.empty() && !HasTeam(ticket.team_id)) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  if (!command.assignee_id().empty() || command.assignee() != 0) {
    const NaiveAgent* assignee = Named(state_.agents, command.assignee_id(), command.assignee(), problem);
    if (assignee == nullptr) return Refuse(problem);
    ticket.assignee_id = assignee->id();
  }
  if (!command.conversation_id().empty() || command.conversation() != 0) {
    ticket.conversation = Find(command.conversation_id(), command.conversation());
    if (ticket.conversation == nullptr) return;
    const bool same = ticket.conversation->record.customer_id() == ticket.customer_id;
    if (!same) return Refuse(v1::REJECT_REASON_ID_MISMATCH);
  }
  if (customer == nullptr) {
    v1::Customer profile;
    profile.set_customer_id(ticket.customer_id);
    if (AddCustomer(profile) == nullptr) return;
  }
  OpenTicketNow(ticket);
}

void NaiveDesk::SetTicketStatus(const v1::SetTicketStatus& command) {
  NaiveTicket* ticket = TicketToChange(command.ticket_id(), command.ticket());
  if (ticket == nullptr) return;
  if (HasPassed(command.pending_until_us())) return Refuse(v1::REJECT_REASON_EXPIRED);
  if (ticket->record.status() == v1::TICKET_STATUS_SPAM) return Refuse(v1::REJECT_REASON_NO_TRANSITION);
  if (ticket->record.status() == command.status() && command.pending_until_us() == 0) {
    return Refuse(v1::REJECT_REASON_SAME_TARGET);
  }
  SetStatus(*ticket, command.status(), v1::TICKET_CAUSE_MENU, actor_.kind, command.pending_until_us());
}

void NaiveDesk::MarkTicketSpam(const v1::MarkTicketSpam& command) {
  NaiveTicket* ticket = TicketToChange(command.ticket_id(), command.ticket());
  if (ticket == nullptr) return;
  if (ticket->record.status() == v1::TICKET_STATUS_SPAM) return Refuse(v1::REJECT_REASON_SAME_TARGET);
  SetStatus(*ticket, v1::TICKET_STATUS_SPAM, v1::TICKET_CAUSE_MARKED_SPAM, actor_.kind);
  NaiveCustomer& sender = *ById(state_.customers, ticket->record.customer_id());
  if (!command.block_sender() || sender.blocked) return;
  sender.blocked = true;
  v1::SenderBlocked& body = *Emit().mutable_sender_blocked();
  body.set_customer(sender.handle);
  body.set_customer_id(sender.id());
}

void NaiveDesk::UnmarkTicketSpam(const v1::UnmarkTicketSpam& command) {
  NaiveTicket* ticket = TicketToChange(command.ticket_id(), command.ticket());
  if (ticket == nullptr) return;
  if (ticket->record.status() != v1::TICKET_STATUS_SPAM) return Refuse(v1::REJECT_REASON_NO_TRANSITION);
  SetStatus(*ticket, ticket->before_spam, v1::TICKET_CAUSE_NOT_SPAM, actor_.kind);
}

void NaiveDesk::AssignTicket(const v1::AssignTicket& command) {
  NaiveTicket* ticket = TicketToChange(command.ticket_id(), command.ticket());
  if (ticket == nullptr) return;
  if (!command.team_id().empty() && !HasTeam(command.team_id())) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  const NaiveAgent* assignee = nullptr;
  if (!command.assignee_id().empty() || command.assignee() != 0) {
    v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
    assignee = Named(state_.agents, command.assignee_id(), command.assignee(), problem);
    if (assignee == nullptr) return Refuse(problem);
  }
  v1::TicketRecord& record = ticket->record;
  const std::string assignee_id = assignee == nullptr ? "" : assignee->id();
  const std::string team_id = command.team_id().empty() ? record.team_id() : command.team_id();
  if (record.assignee_id() == assignee_id && record.team_id() == team_id) {
    return Refuse(v1::REJECT_REASON_SAME_TARGET);
  }
  record.set_assignee_id(assignee_id);
  record.set_team_id(team_id);
  v1::TicketAssigned& body = *Emit().mutable_ticket_assigned();
  body.set_ticket(ticket->handle);
  body.set_ticket_id(ticket->id());
  if (assignee != nullptr) body.set_assignee(assignee->handle);
  body.set_assignee_id(assignee_id);
  body.set_team_id(team_id);
}

void NaiveDesk::MergeTicket(const v1::MergeTicket& command) {
  NaiveTicket* ticket = TicketToChange(command.ticket_id(), command.ticket());
  if (ticket == nullptr) return;
  const NaiveTicket* into = TicketToChange(command.into_ticket_id(), command.into_ticket());
  if (into == nullptr) return;
  for (const NaiveTicket* next = into; next != nullptr;) {
    if (next == ticket) return Refuse(v1::REJECT_REASON_SAME_TARGET);
    next = ById(state_.tickets, next->record.merged_into_ticket_id());
  }
  if (ticket->record.status() == v1::TICKET_STATUS_SPAM || into->record.status() == v1::TICKET_STATUS_SPAM) {
    return Refuse(v1::REJECT_REASON_NO_TRANSITION);
  }
  v1::TicketMerged& body = *Emit().mutable_ticket_merged();
  const v1::TicketPolicy& policy = state_.config.tickets();
  ticket->record.set_merged_into_ticket_id(into->id());
  ticket->record.set_status(v1::TICKET_STATUS_SOLVED);
  if (ticket->record.solved_us() == 0) ticket->record.set_solved_us(now_);
  ticket->pending_until = ticket->silence = {};
  ticket->leave = InUs(std::max(policy.archive_after_us(), policy.reopen_window_us()));
  body.set_ticket(ticket->handle);
  body.set_ticket_id(ticket->id());
  body.set_into_ticket(into->handle);
  body.set_into_ticket_id(into->id());
  body.set_archive_us(ticket->leave.at_us);
}

}  // namespace chatcore::reference
