#ifndef CHATCORE_SRC_DESK_LOOKUP_H_
#define CHATCORE_SRC_DESK_LOOKUP_H_

#include <string_view>

#include "chatcore/v1/event.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// What an id, a handle, or both name. `thing` is null when there is a problem.
template <typename T>
struct Found {
  base::Handle handle = base::kNoHandle;
  const T* thing = nullptr;
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;

  explicit operator bool() const { return thing != nullptr; }
  const T* operator->() const { return thing; }
};

/// Finds a thing by handle if one is given, by id otherwise. If both are given they must agree.
Found<agent::Agent> FindAgent(const State& state, std::string_view agent_id, base::Handle agent);
Found<Customer> FindCustomer(const State& state, std::string_view customer_id, base::Handle customer);
Found<Conversation> FindConversation(const State& state, std::string_view conversation_id, base::Handle conversation);
Found<ticket::Ticket> FindTicket(const State& state, std::string_view ticket_id, base::Handle ticket);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_LOOKUP_H_
