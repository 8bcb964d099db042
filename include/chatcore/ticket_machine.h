#ifndef CHATCORE_TICKET_MACHINE_H_
#define CHATCORE_TICKET_MACHINE_H_

#include <span>
#include <string>
#include <string_view>

#include "chatcore/v1/types.pb.h"

namespace chatcore {

/// The life of a ticket as one table. It stands alone: no desk is needed.
///
/// ```cpp
/// TicketStep step = DecideTicket(TicketState::kSolved, TicketTrigger::kCustomerReplied, {});
/// // step.action == TicketAction::kMove, step.to == v1::TICKET_STATUS_OPEN: a solved ticket reopens
/// ```
///
/// Thread safety: pure functions over constant data.

/// Where a ticket is, as far as the table tells cases apart.
enum class TicketState {
  kNone,        // does not exist yet
  kOpen,        // the desk has to act
  kPending,     // the customer has to answer
  kSolved,      // done; a reply of the customer still reopens it
  kSolvedLate,  // done; the reopen window is over
  kArchived,    // solved for good
  kSpam,        // unwanted
};

/// What happens to a ticket.
enum class TicketTrigger {
  kCreated,
  kAgentAsked,    // asked the customer for information
  kAgentReplied,  // replied publicly
  kMenuOpen,      // chose the status from the menu
  kMenuPending,
  kMenuSolved,
  kCustomerReplied,
  kPendingDateReached,
  kSilent,       // the customer did not answer for the reminder delay
  kSilentAgain,  // nor for the delay after the reminder
  kArchiveDue,
  kMerged,
  kMarkedSpam,
  kUnmarkedSpam,
  kPurgeDue,
};

/// What the desk does about it.
enum class TicketAction {
  kRefuse,    // no row: the trigger does not fit the state
  kStay,      // recorded; the status stays
  kMove,      // to another status
  kRemind,    // the status stays; the customer is reminded
  kFollowUp,  // the ticket stays; a linked one opens
  kArchive,   // the status stays solved; nothing may change any more
  kRestore,   // back to the status before spam
  kErase,     // the ticket is gone
};

/// What a row asks of the policy.
enum class TicketCondition {
  kAlways,
  kPendingOnReply,  // TicketPolicy.pending_on_reply
  kNoPendingOnReply,
};

/// One transition.
struct TicketRow {
  TicketState from;
  TicketTrigger trigger;
  TicketCondition condition;
  TicketAction action;
  v1::TicketStatus to;  // for kMove; the present status otherwise
};

/// What of the policy the table asks for.
struct TicketRules {
  bool pending_on_reply = true;
};

/// What the table says of a trigger.
struct TicketStep {
  TicketAction action = TicketAction::kRefuse;
  v1::TicketStatus to = v1::TICKET_STATUS_UNSPECIFIED;
  int row = -1;  // of TicketTable; -1 when refused
};

/// Every transition there is. At most one row fits a state, a trigger and a policy.
std::span<const TicketRow> TicketTable();

/// Finds the row. Cost: linear in the table.
TicketStep DecideTicket(TicketState state, TicketTrigger trigger, const TicketRules& rules);

/// The state for the table from what a ticket record says.
TicketState TicketStateOf(v1::TicketStatus status, bool archived, bool reopen_window_open);

std::string_view TicketStateName(TicketState state);
std::string_view TicketTriggerName(TicketTrigger trigger);

/// The table as a Mermaid state diagram; docs/ticket-states.md holds it and a test keeps the two equal.
std::string TicketDiagram();

}  // namespace chatcore

#endif  // CHATCORE_TICKET_MACHINE_H_
