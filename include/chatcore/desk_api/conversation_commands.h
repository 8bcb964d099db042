#ifndef CHATCORE_DESK_API_CONVERSATION_COMMANDS_H_
#define CHATCORE_DESK_API_CONVERSATION_COMMANDS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "chatcore/desk_api/build.h"
#include "chatcore/desk_api/values.h"
#include "chatcore/v1/command.pb.h"

// Commands about a conversation from start to end; build.h says what a builder is.

namespace chatcore::commands {

/// A customer asks for help. An unknown customer id is added on the way.
struct StartConversation {
  std::string_view conversation = {};  // the host's id
  std::string_view customer = {};
  std::uint64_t customer_handle = 0;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string_view topic = {};     // the host's key, matched by queue rules
  std::string_view queue = {};     // straight to this queue; empty = by the rules
  std::uint32_t priority = 0;      // 0 to 1,000; higher is more urgent
  Requirement requirement = {};    // added to the queue's own
  std::string_view language = {};  // BCP 47 primary tag of what the customer writes; empty = the customer's

  void Fill(v1::Command& command) const {
    v1::StartConversation& body = detail::Emptied(command.mutable_start_conversation());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    if (!customer.empty()) body.mutable_customer_id()->assign(customer);
    body.set_customer(customer_handle);
    body.set_channel(channel);
    if (!topic.empty()) body.mutable_topic()->assign(topic);
    if (!queue.empty()) body.mutable_queue_id()->assign(queue);
    body.set_priority(priority);
    if (!requirement.empty()) requirement.Fill(*body.mutable_requirement());
    if (!language.empty()) body.mutable_language()->assign(language);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// A message of either side; the actor of the envelope is its author. Text of agents, bots and models passes the gate.
struct PostMessage {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;
  std::string_view message = {};              // the host's id of the message
  std::string_view text = {};                 // read by the gate, never kept
  std::string_view language = {};             // of the text; empty = unknown
  std::uint64_t confirmed_digest = 0;         // from the rejection NEEDS_CONFIRMATION
  bool internal_note = false;                 // for colleagues only
  std::optional<Facts> facts = std::nullopt;  // for a desk without a linter

  void Fill(v1::Command& command) const {
    v1::PostMessage& body = detail::Emptied(command.mutable_post_message());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
    if (!message.empty()) body.mutable_message_id()->assign(message);
    if (!text.empty()) body.mutable_text()->assign(text);
    if (!language.empty()) body.mutable_language()->assign(language);
    body.set_confirmed_digest(confirmed_digest);
    body.set_internal_note(internal_note);
    if (facts) facts->Fill(*body.mutable_facts());
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// What somebody is typing right now. Leads to ephemeral events only.
struct PreviewTyping {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;
  std::string_view text = {};  // what the agent may see of it

  void Fill(v1::Command& command) const {
    v1::PreviewTyping& body = detail::Emptied(command.mutable_preview_typing());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
    if (!text.empty()) body.mutable_text()->assign(text);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Ends a conversation.
struct CloseConversation {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;
  std::string_view reason = {};  // the host's word, such as "resolved"
  bool open_ticket = false;      // leave a ticket behind
  std::string_view ticket = {};  // its id; required with open_ticket

  void Fill(v1::Command& command) const {
    v1::CloseConversation& body = detail::Emptied(command.mutable_close_conversation());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
    if (!reason.empty()) body.mutable_reason()->assign(reason);
    body.set_open_ticket(open_ticket);
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// The customer left. Before an answer the outcome is abandoned, after it served.
struct AbandonConversation {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;

  void Fill(v1::Command& command) const {
    v1::AbandonConversation& body = detail::Emptied(command.mutable_abandon_conversation());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_CONVERSATION_COMMANDS_H_
