#ifndef CHATCORE_TESTS_UNIT_DESK_COMMANDS_H_
#define CHATCORE_TESTS_UNIT_DESK_COMMANDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/command.pb.h"

// Short ways to the commands that most tests need.

namespace chatcore::testing {

inline v1::Command AsAgent(v1::Command command, const std::string& agent_id) {
  command.set_actor_kind(v1::ACTOR_KIND_AGENT);
  command.set_actor_id(agent_id);
  return command;
}

inline v1::Command AsCustomer(v1::Command command, const std::string& customer_id) {
  command.set_actor_kind(v1::ACTOR_KIND_CUSTOMER);
  command.set_actor_id(customer_id);
  return command;
}

inline v1::Command AddAgent(const std::string& agent_id, std::uint32_t capacity_units = 0) {
  v1::Command command;
  command.mutable_upsert_agent()->mutable_agent()->set_agent_id(agent_id);
  command.mutable_upsert_agent()->mutable_agent()->set_capacity_units(capacity_units);
  return command;
}

inline v1::Command SetPresence(const std::string& agent_id, v1::Presence presence) {
  v1::Command command;
  command.mutable_set_presence()->set_agent_id(agent_id);
  command.mutable_set_presence()->set_presence(presence);
  return command;
}

inline v1::Command Start(const std::string& conversation_id, const std::string& customer_id,
                         std::uint32_t priority = 0) {
  v1::Command command;
  command.mutable_start_conversation()->set_conversation_id(conversation_id);
  command.mutable_start_conversation()->set_customer_id(customer_id);
  command.mutable_start_conversation()->set_channel(v1::CHANNEL_CHAT);
  command.mutable_start_conversation()->set_priority(priority);
  return command;
}

inline v1::Command Post(const std::string& conversation_id, const std::string& message_id, const std::string& text) {
  v1::Command command;
  command.mutable_post_message()->set_conversation_id(conversation_id);
  command.mutable_post_message()->set_message_id(message_id);
  command.mutable_post_message()->set_text(text);
  return command;
}

inline v1::Command Close(const std::string& conversation_id) {
  v1::Command command;
  command.mutable_close_conversation()->set_conversation_id(conversation_id);
  return command;
}

inline v1::Command Accept(const std::string& conversation_id) {
  v1::Command command;
  command.mutable_accept_offer()->set_conversation_id(conversation_id);
  return command;
}

inline v1::Command Decline(const std::string& conversation_id) {
  v1::Command command;
  command.mutable_decline_offer()->set_conversation_id(conversation_id);
  return command;
}

inline v1::Command OpenTicket(const std::string& ticket_id, const std::string& customer_id) {
  v1::Command command;
  command.mutable_open_ticket()->set_ticket_id(ticket_id);
  command.mutable_open_ticket()->set_customer_id(customer_id);
  command.mutable_open_ticket()->set_source(v1::TICKET_SOURCE_EMAIL);
  return command;
}

inline v1::Command ReplyTicket(const std::string& ticket_id, const std::string& message_id) {
  v1::Command command;
  command.mutable_reply_ticket()->set_ticket_id(ticket_id);
  command.mutable_reply_ticket()->set_message_id(message_id);
  command.mutable_reply_ticket()->set_text("Thank you, we look into it.");
  return command;
}

}  // namespace chatcore::testing

#endif  // CHATCORE_TESTS_UNIT_DESK_COMMANDS_H_
