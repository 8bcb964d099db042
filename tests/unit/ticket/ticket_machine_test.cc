#include "chatcore/ticket_machine.h"

#include <set>
#include <utility>
#include <vector>

#include "doctest/doctest.h"

namespace chatcore {
namespace {

using S = TicketState;
using T = TicketTrigger;
using A = TicketAction;

constexpr v1::TicketStatus kOpen = v1::TICKET_STATUS_OPEN;
constexpr v1::TicketStatus kPending = v1::TICKET_STATUS_PENDING;
constexpr v1::TicketStatus kSolved = v1::TICKET_STATUS_SOLVED;
constexpr v1::TicketStatus kSpam = v1::TICKET_STATUS_SPAM;

struct Case {
  const char* sentence;
  S from;
  T trigger;
  A action;
  v1::TicketStatus to;
  bool pending_on_reply = true;
};

// Written from the table of the design, not from the code.
const Case kCases[] = {
    {"a created ticket is open", S::kNone, T::kCreated, A::kMove, kOpen},
    {"asking for information makes an open ticket pending", S::kOpen, T::kAgentAsked, A::kMove, kPending},
    {"a reply makes an open ticket pending where the policy says so", S::kOpen, T::kAgentReplied, A::kMove, kPending},
    {"a reply leaves it open where the policy does not", S::kOpen, T::kAgentReplied, A::kStay, kOpen, false},
    {"open chosen again stays", S::kOpen, T::kMenuOpen, A::kStay, kOpen},
    {"an agent sets an open ticket pending", S::kOpen, T::kMenuPending, A::kMove, kPending},
    {"an agent solves an open ticket", S::kOpen, T::kMenuSolved, A::kMove, kSolved},
    {"a customer's reply leaves an open ticket open", S::kOpen, T::kCustomerReplied, A::kStay, kOpen},
    {"a merged open ticket is solved", S::kOpen, T::kMerged, A::kMove, kSolved},
    {"an open ticket can be spam", S::kOpen, T::kMarkedSpam, A::kMove, kSpam},
    {"asking again keeps a pending ticket pending", S::kPending, T::kAgentAsked, A::kStay, kPending},
    {"a reply keeps a pending ticket pending", S::kPending, T::kAgentReplied, A::kStay, kPending},
    {"an agent opens a pending ticket", S::kPending, T::kMenuOpen, A::kMove, kOpen},
    {"pending chosen again stays", S::kPending, T::kMenuPending, A::kStay, kPending},
    {"an agent solves a pending ticket", S::kPending, T::kMenuSolved, A::kMove, kSolved},
    {"a customer's reply opens a pending ticket", S::kPending, T::kCustomerReplied, A::kMove, kOpen},
    {"the date opens a pending ticket", S::kPending, T::kPendingDateReached, A::kMove, kOpen},
    {"silence reminds first", S::kPending, T::kSilent, A::kRemind, kPending},
    {"silence after the reminder solves", S::kPending, T::kSilentAgain, A::kMove, kSolved},
    {"a merged pending ticket is solved", S::kPending, T::kMerged, A::kMove, kSolved},
    {"a pending ticket can be spam", S::kPending, T::kMarkedSpam, A::kMove, kSpam},
    {"asking for information makes a solved ticket pending", S::kSolved, T::kAgentAsked, A::kMove, kPending},
    {"a public reply leaves a solved ticket solved", S::kSolved, T::kAgentReplied, A::kStay, kSolved},
    {"an agent reopens a solved ticket", S::kSolved, T::kMenuOpen, A::kMove, kOpen},
    {"an agent sets a solved ticket pending", S::kSolved, T::kMenuPending, A::kMove, kPending},
    {"solved chosen again stays", S::kSolved, T::kMenuSolved, A::kStay, kSolved},
    {"a solved ticket reopens when its customer writes", S::kSolved, T::kCustomerReplied, A::kMove, kOpen},
    {"a solved ticket is archived", S::kSolved, T::kArchiveDue, A::kArchive, kSolved},
    {"a merged solved ticket stays solved", S::kSolved, T::kMerged, A::kStay, kSolved},
    {"a solved ticket can be spam", S::kSolved, T::kMarkedSpam, A::kMove, kSpam},
    {"late: asking makes it pending", S::kSolvedLate, T::kAgentAsked, A::kMove, kPending},
    {"late: a public reply leaves it solved", S::kSolvedLate, T::kAgentReplied, A::kStay, kSolved},
    {"late: an agent reopens it", S::kSolvedLate, T::kMenuOpen, A::kMove, kOpen},
    {"late: an agent sets it pending", S::kSolvedLate, T::kMenuPending, A::kMove, kPending},
    {"late: solved chosen again stays", S::kSolvedLate, T::kMenuSolved, A::kStay, kSolved},
    {"late: a customer's reply opens a follow-up", S::kSolvedLate, T::kCustomerReplied, A::kFollowUp, kSolved},
    {"late: it is archived", S::kSolvedLate, T::kArchiveDue, A::kArchive, kSolved},
    {"late: merged stays solved", S::kSolvedLate, T::kMerged, A::kStay, kSolved},
    {"late: it can be spam", S::kSolvedLate, T::kMarkedSpam, A::kMove, kSpam},
    {"a reply to an archived ticket opens a follow-up", S::kArchived, T::kCustomerReplied, A::kFollowUp, kSolved},
    {"spam stays spam when its sender writes", S::kSpam, T::kCustomerReplied, A::kStay, kSpam},
    {"not spam restores the status before", S::kSpam, T::kUnmarkedSpam, A::kRestore, kSpam},
    {"spam is erased after its delay", S::kSpam, T::kPurgeDue, A::kErase, kSpam},
};

constexpr S kStates[] = {S::kNone, S::kOpen, S::kPending, S::kSolved, S::kSolvedLate, S::kArchived, S::kSpam};
constexpr T kTriggers[] = {T::kCreated,     T::kAgentAsked,   T::kAgentReplied,    T::kMenuOpen,
                           T::kMenuPending, T::kMenuSolved,   T::kCustomerReplied, T::kPendingDateReached,
                           T::kSilent,      T::kSilentAgain,  T::kArchiveDue,      T::kMerged,
                           T::kMarkedSpam,  T::kUnmarkedSpam, T::kPurgeDue};

TEST_CASE("every row of the ticket table does what the design says and no row is left uncovered") {
  std::set<int> covered;
  for (const Case& row : kCases) {
    CAPTURE(row.sentence);
    const TicketStep step = DecideTicket(row.from, row.trigger, {.pending_on_reply = row.pending_on_reply});
    CHECK(step.action == row.action);
    CHECK(step.to == row.to);
    covered.insert(step.row);
  }
  for (int row = 0; row < static_cast<int>(TicketTable().size()); ++row) {
    CAPTURE(row);
    CHECK(covered.contains(row));
  }
}

TEST_CASE("a trigger without a row is refused") {
  std::set<std::pair<S, T>> allowed;
  for (const Case& row : kCases) allowed.insert({row.from, row.trigger});
  int refused = 0;
  for (S state : kStates) {
    for (T trigger : kTriggers) {
      if (allowed.contains({state, trigger})) continue;
      const TicketStep step = DecideTicket(state, trigger, {});
      CHECK(step.action == A::kRefuse);
      CHECK(step.row == -1);
      ++refused;
    }
  }
  CHECK(refused == 7 * 15 - 42);  // 43 cases, two of them for one state and trigger
}

TEST_CASE("at most one row fits a state, a trigger and a policy") {
  std::set<std::tuple<S, T, bool>> seen;
  for (const TicketRow& row : TicketTable()) {
    for (bool pending_on_reply : {false, true}) {
      if (row.condition == TicketCondition::kPendingOnReply && !pending_on_reply) continue;
      if (row.condition == TicketCondition::kNoPendingOnReply && pending_on_reply) continue;
      CHECK(seen.insert({row.from, row.trigger, pending_on_reply}).second);
    }
  }
}

TEST_CASE("the state for the table follows from status, archive flag and reopen window") {
  CHECK(TicketStateOf(kOpen, false, false) == S::kOpen);
  CHECK(TicketStateOf(kPending, false, true) == S::kPending);
  CHECK(TicketStateOf(kSolved, false, true) == S::kSolved);
  CHECK(TicketStateOf(kSolved, false, false) == S::kSolvedLate);
  CHECK(TicketStateOf(kSolved, true, true) == S::kArchived);
  CHECK(TicketStateOf(kSpam, false, false) == S::kSpam);
  CHECK(TicketStateOf(v1::TICKET_STATUS_UNSPECIFIED, false, false) == S::kNone);
}

}  // namespace
}  // namespace chatcore
