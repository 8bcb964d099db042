#ifndef CHATCORE_TOOLS_PLAY_FEED_ROW_H_
#define CHATCORE_TOOLS_PLAY_FEED_ROW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "chatcore/v1/types.pb.h"

// The rows of a feed as values; docs/feed.md describes them field by field.

namespace chatcore::play {

/// A customer asks for help.
struct StartRow {
  std::string conversation;
  std::string customer;
  std::string name;  // how to address the customer
  std::string topic;
  std::string language;
  std::string queue;  // empty = by the rules of the configuration
  std::string tier;
  std::uint32_t priority = 0;
  v1::Channel channel = v1::CHANNEL_CHAT;
};

/// One side writes.
struct MessageRow {
  std::string conversation;
  bool from_agent = false;
  bool note = false;  // for colleagues only
  std::string text;
  std::string language;  // empty = the conversation's
};

/// Whoever serves the conversation hands it on. Exactly one target.
struct TransferRow {
  std::string conversation;
  std::string to_agent;
  std::string to_queue;
  bool agreed = true;  // the customer said yes
  std::string reason;
};

/// The conversation is over.
struct EndRow {
  std::string conversation;
  std::string served_by;  // agent of the feed; empty = nobody
  std::string completion;
  std::optional<bool> calm_and_helpful;  // the customer's answer, if there was one
  std::string ticket;                    // id of a ticket to leave behind; empty = none

  bool Complete() const { return completion == "Complete"; }
};

/// A new or changed agent.
struct AgentRow {
  v1::Agent agent;
};

struct PresenceRow {
  std::string agent;
  v1::Presence presence = v1::PRESENCE_UNSPECIFIED;
  std::string reason;
};

struct TicketRow {
  std::string ticket;
  std::string customer;
  v1::TicketSource source = v1::TICKET_SOURCE_EMAIL;
  std::string subject;
  std::string team;
  std::string assignee;
  std::uint32_t priority = 0;
};

/// A message on a ticket: of `agent`, or of the customer where there is none.
struct TicketMessageRow {
  std::string ticket;
  std::string agent;
  std::string text;
  std::string language;
  bool asks = false;  // the customer has to answer
  bool note = false;
};

struct TicketStatusRow {
  std::string ticket;
  std::string agent;
  v1::TicketStatus status = v1::TICKET_STATUS_UNSPECIFIED;
};

/// One line of a feed.
struct Row {
  std::int64_t at_us = 0;
  std::uint64_t line = 0;  // 1-based
  bool held = false;       // its conversation waited when it fell due
  std::variant<StartRow, MessageRow, TransferRow, EndRow, AgentRow, PresenceRow, TicketRow, TicketMessageRow,
               TicketStatusRow>
      body;
};

/// The conversation a row belongs to; null for the others.
const std::string* ConversationOf(const Row& row);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_FEED_ROW_H_
