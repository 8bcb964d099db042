#include <string>

#include "fmt/format.h"
#include "tests/reference/naive_desk.h"

namespace chatcore::reference {

void NaiveDesk::ReplyTicket(const v1::ReplyTicket& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveTicket* ticket = Named(state_.tickets, command.ticket_id(), command.ticket(), problem);
  if (ticket == nullptr) return ReplyToLeftTicket(command, problem);
  const bool own = actor_.IsCustomer() && actor_.customer_id == ticket->record.customer_id();
  if (!May(own, {.customer_on_own = true, .on_others = v1::ROLE_AGENT})) return;
  if (!actor_.IsCustomer()) return DeskReplies(command, *ticket);
  if (command.internal_note()) return Refuse(v1::REJECT_REASON_NOT_PERMITTED);
  // Replies to a merged ticket go to where it was merged, or open a follow-up when that has left.
  const NaiveTicket* merged = ticket;
  while (!ticket->record.merged_into_ticket_id().empty()) {
    ticket = ById(state_.tickets, ticket->record.merged_into_ticket_id());
    if (ticket == nullptr) return OpenFollowUp(command, merged->record, merged->follow_ups);
  }
  CustomerReplies(command, *ticket);
}

void NaiveDesk::ReplyToLeftTicket(const v1::ReplyTicket& command, v1::RejectReason problem) {
  const bool id_is_live = ById(state_.tickets, command.ticket_id()) != nullptr;
  if (id_is_live || problem == v1::REJECT_REASON_ID_MISMATCH) return Refuse(problem);
  v1::TicketRecord before = command.recalled();
  std::uint32_t follow_ups = 0;
  if (const NaiveTicketStub* left = ById(state_.ticket_stubs, command.ticket_id())) {
    const bool mismatch = !before.customer_id().empty() && before.customer_id() != left->customer_id;
    if (mismatch) return Refuse(v1::REJECT_REASON_RECORD_MISMATCH);
    before.set_ticket_id(left->ticket_id);
    before.set_customer_id(left->customer_id);
    follow_ups = left->follow_ups;
  }
  if (before.customer_id().empty()) return Refuse(problem);
  const bool own = actor_.IsCustomer() && actor_.customer_id == before.customer_id();
  if (!May(own, {.customer_on_own = true, .on_others = v1::ROLE_AGENT})) return;
  if (!actor_.IsCustomer()) return Refuse(v1::REJECT_REASON_TICKET_ARCHIVED);
  OpenFollowUp(command, before, follow_ups);
}

void NaiveDesk::OpenFollowUp(const v1::ReplyTicket& command, v1::TicketRecord before, std::uint32_t follow_ups) {
  const NaiveCustomer* customer = ById(state_.customers, before.customer_id());
  if (customer != nullptr && customer->blocked) return Refuse(v1::REJECT_REASON_SENDER_BLOCKED);
  std::string ticket_id = command.follow_up_ticket_id();
  for (std::uint32_t number = follow_ups + 1; ticket_id.empty(); ++number) {
    const std::string next = fmt::format("{}+{}", before.ticket_id(), number);
    const bool taken = ById(state_.tickets, next) != nullptr || ById(state_.ticket_stubs, next) != nullptr;
    if (!taken) ticket_id = next;
  }
  if (!MayOpenTicket(ticket_id)) return;
  if (customer == nullptr) {
    v1::Customer profile;
    profile.set_customer_id(before.customer_id());
    if (AddCustomer(profile) == nullptr) return;
  }
  OpenTicketNow({.ticket_id = ticket_id,
                 .customer_id = before.customer_id(),
                 .source = v1::TICKET_SOURCE_FOLLOW_UP,
                 .subject = before.subject(),
                 .priority = before.priority(),
                 .team_id = before.team_id(),
                 .assignee_id = ById(state_.agents, before.assignee_id()) == nullptr ? "" : before.assignee_id(),
                 .follows_ticket_id = before.ticket_id(),
                 .message_id = command.message_id()});
}

// Notes the message. False when the gate refused it.
bool NaiveDesk::RecordReply(const v1::ReplyTicket& command, NaiveTicket& ticket, bool waits_on) {
  std::string language = command.language();
  if (language.empty()) language = ById(state_.customers, ticket.record.customer_id())->profile.language();
  const Passage passage =
      PassGate(command.text(), language, v1::CHANNEL_EMAIL, command.confirmed_digest(), command.internal_note(), {});
  if (!passage.passed) return false;
  v1::TicketReplied& body = *Emit().mutable_ticket_replied();
  body.set_ticket(ticket.handle);
  body.set_ticket_id(ticket.id());
  body.set_message_id(command.message_id());
  body.set_author(actor_.kind);
  if (actor_.agent != nullptr) body.set_agent(actor_.agent->handle);
  body.set_internal_note(command.internal_note());
  *body.mutable_facts() = passage.facts;
  if (waits_on && !state_.config.tickets().no_silence_rule()) {
    ticket.silence = InUs(state_.config.tickets().reminder_after_us());
    ticket.reminded = false;
    body.set_silence_until_us(ticket.silence.at_us);
  }
  if (!actor_.IsCustomer() && !command.internal_note()) {
    v1::TicketRecord& record = ticket.record;
    record.set_public_replies(record.public_replies() + 1);
    const bool person = actor_.kind == v1::ACTOR_KIND_AGENT && actor_.agent->profile.kind() != v1::AGENT_KIND_BOT;
    if (person && record.first_reply_us() == 0) record.set_first_reply_us(now_);
  }
  TellFindings(0, ticket.handle, command.message_id(), passage);
  return true;
}

void NaiveDesk::CustomerReplies(const v1::ReplyTicket& command, NaiveTicket& ticket) {
  if (HasPassed(command.pending_until_us())) return Refuse(v1::REJECT_REASON_EXPIRED);
  if (ReopenWindowIsOver(ticket) || ticket.record.archived()) {
    return OpenFollowUp(command, ticket.record, ticket.follow_ups);
  }
  if (!RecordReply(command, ticket, false)) return;
  const v1::TicketStatus status = ticket.record.status();
  if (status == v1::TICKET_STATUS_OPEN || status == v1::TICKET_STATUS_SPAM) return;
  SetStatus(ticket, v1::TICKET_STATUS_OPEN, v1::TICKET_CAUSE_CUSTOMER_REPLIED, actor_.kind);
}

void NaiveDesk::DeskReplies(const v1::ReplyTicket& command, NaiveTicket& ticket) {
  const v1::TicketStatus status = ticket.record.status();
  const bool note = command.internal_note();
  if (HasPassed(command.pending_until_us())) return Refuse(v1::REJECT_REASON_EXPIRED);
  if (ticket.record.archived()) return Refuse(v1::REJECT_REASON_TICKET_ARCHIVED);
  if (status == v1::TICKET_STATUS_SPAM && !note) return Refuse(v1::REJECT_REASON_NO_TRANSITION);
  const bool pending = status == v1::TICKET_STATUS_PENDING;
  if (!RecordReply(command, ticket, pending && !note) || note) return;
  const bool asks = command.asks_for_information() || command.pending_until_us() != 0;
  const bool by_policy = status == v1::TICKET_STATUS_OPEN && state_.config.tickets().pending_on_reply();
  const bool new_date = pending && command.pending_until_us() != 0;
  if (!new_date && (pending || !(asks || by_policy))) return;
  SetStatus(ticket, v1::TICKET_STATUS_PENDING, asks ? v1::TICKET_CAUSE_AGENT_ASKED : v1::TICKET_CAUSE_AGENT_REPLIED,
            actor_.kind, command.pending_until_us());
}

}  // namespace chatcore::reference
