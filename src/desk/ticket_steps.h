#ifndef CHATCORE_SRC_DESK_TICKET_STEPS_H_
#define CHATCORE_SRC_DESK_TICKET_STEPS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "chatcore/ticket_machine.h"
#include "src/desk/decide.h"
#include "src/desk/emitter.h"

// Steps that the decisions on tickets share.

namespace chatcore::desk {

/// What a new ticket starts with.
struct NewTicket {
  std::string_view ticket_id = {};
  base::Handle customer = base::kNoHandle;
  std::string_view customer_id = {};
  v1::TicketSource source = v1::TICKET_SOURCE_UNSPECIFIED;
  std::string_view subject = {};
  std::uint32_t priority = 0;
  std::string_view team_id = {};
  base::Handle assignee = base::kNoHandle;
  base::Handle conversation = base::kNoHandle;
  std::string_view follows_ticket_id = {};
  std::string_view message_id = {};
};

/// True when the id is free and there is room; emits the refusal otherwise.
bool MayOpenTicket(const Context& context, std::string_view ticket_id);
void EmitTicketOpened(const Context& context, const NewTicket& ticket);

/// Where the ticket is in the table, as of `at_us`.
TicketState StateOf(const ticket::Ticket& ticket, std::int64_t at_us);
TicketRules RulesOf(const v1::Config& config);

/// Moves a ticket to a status and sets what follows from it: silence, archive, reopen and purge times.
/// `pending_until_us`: for pending; 0 = no date.
void EmitTicketStatus(Emitter& emit, base::Handle ticket, v1::TicketStatus to, v1::TicketCause cause, v1::ActorKind by,
                      std::int64_t pending_until_us = 0);

/// When a solved ticket becomes archived, counted from `at_us`: not before its reopen window ends.
std::int64_t ArchiveTime(const v1::TicketPolicy& policy, std::int64_t at_us);

/// True when the date of a wait is not set or still to come; emits the refusal otherwise.
bool IsPendingDateAhead(const Context& context, std::int64_t pending_until_us);

/// Finds a ticket for a command of an agent; emits the refusal when it is not there, archived or not permitted.
base::Handle FindTicketToChange(const Context& context, std::string_view ticket_id, base::Handle ticket);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_TICKET_STEPS_H_
