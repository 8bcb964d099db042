#ifndef CHATCORE_DESK_API_ROUTING_COMMANDS_H_
#define CHATCORE_DESK_API_ROUTING_COMMANDS_H_

#include <cstdint>
#include <string_view>

#include "chatcore/desk_api/build.h"
#include "chatcore/v1/command.pb.h"

// Commands about who serves a conversation; build.h says what a builder is.

namespace chatcore::commands {

/// An agent takes the offer. Named by its handle, or by the conversation with the agent as the actor of the envelope.
struct AcceptOffer {
  std::uint64_t offer_handle = 0;
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;

  void Fill(v1::Command& command) const {
    v1::AcceptOffer& body = detail::Emptied(command.mutable_accept_offer());
    body.set_offer(offer_handle);
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// An agent does not take the offer. Named like AcceptOffer.
struct DeclineOffer {
  std::uint64_t offer_handle = 0;
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;

  void Fill(v1::Command& command) const {
    v1::DeclineOffer& body = detail::Emptied(command.mutable_decline_offer());
    body.set_offer(offer_handle);
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// An agent takes a waiting conversation from the list.
struct PickConversation {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;
  std::string_view agent = {};  // empty = the actor of the envelope
  std::uint64_t agent_handle = 0;

  void Fill(v1::Command& command) const {
    v1::PickConversation& body = detail::Emptied(command.mutable_pick_conversation());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Moves an active conversation to an agent or a queue. Exactly one target.
struct TransferConversation {
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;
  std::string_view to_agent = {};
  std::uint64_t to_agent_handle = 0;
  std::string_view to_queue = {};
  bool customer_agreed = false;       // the customer was asked and said yes
  std::string_view summary = {};      // for the receiver, so that nobody has to repeat anything
  bool queue_if_unavailable = false;  // the agent is not eligible: wait in the queue instead
  std::string_view reason = {};       // the host's word

  void Fill(v1::Command& command) const {
    v1::TransferConversation& body = detail::Emptied(command.mutable_transfer_conversation());
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
    if (!to_agent.empty()) body.mutable_to_agent_id()->assign(to_agent);
    body.set_to_agent(to_agent_handle);
    if (!to_queue.empty()) body.mutable_to_queue_id()->assign(to_queue);
    body.set_customer_agreed(customer_agreed);
    if (!summary.empty()) body.mutable_summary()->assign(summary);
    body.set_queue_if_unavailable(queue_if_unavailable);
    if (!reason.empty()) body.mutable_reason()->assign(reason);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// The after-work is done earlier than the configuration allows.
struct EndWrapUp {
  std::uint64_t assignment_handle = 0;
  std::string_view conversation = {};
  std::uint64_t conversation_handle = 0;

  void Fill(v1::Command& command) const {
    v1::EndWrapUp& body = detail::Emptied(command.mutable_end_wrap_up());
    body.set_assignment(assignment_handle);
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_ROUTING_COMMANDS_H_
