#include "tools/play/row_commands.h"

#include <utility>

namespace chatcore::play::commands {

namespace {

v1::Command From(v1::ActorKind kind, const std::string& id) {
  v1::Command command;
  command.set_actor_kind(kind);
  command.set_actor_id(id);
  return command;
}

v1::Command FromAgent(const std::string& agent) { return From(v1::ACTOR_KIND_AGENT, agent); }
v1::Command FromCustomer(const std::string& customer) { return From(v1::ACTOR_KIND_CUSTOMER, customer); }

}  // namespace

v1::Command UpsertAgent(v1::Agent agent) {
  v1::Command command;
  *command.mutable_upsert_agent()->mutable_agent() = std::move(agent);
  return command;
}

v1::Command SetPresence(const std::string& agent, v1::Presence presence, const std::string& reason) {
  v1::Command command = FromAgent(agent);
  v1::SetPresence& set = *command.mutable_set_presence();
  set.set_agent_id(agent);
  set.set_presence(presence);
  set.set_reason(reason);
  return command;
}

v1::Command AcceptOffer(std::uint64_t offer, const std::string& agent) {
  v1::Command command = FromAgent(agent);
  command.mutable_accept_offer()->set_offer(offer);
  return command;
}

v1::Command UpsertCustomer(const StartRow& start, const std::string& language) {
  v1::Command command;
  v1::Customer& customer = *command.mutable_upsert_customer()->mutable_customer();
  customer.set_customer_id(start.customer);
  customer.set_display_name(start.name);
  customer.set_language(language);
  customer.set_tier(start.tier);
  return command;
}

v1::Command StartConversation(const StartRow& start, const std::string& language) {
  v1::Command command = FromCustomer(start.customer);
  v1::StartConversation& body = *command.mutable_start_conversation();
  body.set_conversation_id(start.conversation);
  body.set_customer_id(start.customer);
  body.set_channel(start.channel);
  body.set_topic(start.topic);
  body.set_queue_id(start.queue);
  body.set_priority(start.priority);
  body.set_language(language);
  body.mutable_requirement()->set_language(language);  // also after a transfer: whoever answers masters it
  return command;
}

v1::Command PostMessage(const MessageRow& message, const Chat& chat, std::string message_id) {
  v1::Command command = message.from_agent ? FromAgent(chat.agent) : FromCustomer(chat.customer);
  v1::PostMessage& body = *command.mutable_post_message();
  body.set_conversation_id(message.conversation);
  body.set_message_id(std::move(message_id));
  body.set_text(message.text);
  body.set_language(message.language.empty() ? chat.language : message.language);
  body.set_internal_note(message.note);
  return command;
}

v1::Command TransferConversation(const TransferRow& transfer, const Chat& chat, const std::string& to_agent) {
  v1::Command command = FromAgent(chat.agent);
  v1::TransferConversation& body = *command.mutable_transfer_conversation();
  body.set_conversation_id(transfer.conversation);
  body.set_to_agent_id(to_agent);
  body.set_to_queue_id(transfer.to_queue);
  body.set_customer_agreed(transfer.agreed);
  body.set_queue_if_unavailable(true);
  body.set_reason(transfer.reason);
  return command;
}

v1::Command CloseConversation(const EndRow& end, const Chat& chat) {
  v1::Command command = FromAgent(chat.agent);
  v1::CloseConversation& body = *command.mutable_close_conversation();
  body.set_conversation_id(end.conversation);
  body.set_reason(end.completion);
  body.set_open_ticket(!end.ticket.empty());
  body.set_ticket_id(end.ticket);
  return command;
}

v1::Command AbandonConversation(const EndRow& end, const Chat& chat) {
  v1::Command command = FromCustomer(chat.customer);
  command.mutable_abandon_conversation()->set_conversation_id(end.conversation);
  return command;
}

v1::Command OpenTicketFor(const std::string& conversation, const Chat& chat, std::string ticket) {
  v1::Command command;
  v1::OpenTicket& body = *command.mutable_open_ticket();
  body.set_ticket_id(std::move(ticket));
  body.set_customer_id(chat.customer);
  body.set_source(v1::TICKET_SOURCE_CHAT);
  body.set_subject(chat.topic);
  body.set_assignee_id(chat.agent);
  body.set_conversation_id(conversation);
  return command;
}

v1::Command OpenTicket(const TicketRow& ticket, const std::string& assignee) {
  v1::Command command;
  v1::OpenTicket& body = *command.mutable_open_ticket();
  body.set_ticket_id(ticket.ticket);
  body.set_customer_id(ticket.customer);
  body.set_source(ticket.source);
  body.set_subject(ticket.subject);
  body.set_team_id(ticket.team);
  body.set_assignee_id(assignee);
  body.set_priority(ticket.priority);
  return command;
}

v1::Command ReplyTicket(const TicketMessageRow& message, const std::string& agent, const std::string& customer,
                        std::string message_id) {
  v1::Command command = agent.empty() ? FromCustomer(customer) : FromAgent(agent);
  v1::ReplyTicket& body = *command.mutable_reply_ticket();
  body.set_ticket_id(message.ticket);
  body.set_message_id(std::move(message_id));
  body.set_text(message.text);
  body.set_language(message.language);
  body.set_internal_note(message.note);
  body.set_asks_for_information(message.asks);
  return command;
}

v1::Command SetTicketStatus(const TicketStatusRow& status, const std::string& agent) {
  v1::Command command = FromAgent(agent);
  if (status.status == v1::TICKET_STATUS_SPAM) {
    command.mutable_mark_ticket_spam()->set_ticket_id(status.ticket);
    return command;
  }
  command.mutable_set_ticket_status()->set_ticket_id(status.ticket);
  command.mutable_set_ticket_status()->set_status(status.status);
  return command;
}

}  // namespace chatcore::play::commands
