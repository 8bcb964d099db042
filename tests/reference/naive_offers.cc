#include <algorithm>
#include <string>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {

void NaiveDesk::MakeOffer(NaiveConversation& conversation, NaiveAgent& agent, v1::Criterion decided_by,
                          std::uint64_t draw) {
  v1::OfferMade& body = *Emit().mutable_offer_made();
  conversation.offer = {.handle = offer_handles_.Take(),
                        .agent_id = agent.id(),
                        .units = UnitsOf(conversation.record.channel()),
                        .expires = InUs(LiveQueue(conversation.queue_id())->offer_timeout_us())};
  conversation.place = v1::PLACE_OFFERED;
  agent.last_offered_us = now_;
  body.set_offer(conversation.offer->handle);
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  body.set_expires_us(conversation.offer->expires.at_us);
  body.set_decided_by(decided_by);
  body.set_random_draw(draw);
}

void NaiveDesk::EndOffer(NaiveConversation& conversation, v1::OfferState state, v1::EndReason reason) {
  const NaiveOffer offer = *conversation.offer;
  NaiveAgent& agent = *ById(state_.agents, offer.agent_id);
  const v1::Queue& queue = AnyQueue(conversation.queue_id());
  v1::OfferEnded& body = *Emit().mutable_offer_ended();
  const bool declined = state == v1::OFFER_STATE_DECLINED;
  if (declined || state == v1::OFFER_STATE_TIMED_OUT) {
    agent.missed_in_a_row += 1;
    conversation.record.set_offers_missed(conversation.record.offers_missed() + 1);
    const Due until = InUs(declined ? queue.decline_backoff_us() : queue.timeout_backoff_us());
    if (conversation.backoffs.size() < state_.config.limits().max_backoffs_per_item()) {
      conversation.backoffs.push_back({.agent_id = agent.id(), .until = until});
      body.set_backoff_until_us(until.at_us);
    }
  }
  if (state == v1::OFFER_STATE_ACCEPTED) agent.missed_in_a_row = 0;
  conversation.offer.reset();
  conversation.place = v1::PLACE_QUEUED;
  offer_handles_.Free(offer.handle);
  body.set_offer(offer.handle);
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  body.set_state(state);
  body.set_reason(reason);
  body.set_missed_in_a_row(agent.missed_in_a_row);
}

void NaiveDesk::Bind(NaiveConversation& conversation, NaiveAgent& agent) {
  auto assignment = std::make_unique<NaiveAssignment>();
  assignment->handle = assignment_handles_.Take();
  assignment->conversation_id = conversation.id();
  assignment->agent_id = agent.id();
  assignment->channel = conversation.record.channel();
  assignment->queue_id = conversation.queue_id();
  assignment->units = UnitsOf(conversation.record.channel());
  conversation.assignment = assignment->handle;
  conversation.place = v1::PLACE_ACTIVE;
  conversation.backoffs.clear();
  conversation.record.set_last_agent_id(agent.id());
  if (conversation.record.first_assigned_us() == 0) conversation.record.set_first_assigned_us(now_);
  ById(state_.customers, conversation.record.customer_id())->last_agent_id = agent.id();
  agent.last_offered_us = now_;
  agent.assigned_us.push_back(now_);
  state_.assignments.push_back(std::move(assignment));
}

void NaiveDesk::Assign(NaiveConversation& conversation, NaiveAgent& agent, v1::AssignedBy by, v1::Criterion decided_by,
                       std::uint64_t draw) {
  v1::AssignmentStarted& body = *Emit().mutable_assignment_started();
  Bind(conversation, agent);
  body.set_assignment(conversation.assignment);
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  body.set_by(by);
  body.set_waited_us(now_ - conversation.queued_us);
  body.set_units(UnitsOf(conversation.record.channel()));
  body.set_decided_by(decided_by);
  body.set_random_draw(draw);
  Notice(v1::NOTICE_KIND_AGENT_JOINED, conversation, true, &agent);
}

std::int64_t NaiveDesk::EndAssignment(NaiveConversation& conversation, bool wraps_up) {
  NaiveAssignment* assignment = ByHandle(state_.assignments, conversation.assignment);
  const std::int64_t wrap_up_us = wraps_up ? AnyQueue(conversation.queue_id()).wrap_up_us() : 0;
  ById(state_.agents, assignment->agent_id)->last_ended_us = now_;
  conversation.assignment = 0;
  if (wrap_up_us > 0) {
    assignment->wrap_up = true;
    assignment->wrap_up_until = InUs(wrap_up_us);
    return assignment->wrap_up_until.at_us;
  }
  assignment_handles_.Free(assignment->handle);
  std::erase_if(state_.assignments, [&](const auto& other) { return other.get() == assignment; });
  return 0;
}

void NaiveDesk::EndWrapUpOf(NaiveAssignment& assignment) {
  NaiveAgent& agent = *ById(state_.agents, assignment.agent_id);
  v1::WrapUpEnded& body = *Emit().mutable_wrap_up_ended();
  body.set_assignment(assignment.handle);
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  agent.last_ended_us = now_;
  assignment_handles_.Free(assignment.handle);
  std::erase_if(state_.assignments, [&](const auto& other) { return other.get() == &assignment; });
}

NaiveConversation* NaiveDesk::FindOffered(Handle offer, const std::string& conversation_id, Handle conversation) {
  NaiveConversation* found = nullptr;
  if (offer == 0) {
    found = Find(conversation_id, conversation);
    if (found == nullptr) return nullptr;
  }
  for (const auto& other : state_.conversations) {
    if (offer != 0 && other->offer && other->offer->handle == offer) found = other.get();
  }
  if (found == nullptr || !found->offer) {
    Refuse(v1::REJECT_REASON_OFFER_NOT_PENDING);
    return nullptr;
  }
  const bool own = actor_.agent != nullptr && actor_.agent->id() == found->offer->agent_id;
  return May(own, {.on_others = 0}) ? found : nullptr;
}

void NaiveDesk::AcceptOffer(const v1::AcceptOffer& command) {
  NaiveConversation* conversation = FindOffered(command.offer(), command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  NaiveAgent& agent = *ById(state_.agents, conversation->offer->agent_id);
  EndOffer(*conversation, v1::OFFER_STATE_ACCEPTED, v1::END_REASON_BY_AGENT);
  Assign(*conversation, agent, v1::ASSIGNED_BY_OFFER, v1::CRITERION_UNSPECIFIED, 0);
}

void NaiveDesk::DeclineOffer(const v1::DeclineOffer& command) {
  NaiveConversation* conversation = FindOffered(command.offer(), command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  NaiveAgent& agent = *ById(state_.agents, conversation->offer->agent_id);
  EndOffer(*conversation, v1::OFFER_STATE_DECLINED, v1::END_REASON_BY_AGENT);
  PauseAfterMisses(agent, conversation->queue_id());
}

void NaiveDesk::PickConversation(const v1::PickConversation& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  NaiveAgent* agent = actor_.agent;
  v1::RejectReason problem = v1::REJECT_REASON_NOT_FOUND;
  if (!command.agent_id().empty() || command.agent() != 0) {
    agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  }
  if (agent == nullptr) return Refuse(problem);
  if (!May(agent == actor_.agent, {})) return;
  if (!conversation->Waits()) return Refuse(v1::REJECT_REASON_NOT_WAITING);
  const bool held = conversation->offer && conversation->offer->agent_id == agent->id();
  if (!Eligible(*agent, *conversation, AnyQueue(conversation->queue_id()), held, true)) {
    return Refuse(v1::REJECT_REASON_AGENT_NOT_ELIGIBLE);
  }
  if (conversation->offer) EndOffer(*conversation, v1::OFFER_STATE_WITHDRAWN, v1::END_REASON_PICKED);
  Assign(*conversation, *agent, v1::ASSIGNED_BY_PICK, v1::CRITERION_UNSPECIFIED, 0);
}

// Fills the agent, or none, and the queue that the conversation will belong to.
bool NaiveDesk::TransferTarget(const v1::TransferConversation& command, const NaiveConversation& conversation,
                               NaiveAgent*& agent, std::string& queue_id) {
  const auto refuse = [this](v1::RejectReason reason) {
    Refuse(reason);
    return false;
  };
  if (!command.to_queue_id().empty()) {
    if (LiveQueue(command.to_queue_id()) == nullptr) return refuse(v1::REJECT_REASON_NOT_FOUND);
    queue_id = QueueWithRoom(command.to_queue_id());
    return !queue_id.empty() || refuse(v1::REJECT_REASON_QUEUE_FULL);
  }
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  agent = Named(state_.agents, command.to_agent_id(), command.to_agent(), problem);
  if (agent == nullptr) return refuse(problem);
  if (agent == OwnerOf(conversation)) return refuse(v1::REJECT_REASON_SAME_TARGET);
  std::vector<std::string> queue_ids = {conversation.queue_id()};
  for (const v1::Queue& queue : state_.config.queues()) queue_ids.push_back(queue.queue_id());
  for (const std::string& id : queue_ids) {
    if (LiveQueue(id) == nullptr || !Eligible(*agent, conversation, *LiveQueue(id), false, false)) continue;
    queue_id = id;
    return true;
  }
  agent = nullptr;
  if (!command.queue_if_unavailable()) return refuse(v1::REJECT_REASON_AGENT_NOT_ELIGIBLE);
  queue_id = LiveQueueFor(conversation.queue_id());
  return true;
}

void NaiveDesk::TransferConversation(const v1::TransferConversation& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  NaiveAgent* from = OwnerOf(*conversation);
  if (from == nullptr) return Refuse(v1::REJECT_REASON_NOT_ACTIVE);
  if (!May(actor_.agent == from, {})) return;
  const bool asks =
      conversation->record.channel() == v1::CHANNEL_CHAT && state_.config.conversations().transfer_needs_consent();
  if (asks && !command.customer_agreed()) return Refuse(v1::REJECT_REASON_CONSENT_REQUIRED);
  NaiveAgent* to = nullptr;
  std::string queue_id;
  if (!TransferTarget(command, *conversation, to, queue_id)) return;

  v1::ConversationTransferred& body = *Emit().mutable_conversation_transferred();
  body.set_conversation(conversation->handle);
  body.set_conversation_id(conversation->id());
  body.set_from_assignment(conversation->assignment);
  body.set_from_agent(from->handle);
  body.set_from_agent_id(from->id());
  body.set_wrap_up_until_us(EndAssignment(*conversation, true));
  conversation->record.set_queue_id(queue_id);
  conversation->record.set_transfers(conversation->record.transfers() + 1);
  conversation->queued_us = now_;
  conversation->place = v1::PLACE_QUEUED;
  body.set_to_queue(PositionOf(queue_id));
  body.set_to_queue_id(queue_id);
  body.set_waiting_since_us(conversation->waiting_since_us);
  body.set_rank_us(RankUs(*conversation, *LiveQueue(queue_id)));
  body.set_summary(command.summary());
  body.set_reason(command.reason());
  if (to != nullptr) {
    Bind(*conversation, *to);
    body.set_to_assignment(conversation->assignment);
    body.set_to_agent(to->handle);
    body.set_to_agent_id(to->id());
    body.set_units(UnitsOf(conversation->record.channel()));
  } else {
    const Due until = InUs(LiveQueue(queue_id)->decline_backoff_us());
    conversation->backoffs.push_back({.agent_id = from->id(), .until = until});
    body.set_backoff_until_us(until.at_us);
  }
  Notice(v1::NOTICE_KIND_TRANSFERRED, *conversation, true, to);
  Notice(v1::NOTICE_KIND_HANDED_OVER, *conversation, false, from);
  if (to != nullptr) Notice(v1::NOTICE_KIND_RECEIVED, *conversation, false, to);
}

void NaiveDesk::EndWrapUp(const v1::EndWrapUp& command) {
  NaiveAssignment* found = ByHandle(state_.assignments, command.assignment());
  if (command.assignment() != 0) {
    if (found == nullptr) return Refuse(v1::REJECT_REASON_STALE_HANDLE);
  } else {
    std::string conversation_id = command.conversation_id();
    if (command.conversation() != 0) {
      v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
      const NaiveConversation* named = Named(state_.conversations, conversation_id, command.conversation(), problem);
      if (named == nullptr) return Refuse(problem);
      conversation_id = named->id();
    }
    std::vector<NaiveAssignment*> running;
    for (const auto& other : state_.assignments) {
      if (other->wrap_up && other->conversation_id == conversation_id) running.push_back(other.get());
    }
    // Several agents may be at it. Asked for by one of them it is the own, else the one whose place comes first.
    const auto place = [](const NaiveAssignment* assignment) { return assignment->handle & 0xffffffff; };
    std::sort(running.begin(), running.end(), [&](auto* a, auto* b) { return place(a) < place(b); });
    for (NaiveAssignment* other : running) {
      const bool own = actor_.agent != nullptr && other->agent_id == actor_.agent->id();
      if (found == nullptr || own) found = other;
    }
  }
  if (found == nullptr || !found->wrap_up) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  const bool own = actor_.agent != nullptr && actor_.agent->id() == found->agent_id;
  if (May(own, {})) EndWrapUpOf(*found);
}

}  // namespace chatcore::reference
