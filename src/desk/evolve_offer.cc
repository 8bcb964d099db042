#include <algorithm>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"

namespace chatcore::desk {

absl::Status EvolveOfferMade(State& state, const v1::Event& event, const v1::OfferMade& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  agent::Agent* agent = state.agents.Find(body.agent());
  if (conversation == nullptr || agent == nullptr) return Misfit(state, "no such conversation or agent");
  const std::uint32_t units = UnitsOf(state.config, conversation->channel);
  Offer* offer =
      state.offers.Insert(body.offer(), {.conversation = body.conversation(), .agent = body.agent(), .units = units});
  if (offer == nullptr) return Misfit(state, "the offer's handle is not the next one");
  if (!MovePlace(state, *conversation, ConversationTrigger::kOffered)) return Misfit(state, "it cannot be offered");
  SetDeadline(state, offer->expires, body.expires_us(), TimerKind::kOffer, body.offer());
  conversation->offer = body.offer();
  LeaveRouter(state, body.conversation());
  agent::AddLoad(agent->load, conversation->channel, conversation->queue, units);
  InsertSorted(agent->offers, body.offer());
  agent->last_offered_us = event.at_us();
  state.router.TouchAgent(body.agent());
  if (body.random_draw() != 0) state.random_state = body.random_draw();
  return absl::OkStatus();
}

absl::Status EvolveOfferEnded(State& state, const v1::Event& event, const v1::OfferEnded& body) {
  Offer* offer = state.offers.Find(body.offer());
  if (offer == nullptr) return Misfit(state, "no such offer");
  Conversation* conversation = state.conversations.Find(offer->conversation);
  agent::Agent* agent = state.agents.Find(offer->agent);
  if (conversation == nullptr || agent == nullptr) return Misfit(state, "no such conversation or agent");
  const base::Handle conversation_handle = offer->conversation;
  const base::Handle agent_handle = offer->agent;
  ClearDeadline(state, offer->expires);
  agent::RemoveLoad(agent->load, conversation->channel, conversation->queue, offer->units);
  EraseSorted(agent->offers, body.offer());
  state.offers.Erase(body.offer());
  conversation->offer = base::kNoHandle;
  if (!MovePlace(state, *conversation, ConversationTrigger::kOfferEnded)) return Misfit(state, "it was not offered");
  EnterRouter(state, conversation_handle, *conversation);
  agent->missed_in_a_row = body.missed_in_a_row();
  if (body.state() == v1::OFFER_STATE_DECLINED || body.state() == v1::OFFER_STATE_TIMED_OUT) {
    ++conversation->offers_missed;
  }
  if (body.backoff_until_us() != 0) {
    AddBackoff(state, conversation_handle, *conversation, agent_handle, body.backoff_until_us());
  }
  NoteAgentFreed(state, agent_handle);
  return absl::OkStatus();
}

absl::Status EvolveBackoffEnded(State& state, const v1::Event& event, const v1::BackoffEnded& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr) return Misfit(state, "no such conversation");
  auto& backoffs = conversation->backoffs;
  const auto found =
      std::find_if(backoffs.begin(), backoffs.end(), [&](const Backoff& b) { return b.agent == body.agent(); });
  if (found == backoffs.end()) return Misfit(state, "no such back-off");
  ClearDeadline(state, found->until);
  conversation->backoff_agents.erase(conversation->backoff_agents.begin() + (found - backoffs.begin()));
  backoffs.erase(found);
  if (conversation->place == v1::PLACE_QUEUED) state.work.items.insert(body.conversation());
  return absl::OkStatus();
}

absl::Status EvolveAssignmentStarted(State& state, const v1::Event& event, const v1::AssignmentStarted& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr || conversation->place != v1::PLACE_QUEUED) return Misfit(state, "it does not wait");
  LeaveLine(state, body.conversation(), *conversation);
  if (!MovePlace(state, *conversation, ConversationTrigger::kAssigned)) return Misfit(state, "it cannot be assigned");
  if (body.random_draw() != 0) state.random_state = body.random_draw();
  return BeginAssignment(state, body.assignment(), body.conversation(), body.agent(), body.units());
}

absl::Status EvolveWrapUpEnded(State& state, const v1::Event& event, const v1::WrapUpEnded& body) {
  Assignment* assignment = state.assignments.Find(body.assignment());
  if (assignment == nullptr || !assignment->wrap_up) return Misfit(state, "no such wrap-up");
  agent::Agent* agent = state.agents.Find(assignment->agent);
  if (agent == nullptr) return Misfit(state, "no such agent");
  ClearDeadline(state, assignment->wrap_up_until);
  agent::RemoveLoad(agent->load, assignment->channel, assignment->queue, assignment->units);
  EraseSorted(agent->assignments, body.assignment());
  agent->idle_since_us = event.at_us();
  NoteAgentFreed(state, assignment->agent);
  --state.counts.wrap_ups;
  state.assignments.Erase(body.assignment());
  return absl::OkStatus();
}

}  // namespace chatcore::desk
