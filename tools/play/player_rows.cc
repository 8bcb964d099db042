#include <type_traits>
#include <utility>
#include <variant>

#include "absl/time/time.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/play/player.h"
#include "tools/play/row_commands.h"

// What the player does for each kind of row.

namespace chatcore::play {

absl::Status Player::Perform(Row row) {
  const std::uint64_t line = row.line;
  const absl::Status status = std::visit(
      [&](auto& body) {
        if constexpr (requires { Do(body); }) {
          return Do(body);
        } else {
          return PerformForChat(row);
        }
      },
      row.body);
  if (status.ok()) return status;
  return base::MakeStatus(status.code(), "{}:{}: {}", plan_.source.name, line, base::MessageOf(status));
}

absl::Status Player::PerformForChat(Row& row) {
  Chat* chat = chats_.Find(*ConversationOf(row));
  if (chat == nullptr) {
    ++rows_dropped_;
    return absl::OkStatus();
  }
  const std::int64_t due_us = ChatBook::DueUs(*chat, row);
  if (due_us > now_us_) {
    agenda_.AddRow(due_us, std::move(row));
    return absl::OkStatus();
  }
  if (chat->agent.empty()) {
    const EndRow* end = std::get_if<EndRow>(&row.body);
    if (end != nullptr && !end->Complete() && !chat->answered_in_feed) return LeaveUnanswered(*chat, *end);
    chats_.Hold(*chat, std::move(row), now_us_);
    return absl::OkStatus();
  }
  // A copy: the events of the command may close the conversation and take the chat away.
  const Chat served = *chat;
  return std::visit(
      [&](const auto& body) {
        if constexpr (requires { DoFor(served, body); }) {
          return DoFor(served, body);
        } else {
          return absl::OkStatus();
        }
      },
      row.body);
}

// The customer of the feed left before any answer, so the customer of this desk does not wait longer either. What was
// written until then is posted first.
absl::Status Player::LeaveUnanswered(Chat& chat, const EndRow& end) {
  const Chat leaving = chat;  // a copy: closing takes the chat away
  chat.held.clear();
  for (const Row& row : leaving.held) {
    const MessageRow* message = std::get_if<MessageRow>(&row.body);
    if (message == nullptr || message->from_agent) continue;
    CHATCORE_RETURN_IF_ERROR(DoFor(leaving, *message));
  }
  return DoFor(leaving, end);
}

absl::Status Player::Do(const StartRow& start) {
  const std::string& language = start.language.empty() ? plan_.language : start.language;
  if (!start.name.empty() || !start.tier.empty()) {
    CHATCORE_RETURN_IF_ERROR(Send(commands::UpsertCustomer(start, language)));
  }
  Chat& chat = chats_.Open(start.conversation);
  chat.customer = start.customer;
  chat.language = language;
  chat.topic = start.topic;
  const std::size_t started = tally_.started;
  CHATCORE_RETURN_IF_ERROR(Send(commands::StartConversation(start, language)));
  if (tally_.started == started) chats_.Close(start.conversation);  // refused
  return absl::OkStatus();
}

absl::Status Player::DoFor(const Chat& chat, const MessageRow& message) {
  return Send(commands::PostMessage(message, chat, NextMessageId()));
}

absl::Status Player::DoFor(const Chat& chat, const TransferRow& transfer) {
  return Send(commands::TransferConversation(transfer, chat, plan_.roster.Resolve(transfer.to_agent)));
}

absl::Status Player::DoFor(const Chat& chat, const EndRow& end) {
  if (end.Complete()) return Send(commands::CloseConversation(end, chat));
  CHATCORE_RETURN_IF_ERROR(Send(commands::AbandonConversation(end, chat)));
  if (!end.ticket.empty()) return Send(commands::OpenTicketFor(end.conversation, chat, end.ticket));
  if (!plan_.follow_ups || !chat.answered_in_feed) return absl::OkStatus();
  return Send(commands::OpenTicketFor(end.conversation, chat, fmt::format("follow-up-{}", ++follow_ups_)));
}

absl::Status Player::Do(const AgentRow& row) {
  if (!plan_.roster.agents_from_rows) return absl::OkStatus();
  v1::Agent agent = row.agent;
  if (plan_.roster.units_per_agent > 0) agent.set_capacity_units(plan_.roster.units_per_agent);
  return Send(commands::UpsertAgent(std::move(agent)));
}

absl::Status Player::Do(const PresenceRow& row) {
  if (!plan_.roster.agents_from_rows) return absl::OkStatus();
  return Send(commands::SetPresence(row.agent, row.presence, row.reason));
}

absl::Status Player::Do(const ShiftDue& shift) {
  // Not offline at the end: the chats that are open are finished.
  return Send(
      commands::SetPresence(shift.agent, shift.begins ? v1::PRESENCE_ACCEPTING : v1::PRESENCE_NOT_ACCEPTING, ""));
}

absl::Status Player::Do(const AcceptDue& accept) {
  if (!pending_offers_.contains(accept.offer)) return absl::OkStatus();
  return Send(commands::AcceptOffer(accept.offer, accept.agent));
}

absl::Status Player::Do(const TicketRow& ticket) {
  return Send(commands::OpenTicket(ticket, plan_.roster.Resolve(ticket.assignee)));
}

absl::Status Player::Do(const TicketMessageRow& message) {
  std::string customer;
  if (message.agent.empty()) {
    v1::Query query;
    query.mutable_get_ticket()->set_ticket_id(message.ticket);
    const absl::StatusOr<v1::Answer> answer = host_->desk().Query(query, absl::FromUnixMicros(now_us_));
    if (answer.ok()) customer = answer->ticket().customer_id();
  }
  return Send(commands::ReplyTicket(message, plan_.roster.Resolve(message.agent), customer, NextMessageId()));
}

absl::Status Player::Do(const TicketStatusRow& status) {
  return Send(commands::SetTicketStatus(status, plan_.roster.Resolve(status.agent)));
}

}  // namespace chatcore::play
