#ifndef CHATCORE_SRC_TICKET_TICKET_TRANSITIONS_H_
#define CHATCORE_SRC_TICKET_TICKET_TRANSITIONS_H_

#include "chatcore/ticket_machine.h"

// Rule 1: every transition of a ticket is a row of this table.
// Rule 2: the table knows no times and no people; callers turn those into a state and a trigger.

namespace chatcore::ticket {

using S = TicketState;
using T = TicketTrigger;
using C = TicketCondition;
using A = TicketAction;

inline constexpr v1::TicketStatus kOpen = v1::TICKET_STATUS_OPEN;
inline constexpr v1::TicketStatus kPending = v1::TICKET_STATUS_PENDING;
inline constexpr v1::TicketStatus kSolved = v1::TICKET_STATUS_SOLVED;
inline constexpr v1::TicketStatus kSpam = v1::TICKET_STATUS_SPAM;

inline constexpr TicketRow kTransitions[] = {
    {S::kNone, T::kCreated, C::kAlways, A::kMove, kOpen},

    {S::kOpen, T::kAgentAsked, C::kAlways, A::kMove, kPending},
    {S::kOpen, T::kAgentReplied, C::kPendingOnReply, A::kMove, kPending},
    {S::kOpen, T::kAgentReplied, C::kNoPendingOnReply, A::kStay, kOpen},
    {S::kOpen, T::kMenuOpen, C::kAlways, A::kStay, kOpen},
    {S::kOpen, T::kMenuPending, C::kAlways, A::kMove, kPending},
    {S::kOpen, T::kMenuSolved, C::kAlways, A::kMove, kSolved},
    {S::kOpen, T::kCustomerReplied, C::kAlways, A::kStay, kOpen},
    {S::kOpen, T::kMerged, C::kAlways, A::kMove, kSolved},
    {S::kOpen, T::kMarkedSpam, C::kAlways, A::kMove, kSpam},

    {S::kPending, T::kAgentAsked, C::kAlways, A::kStay, kPending},
    {S::kPending, T::kAgentReplied, C::kAlways, A::kStay, kPending},
    {S::kPending, T::kMenuOpen, C::kAlways, A::kMove, kOpen},
    {S::kPending, T::kMenuPending, C::kAlways, A::kStay, kPending},
    {S::kPending, T::kMenuSolved, C::kAlways, A::kMove, kSolved},
    {S::kPending, T::kCustomerReplied, C::kAlways, A::kMove, kOpen},
    {S::kPending, T::kPendingDateReached, C::kAlways, A::kMove, kOpen},
    {S::kPending, T::kSilent, C::kAlways, A::kRemind, kPending},
    {S::kPending, T::kSilentAgain, C::kAlways, A::kMove, kSolved},
    {S::kPending, T::kMerged, C::kAlways, A::kMove, kSolved},
    {S::kPending, T::kMarkedSpam, C::kAlways, A::kMove, kSpam},

    {S::kSolved, T::kAgentAsked, C::kAlways, A::kMove, kPending},
    {S::kSolved, T::kAgentReplied, C::kAlways, A::kStay, kSolved},
    {S::kSolved, T::kMenuOpen, C::kAlways, A::kMove, kOpen},
    {S::kSolved, T::kMenuPending, C::kAlways, A::kMove, kPending},
    {S::kSolved, T::kMenuSolved, C::kAlways, A::kStay, kSolved},
    {S::kSolved, T::kCustomerReplied, C::kAlways, A::kMove, kOpen},
    {S::kSolved, T::kArchiveDue, C::kAlways, A::kArchive, kSolved},
    {S::kSolved, T::kMerged, C::kAlways, A::kStay, kSolved},
    {S::kSolved, T::kMarkedSpam, C::kAlways, A::kMove, kSpam},

    {S::kSolvedLate, T::kAgentAsked, C::kAlways, A::kMove, kPending},
    {S::kSolvedLate, T::kAgentReplied, C::kAlways, A::kStay, kSolved},
    {S::kSolvedLate, T::kMenuOpen, C::kAlways, A::kMove, kOpen},
    {S::kSolvedLate, T::kMenuPending, C::kAlways, A::kMove, kPending},
    {S::kSolvedLate, T::kMenuSolved, C::kAlways, A::kStay, kSolved},
    {S::kSolvedLate, T::kCustomerReplied, C::kAlways, A::kFollowUp, kSolved},
    {S::kSolvedLate, T::kArchiveDue, C::kAlways, A::kArchive, kSolved},
    {S::kSolvedLate, T::kMerged, C::kAlways, A::kStay, kSolved},
    {S::kSolvedLate, T::kMarkedSpam, C::kAlways, A::kMove, kSpam},

    {S::kArchived, T::kCustomerReplied, C::kAlways, A::kFollowUp, kSolved},

    {S::kSpam, T::kCustomerReplied, C::kAlways, A::kStay, kSpam},
    {S::kSpam, T::kUnmarkedSpam, C::kAlways, A::kRestore, kSpam},
    {S::kSpam, T::kPurgeDue, C::kAlways, A::kErase, kSpam},
};

}  // namespace chatcore::ticket

#endif  // CHATCORE_SRC_TICKET_TICKET_TRANSITIONS_H_
