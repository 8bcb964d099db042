#ifndef CHATCORE_SRC_TICKET_TICKET_H_
#define CHATCORE_SRC_TICKET_TICKET_H_

#include <cstdint>
#include <string>

#include "chatcore/v1/command.pb.h"
#include "src/base/deadline.h"
#include "src/base/slot_map.h"

namespace chatcore::ticket {

/// A ticket in the state.
struct Ticket {
  v1::TicketRecord record;  // what the host gets when it leaves
  base::Handle customer = base::kNoHandle;
  base::Handle assignee = base::kNoHandle;      // kNoHandle when nobody, or when the agent has left the desk
  base::Handle conversation = base::kNoHandle;  // while that is in the state
  v1::TicketStatus before_spam = v1::TICKET_STATUS_UNSPECIFIED;
  bool reminded = false;             // of the present wait
  std::int64_t reopen_until_us = 0;  // solved: a reply reopens it until then
  std::uint32_t follow_ups = 0;      // tickets that continue this one
  base::Deadline pending_until;      // pending: opens by itself
  base::Deadline silence;            // pending: reminder or solving
  base::Deadline leave;              // solved: archive; archived: retire; spam: purge
};

/// What stays of a ticket that has left: enough to link a follow-up.
struct TicketStub {
  std::string ticket_id;
  std::string customer_id;
  std::uint32_t follow_ups = 0;
  base::Deadline drop;
};

}  // namespace chatcore::ticket

#endif  // CHATCORE_SRC_TICKET_TICKET_H_
