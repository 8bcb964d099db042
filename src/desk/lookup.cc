#include "src/desk/lookup.h"

namespace chatcore::desk {
namespace {

template <typename T, typename IdOf>
Found<T> Find(const base::SlotMap<T>& things, const base::StringMap<base::Handle>& ids, std::string_view id,
              base::Handle handle, IdOf id_of) {
  if (handle != base::kNoHandle) {
    const T* thing = things.Find(handle);
    if (thing == nullptr) return {.problem = v1::REJECT_REASON_STALE_HANDLE};
    if (!id.empty() && std::string_view(id_of(*thing)) != id) return {.problem = v1::REJECT_REASON_ID_MISMATCH};
    return {.handle = handle, .thing = thing};
  }
  const auto found = ids.find(id);
  if (found == ids.end()) return {.problem = v1::REJECT_REASON_NOT_FOUND};
  return {.handle = found->second, .thing = things.Find(found->second)};
}

}  // namespace

Found<agent::Agent> FindAgent(const State& state, std::string_view agent_id, base::Handle agent) {
  return Find(state.agents, state.agent_ids, agent_id, agent,
              [](const agent::Agent& a) -> const std::string& { return a.profile.agent_id(); });
}

Found<Customer> FindCustomer(const State& state, std::string_view customer_id, base::Handle customer) {
  return Find(state.customers, state.customer_ids, customer_id, customer,
              [](const Customer& c) -> const std::string& { return c.profile.customer_id(); });
}

Found<Conversation> FindConversation(const State& state, std::string_view conversation_id, base::Handle conversation) {
  return Find(state.conversations, state.conversation_ids, conversation_id, conversation,
              [](const Conversation& c) -> const std::string& { return c.conversation_id; });
}

Found<ticket::Ticket> FindTicket(const State& state, std::string_view ticket_id, base::Handle ticket) {
  return Find(state.tickets, state.ticket_ids, ticket_id, ticket,
              [](const ticket::Ticket& t) -> const std::string& { return t.record.ticket_id(); });
}

}  // namespace chatcore::desk
