#include <string>

#include "tests/property/command_generator.h"
#include "tests/property/names.h"

namespace chatcore::property {
namespace {

// A date to come, or one that has passed.
std::int64_t AnyDate(Dice& dice, std::int64_t now_us) {
  return now_us + dice.OneOf({-kSecondUs, std::int64_t{0}, std::int64_t{1}, kSecondUs, kMinuteUs, kHourUs, kDayUs});
}

}  // namespace

void CommandGenerator::OpenTicket() {
  v1::OpenTicket& body = *command_.mutable_open_ticket();
  body.set_ticket_id(FreshId("t", kTickets));
  std::string customer_id = dice_.OneOf(kCustomers);
  if (dice_.Percent(30)) {
    const Conversation* conversation = Any(state_->conversations);
    NameConversation(body, conversation);
    if (conversation != nullptr && dice_.Percent(80)) customer_id = conversation->record.customer_id();
  }
  Handle handle = 0;
  Name(reference::ById(state_->customers, customer_id), customer_id, body.mutable_customer_id(), &handle);
  body.set_customer(handle);
  body.set_source(dice_.OneOf({v1::TICKET_SOURCE_EMAIL, v1::TICKET_SOURCE_FORM, v1::TICKET_SOURCE_CALL}));
  body.set_subject("Wrong invoice");
  body.set_priority(static_cast<std::uint32_t>(dice_.Below(3)));
  if (dice_.Percent(30)) body.set_team_id(dice_.OneOf(kTeams));
  if (dice_.Percent(40)) {
    Handle assignee = 0;
    Name(Any(state_->agents), dice_.OneOf(kAgents), body.mutable_assignee_id(), &assignee);
    body.set_assignee(assignee);
  }
  if (dice_.Percent(50)) return ActAsCustomer(customer_id);
  ActAsAnybody();
}

void CommandGenerator::ReplyTicket() {
  v1::ReplyTicket& body = *command_.mutable_reply_ticket();
  const reference::NaiveTicket* ticket = Any(state_->tickets);
  const reference::NaiveTicketStub* left = dice_.Percent(30) ? Any(state_->ticket_stubs) : nullptr;
  std::string customer_id = dice_.OneOf(kCustomers);
  if (left != nullptr) {
    body.set_ticket_id(left->ticket_id);
    customer_id = left->customer_id;
  } else {
    NameTicket(body, ticket);
    if (ticket != nullptr) customer_id = ticket->record.customer_id();
  }
  const bool recalled = !body.ticket_id().empty() && dice_.Percent(left != nullptr ? 40 : 3);
  if (recalled) {
    v1::TicketRecord& record = *body.mutable_recalled();
    record.set_ticket_id(body.ticket_id());
    record.set_customer_id(dice_.Percent(60) ? customer_id : dice_.OneOf(kCustomers));
    record.set_subject("Wrong invoice");
    record.set_assignee_id(dice_.OneOf(kAgents));
  }
  body.set_message_id("m" + std::to_string(next_id_++));
  std::uint64_t digest = 0;
  body.set_text(AnyText(&digest));
  body.set_confirmed_digest(digest);
  if (dice_.Percent(20)) body.set_language(dice_.OneOf(kLanguages));
  body.set_internal_note(dice_.Percent(10));
  if (dice_.Percent(15)) body.set_follow_up_ticket_id(FreshId("t", kTickets));
  if (dice_.Percent(50)) return ActAsCustomer(dice_.Percent(90) ? customer_id : dice_.OneOf(kCustomers));
  body.set_asks_for_information(dice_.Percent(30));
  if (dice_.Percent(20)) body.set_pending_until_us(AnyDate(dice_, now_us_));
  ActAs(Any(state_->agents));
}

void CommandGenerator::SetTicketStatus() {
  v1::SetTicketStatus& body = *command_.mutable_set_ticket_status();
  NameTicket(body, Any(state_->tickets));
  body.set_status(dice_.OneOf({v1::TICKET_STATUS_OPEN, v1::TICKET_STATUS_PENDING, v1::TICKET_STATUS_SOLVED}));
  const bool pending = body.status() == v1::TICKET_STATUS_PENDING;
  if (pending && dice_.Percent(50)) body.set_pending_until_us(AnyDate(dice_, now_us_));
  ActAsAnybody();
}

void CommandGenerator::MarkTicketSpam() {
  NameTicket(*command_.mutable_mark_ticket_spam(), Any(state_->tickets));
  command_.mutable_mark_ticket_spam()->set_block_sender(dice_.Percent(30));
  ActAsAnybody();
}

void CommandGenerator::UnmarkTicketSpam() {
  const reference::NaiveTicket* ticket = Any(state_->tickets);
  for (const auto& other : state_->tickets) {
    if (other->record.status() == v1::TICKET_STATUS_SPAM && dice_.Percent(70)) ticket = other.get();
  }
  NameTicket(*command_.mutable_unmark_ticket_spam(), ticket);
  ActAsAnybody();
}

void CommandGenerator::AssignTicket() {
  v1::AssignTicket& body = *command_.mutable_assign_ticket();
  NameTicket(body, Any(state_->tickets));
  if (dice_.Percent(75)) {
    Handle assignee = 0;
    Name(Any(state_->agents), dice_.OneOf(kAgents), body.mutable_assignee_id(), &assignee);
    body.set_assignee(assignee);
  }
  if (dice_.Percent(40)) body.set_team_id(dice_.OneOf(kTeams));
  ActAsAnybody();
}

void CommandGenerator::MergeTicket() {
  v1::MergeTicket& body = *command_.mutable_merge_ticket();
  NameTicket(body, Any(state_->tickets));
  Handle into = 0;
  Name(Any(state_->tickets), dice_.OneOf(kTickets), body.mutable_into_ticket_id(), &into);
  body.set_into_ticket(into);
  ActAsAnybody();
}

}  // namespace chatcore::property
