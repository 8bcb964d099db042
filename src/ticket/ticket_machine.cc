#include "chatcore/ticket_machine.h"

#include <cstddef>

#include "src/ticket/ticket_transitions.h"

namespace chatcore {
namespace {

bool Holds(TicketCondition condition, const TicketRules& rules) {
  switch (condition) {
    case TicketCondition::kAlways:
      return true;
    case TicketCondition::kPendingOnReply:
      return rules.pending_on_reply;
    case TicketCondition::kNoPendingOnReply:
      return !rules.pending_on_reply;
  }
  return false;
}

}  // namespace

std::span<const TicketRow> TicketTable() { return ticket::kTransitions; }

TicketStep DecideTicket(TicketState state, TicketTrigger trigger, const TicketRules& rules) {
  const std::span<const TicketRow> table = TicketTable();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const TicketRow& row = table[i];
    if (row.from == state && row.trigger == trigger && Holds(row.condition, rules)) {
      return {.action = row.action, .to = row.to, .row = static_cast<int>(i)};
    }
  }
  return {};
}

TicketState TicketStateOf(v1::TicketStatus status, bool archived, bool reopen_window_open) {
  if (archived) return TicketState::kArchived;
  if (status == v1::TICKET_STATUS_OPEN) return TicketState::kOpen;
  if (status == v1::TICKET_STATUS_PENDING) return TicketState::kPending;
  if (status == v1::TICKET_STATUS_SPAM) return TicketState::kSpam;
  if (status == v1::TICKET_STATUS_SOLVED) {
    return reopen_window_open ? TicketState::kSolved : TicketState::kSolvedLate;
  }
  return TicketState::kNone;
}

}  // namespace chatcore
