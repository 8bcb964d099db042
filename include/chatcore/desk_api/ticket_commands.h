#ifndef CHATCORE_DESK_API_TICKET_COMMANDS_H_
#define CHATCORE_DESK_API_TICKET_COMMANDS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/time.h"
#include "chatcore/desk_api/build.h"
#include "chatcore/desk_api/time.h"
#include "chatcore/v1/command.pb.h"

// Commands about tickets; build.h says what a builder is.

namespace chatcore::commands {

/// Opens a ticket.
struct OpenTicket {
  std::string_view ticket = {};  // the host's id
  std::string_view customer = {};
  std::uint64_t customer_handle = 0;
  v1::TicketSource source = v1::TICKET_SOURCE_UNSPECIFIED;
  std::string_view subject = {};
  std::uint32_t priority = 0;      // 0 to 1,000; higher is more urgent
  std::string_view team = {};      // responsible team; empty = none
  std::string_view assignee = {};  // agent; empty = none
  std::uint64_t assignee_handle = 0;
  std::string_view conversation = {};  // where it came from; its transcript belongs to the ticket
  std::uint64_t conversation_handle = 0;

  void Fill(v1::Command& command) const {
    v1::OpenTicket& body = detail::Emptied(command.mutable_open_ticket());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    if (!customer.empty()) body.mutable_customer_id()->assign(customer);
    body.set_customer(customer_handle);
    body.set_source(source);
    if (!subject.empty()) body.mutable_subject()->assign(subject);
    body.set_priority(priority);
    if (!team.empty()) body.mutable_team_id()->assign(team);
    if (!assignee.empty()) body.mutable_assignee_id()->assign(assignee);
    body.set_assignee(assignee_handle);
    if (!conversation.empty()) body.mutable_conversation_id()->assign(conversation);
    body.set_conversation(conversation_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// A message on a ticket. The actor of the envelope decides the transition: customer or agent.
struct ReplyTicket {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;
  std::string_view message = {};                           // the host's id of the message
  std::string_view text = {};                              // passes the gate, never kept
  std::string_view language = {};                          // of the text; empty = unknown
  bool internal_note = false;                              // changes no status
  bool asks_for_information = false;                       // agent: the customer has to answer, so the ticket waits
  std::optional<absl::Time> pending_until = std::nullopt;  // agent, with a wait: reopen by itself at this time
  std::string_view follow_up_ticket = {};                  // the id of a new ticket, should one be needed
  std::uint64_t confirmed_digest = 0;                      // from the rejection NEEDS_CONFIRMATION
  const v1::TicketRecord* recalled = nullptr;              // the record of a ticket that has left the state

  void Fill(v1::Command& command) const {
    v1::ReplyTicket& body = detail::Emptied(command.mutable_reply_ticket());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
    if (!message.empty()) body.mutable_message_id()->assign(message);
    if (!text.empty()) body.mutable_text()->assign(text);
    if (!language.empty()) body.mutable_language()->assign(language);
    body.set_internal_note(internal_note);
    body.set_asks_for_information(asks_for_information);
    if (pending_until) body.set_pending_until_us(ToUs(*pending_until));
    if (!follow_up_ticket.empty()) body.mutable_follow_up_ticket_id()->assign(follow_up_ticket);
    body.set_confirmed_digest(confirmed_digest);
    if (recalled != nullptr) *body.mutable_recalled() = *recalled;
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// An agent chooses from the status menu.
struct SetTicketStatus {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;
  v1::TicketStatus status = v1::TICKET_STATUS_UNSPECIFIED;  // open, pending or solved
  std::optional<absl::Time> pending_until = std::nullopt;   // with pending: reopen by itself at this time

  void Fill(v1::Command& command) const {
    v1::SetTicketStatus& body = detail::Emptied(command.mutable_set_ticket_status());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
    body.set_status(status);
    if (pending_until) body.set_pending_until_us(ToUs(*pending_until));
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Puts a ticket aside as malicious or unwanted.
struct MarkTicketSpam {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;
  bool block_sender = false;  // refuse later conversations and tickets of this customer

  void Fill(v1::Command& command) const {
    v1::MarkTicketSpam& body = detail::Emptied(command.mutable_mark_ticket_spam());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
    body.set_block_sender(block_sender);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Restores the status the ticket had.
struct UnmarkTicketSpam {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;

  void Fill(v1::Command& command) const {
    v1::UnmarkTicketSpam& body = detail::Emptied(command.mutable_unmark_ticket_spam());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Makes an agent responsible, or with an empty assignee nobody.
struct AssignTicket {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;
  std::string_view assignee = {};
  std::uint64_t assignee_handle = 0;
  std::string_view team = {};  // empty = unchanged

  void Fill(v1::Command& command) const {
    v1::AssignTicket& body = detail::Emptied(command.mutable_assign_ticket());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
    if (!assignee.empty()) body.mutable_assignee_id()->assign(assignee);
    body.set_assignee(assignee_handle);
    if (!team.empty()) body.mutable_team_id()->assign(team);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Solves a ticket as a duplicate of another; replies go there.
struct MergeTicket {
  std::string_view ticket = {};
  std::uint64_t ticket_handle = 0;
  std::string_view into_ticket = {};
  std::uint64_t into_ticket_handle = 0;

  void Fill(v1::Command& command) const {
    v1::MergeTicket& body = detail::Emptied(command.mutable_merge_ticket());
    if (!ticket.empty()) body.mutable_ticket_id()->assign(ticket);
    body.set_ticket(ticket_handle);
    if (!into_ticket.empty()) body.mutable_into_ticket_id()->assign(into_ticket);
    body.set_into_ticket(into_ticket_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_TICKET_COMMANDS_H_
