#include "src/desk/invariants.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "src/base/status.h"
#include "src/desk/items.h"
#include "src/routing/eligibility.h"

namespace chatcore::desk {
namespace {

absl::Status Broken(std::string_view what, std::string_view id) {
  return base::DataLoss("invariant: {} ({})", what, id);
}

absl::Status CheckConversation(const State& state, base::Handle handle, const Conversation& conversation) {
  const std::string& id = conversation.conversation_id;
  const Offer* offer = state.offers.Find(conversation.offer);
  const Assignment* assignment = state.assignments.Find(conversation.assignment);
  if ((conversation.place == v1::PLACE_OFFERED) != (offer != nullptr)) return Broken("offered without an offer", id);
  if ((conversation.place == v1::PLACE_ACTIVE) != (assignment != nullptr)) {
    return Broken("active without an assignment", id);
  }
  if ((conversation.offer != base::kNoHandle) != (offer != nullptr)) return Broken("its offer does not exist", id);
  if ((conversation.assignment != base::kNoHandle) != (assignment != nullptr)) {
    return Broken("its assignment does not exist", id);
  }
  if (offer != nullptr && offer->conversation != handle) return Broken("its offer is of another one", id);
  if (assignment != nullptr && (assignment->conversation != handle || assignment->wrap_up)) {
    return Broken("its assignment is of another one", id);
  }
  if (conversation.queue >= state.queues.size()) return Broken("its queue does not exist", id);
  const bool waits = conversation.place == v1::PLACE_QUEUED || conversation.place == v1::PLACE_OFFERED;
  const bool in_line = state.queues[conversation.queue].line.Contains(conversation.RankAs(handle));
  if (waits != in_line) return Broken("its place and its line differ", id);
  const bool routed = conversation.place == v1::PLACE_QUEUED && IsServed(state.queues[conversation.queue]);
  if (state.router.Waits(handle) != routed) return Broken("its place and the router differ", id);
  if ((conversation.place == v1::PLACE_CLOSED) != conversation.retire.IsSet()) {
    return Broken("closed without a time to leave", id);
  }
  if (state.customers.Find(conversation.customer) == nullptr) return Broken("its customer does not exist", id);
  if (conversation.backoffs.size() != conversation.backoff_agents.size()) return Broken("back-offs differ", id);
  return absl::OkStatus();
}

absl::Status CheckAgent(const State& state, base::Handle handle, const agent::Agent& agent) {
  const std::string& id = agent.profile.agent_id();
  agent::Load load;
  for (base::Handle offer_handle : agent.offers) {
    const Offer* offer = state.offers.Find(offer_handle);
    if (offer == nullptr || offer->agent != handle) return Broken("holds an offer that is not its own", id);
    if (!offer->expires.IsSet()) return Broken("an offer without a deadline", id);
    const Conversation* conversation = state.conversations.Find(offer->conversation);
    if (conversation == nullptr || conversation->offer != offer_handle) return Broken("an offer of nothing", id);
    agent::AddLoad(load, conversation->channel, conversation->queue, offer->units);
  }
  for (base::Handle assignment_handle : agent.assignments) {
    const Assignment* assignment = state.assignments.Find(assignment_handle);
    if (assignment == nullptr || assignment->agent != handle) return Broken("holds what is not its own", id);
    if (assignment->wrap_up != assignment->wrap_up_until.IsSet()) return Broken("a wrap-up without an end", id);
    const Conversation* conversation = state.conversations.Find(assignment->conversation);
    if (conversation == nullptr && !(assignment->wrap_up && assignment->conversation == base::kNoHandle)) {
      return Broken("an assignment of nothing", id);
    }
    if (!assignment->wrap_up && conversation->assignment != assignment_handle) {
      return Broken("an assignment of another conversation", id);
    }
    agent::AddLoad(load, assignment->channel, assignment->queue, assignment->units);
  }
  if (load.units != agent.load.units || load.items != agent.load.items || load.by_channel != agent.load.by_channel ||
      load.by_queue != agent.load.by_queue) {
    return Broken("its load is not what it holds", id);
  }
  return state.router.CheckAgent(handle, agent);
}

absl::Status CheckCustomer(const State&, base::Handle, const Customer& customer) {
  const bool holds = !customer.conversations.empty() || !customer.tickets.empty();
  if (holds && customer.retire.IsSet())
    return Broken("leaves with things in the state", customer.profile.customer_id());
  return absl::OkStatus();
}

absl::Status CheckTicket(const State& state, base::Handle, const ticket::Ticket& ticket) {
  const std::string& id = ticket.record.ticket_id();
  const v1::TicketStatus status = ticket.record.status();
  if (state.customers.Find(ticket.customer) == nullptr) return Broken("its customer does not exist", id);
  if (ticket.assignee != base::kNoHandle && state.agents.Find(ticket.assignee) == nullptr) {
    return Broken("its assignee does not exist", id);
  }
  if (ticket.conversation != base::kNoHandle && state.conversations.Find(ticket.conversation) == nullptr) {
    return Broken("its conversation does not exist", id);
  }
  if (ticket.record.archived() && status != v1::TICKET_STATUS_SOLVED) return Broken("archived but not solved", id);
  const bool leaves = status == v1::TICKET_STATUS_SOLVED || status == v1::TICKET_STATUS_SPAM;
  if (leaves != ticket.leave.IsSet()) return Broken("its status and its time to leave differ", id);
  if (status != v1::TICKET_STATUS_PENDING && (ticket.silence.IsSet() || ticket.pending_until.IsSet())) {
    return Broken("a wait without being pending", id);
  }
  return absl::OkStatus();
}

template <typename T, typename Check>
absl::Status CheckAll(const State& state, const base::SlotMap<T>& things, Check check) {
  absl::Status status;
  things.ForEach([&](base::Handle handle, const T& thing) {
    if (status.ok()) status = check(state, handle, thing);
  });
  return status;
}

absl::Status CheckCounts(const State& state) {
  std::map<v1::Place, std::uint32_t> places;
  state.conversations.ForEach([&](base::Handle, const Conversation& conversation) { ++places[conversation.place]; });
  std::uint32_t wrap_ups = 0;
  state.assignments.ForEach(
      [&](base::Handle, const Assignment& assignment) { wrap_ups += assignment.wrap_up ? 1 : 0; });
  const bool equal =
      places[v1::PLACE_QUEUED] == state.counts.queued && places[v1::PLACE_OFFERED] == state.counts.offered &&
      places[v1::PLACE_ACTIVE] == state.counts.active && places[v1::PLACE_CLOSED] == state.counts.closed &&
      wrap_ups == state.counts.wrap_ups && places[v1::PLACE_OFFERED] == state.offers.size();
  return equal ? absl::OkStatus() : Broken("the counts are not what is there", state.config.workspace_id());
}

}  // namespace

absl::Status CheckInvariants(const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckAll(state, state.conversations, CheckConversation));
  CHATCORE_RETURN_IF_ERROR(CheckAll(state, state.agents, CheckAgent));
  CHATCORE_RETURN_IF_ERROR(CheckAll(state, state.customers, CheckCustomer));
  CHATCORE_RETURN_IF_ERROR(CheckAll(state, state.tickets, CheckTicket));
  if (const base::Timer* next = state.timers.Next(); next != nullptr && next->due_us <= 0) {
    return Broken("a timer without a time", state.config.workspace_id());
  }
  return CheckCounts(state);
}

// Looks at every pair, so that it does not believe the router.
absl::Status CheckNothingToMatch(const State& state) {
  return CheckAll(state, state.conversations, [](const State& all, base::Handle, const Conversation& conversation) {
    const bool served = IsServed(all.queues[conversation.queue]);
    if (conversation.place != v1::PLACE_QUEUED || !served) return absl::OkStatus();
    const routing::Item item = ItemOf(all, conversation);
    absl::Status status;
    all.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
      if (routing::FindObstacle(item, handle, agent) != v1::OBSTACLE_UNSPECIFIED) return;
      status = Broken("an eligible agent and a waiting conversation are apart", conversation.conversation_id);
    });
    return status;
  });
}

}  // namespace chatcore::desk
