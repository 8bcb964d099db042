#include <string>
#include <string_view>

#include "chatcore/ticket_machine.h"
#include "fmt/format.h"

namespace chatcore {
namespace {

// The node that a row leads to; the table's two kinds of solved are one arrow's head.
std::string_view TargetOf(const TicketRow& row) {
  switch (row.action) {
    case TicketAction::kMove:
      if (row.to == v1::TICKET_STATUS_OPEN) return TicketStateName(TicketState::kOpen);
      if (row.to == v1::TICKET_STATUS_PENDING) return TicketStateName(TicketState::kPending);
      if (row.to == v1::TICKET_STATUS_SPAM) return TicketStateName(TicketState::kSpam);
      return TicketStateName(TicketState::kSolved);
    case TicketAction::kArchive:
      return TicketStateName(TicketState::kArchived);
    case TicketAction::kErase:
    case TicketAction::kRestore:
      return "[*]";
    case TicketAction::kStay:
    case TicketAction::kRemind:
    case TicketAction::kFollowUp:
    case TicketAction::kRefuse:
      return TicketStateName(row.from);
  }
  return "";
}

std::string_view Remark(const TicketRow& row) {
  switch (row.action) {
    case TicketAction::kRemind:
      return " / remind";
    case TicketAction::kFollowUp:
      return " / open a follow-up";
    case TicketAction::kRestore:
      return " / the status it had before";
    case TicketAction::kErase:
      return " / erase";
    case TicketAction::kStay:
    case TicketAction::kMove:
    case TicketAction::kArchive:
    case TicketAction::kRefuse:
      return "";
  }
  return "";
}

std::string_view ConditionText(TicketCondition condition) {
  switch (condition) {
    case TicketCondition::kAlways:
      return "";
    case TicketCondition::kPendingOnReply:
      return " (pending_on_reply)";
    case TicketCondition::kNoPendingOnReply:
      return " (not pending_on_reply)";
  }
  return "";
}

}  // namespace

std::string_view TicketStateName(TicketState state) {
  switch (state) {
    case TicketState::kNone:
      return "none";
    case TicketState::kOpen:
      return "open";
    case TicketState::kPending:
      return "pending";
    case TicketState::kSolved:
      return "solved";
    case TicketState::kSolvedLate:
      return "solved_late";
    case TicketState::kArchived:
      return "archived";
    case TicketState::kSpam:
      return "spam";
  }
  return "";
}

std::string_view TicketTriggerName(TicketTrigger trigger) {
  switch (trigger) {
    case TicketTrigger::kCreated:
      return "created";
    case TicketTrigger::kAgentAsked:
      return "agent asks for information";
    case TicketTrigger::kAgentReplied:
      return "agent replies";
    case TicketTrigger::kMenuOpen:
      return "menu open";
    case TicketTrigger::kMenuPending:
      return "menu pending";
    case TicketTrigger::kMenuSolved:
      return "menu solved";
    case TicketTrigger::kCustomerReplied:
      return "customer replies";
    case TicketTrigger::kPendingDateReached:
      return "pending date reached";
    case TicketTrigger::kSilent:
      return "silence";
    case TicketTrigger::kSilentAgain:
      return "silence after the reminder";
    case TicketTrigger::kArchiveDue:
      return "archive delay over";
    case TicketTrigger::kMerged:
      return "merged";
    case TicketTrigger::kMarkedSpam:
      return "marked spam";
    case TicketTrigger::kUnmarkedSpam:
      return "not spam";
    case TicketTrigger::kPurgeDue:
      return "purge delay over";
  }
  return "";
}

std::string TicketDiagram() {
  std::string text = "stateDiagram-v2\n";
  for (const TicketRow& row : TicketTable()) {
    const std::string_view from = row.from == TicketState::kNone ? "[*]" : TicketStateName(row.from);
    text += fmt::format("    {} --> {}: {}{}{}\n", from, TargetOf(row), TicketTriggerName(row.trigger),
                        ConditionText(row.condition), Remark(row));
  }
  text += "    solved --> solved_late: reopen window over\n";
  return text;
}

}  // namespace chatcore
