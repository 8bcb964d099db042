#include "src/desk/steps.h"

#include <algorithm>
#include <string>
#include <vector>

#include "src/desk/lookup.h"
#include "src/routing/fallback.h"

namespace chatcore::desk {

void EmitQueued(Emitter& emit, base::Handle handle, std::uint32_t queue, v1::QueuedReason reason) {
  const State& state = emit.state();
  const Conversation& conversation = *state.conversations.Find(handle);
  const base::Handle owner = OwnerOf(state, conversation);
  const std::int64_t since_us = conversation.waiting_since_us == 0 ? emit.at_us() : conversation.waiting_since_us;
  emit.Emit({.supervisors = true, .agents = {owner}}, [&](v1::Event& event) {
    v1::ConversationQueued& body = *event.mutable_conversation_queued();
    body.set_conversation(handle);
    body.set_conversation_id(conversation.conversation_id);
    body.set_queue(queue + 1);
    body.set_queue_id(state.queues[queue].config.queue_id());
    body.set_reason(reason);
    body.set_waiting_since_us(since_us);
    body.set_rank_us(queue::RankOf(state.queues[queue].config, since_us, conversation.priority));
    if (owner != base::kNoHandle) {
      body.set_from_assignment(conversation.assignment);
      body.set_from_agent(owner);
      body.set_from_agent_id(std::string(AgentIdOf(state, owner)));
    }
  });
}

void EmitOfferEnded(Emitter& emit, base::Handle handle, v1::OfferState offer_state, v1::EndReason reason) {
  const State& state = emit.state();
  const Offer& offer = *state.offers.Find(handle);
  const Conversation& conversation = *state.conversations.Find(offer.conversation);
  const agent::Agent& agent = *state.agents.Find(offer.agent);
  const v1::Queue& queue = state.queues[conversation.queue].config;
  const bool missed = offer_state == v1::OFFER_STATE_DECLINED || offer_state == v1::OFFER_STATE_TIMED_OUT;
  std::uint32_t missed_in_a_row = agent.missed_in_a_row;
  if (missed) ++missed_in_a_row;
  if (offer_state == v1::OFFER_STATE_ACCEPTED) missed_in_a_row = 0;
  const std::int64_t backoff_us =
      offer_state == v1::OFFER_STATE_DECLINED ? queue.decline_backoff_us() : queue.timeout_backoff_us();
  const bool room = conversation.backoffs.size() < state.config.limits().max_backoffs_per_item();
  emit.Emit({.supervisors = true, .agents = {offer.agent}}, [&](v1::Event& event) {
    v1::OfferEnded& body = *event.mutable_offer_ended();
    body.set_offer(handle);
    body.set_conversation(offer.conversation);
    body.set_conversation_id(conversation.conversation_id);
    body.set_agent(offer.agent);
    body.set_agent_id(agent.profile.agent_id());
    body.set_state(offer_state);
    body.set_reason(reason);
    if (missed && backoff_us > 0 && room) body.set_backoff_until_us(emit.at_us() + backoff_us);
    body.set_missed_in_a_row(missed_in_a_row);
  });
}

void EmitAssigned(Emitter& emit, base::Handle handle, base::Handle agent, v1::AssignedBy by, v1::Criterion decided_by,
                  std::uint64_t random_draw) {
  const State& state = emit.state();
  const Conversation& conversation = *state.conversations.Find(handle);
  emit.Emit({.customer = true, .supervisors = true, .agents = {agent}}, [&](v1::Event& event) {
    v1::AssignmentStarted& body = *event.mutable_assignment_started();
    body.set_assignment(state.assignments.NextHandle());
    body.set_conversation(handle);
    body.set_conversation_id(conversation.conversation_id);
    body.set_agent(agent);
    body.set_agent_id(std::string(AgentIdOf(state, agent)));
    body.set_by(by);
    body.set_waited_us(emit.at_us() - conversation.queued_us);
    body.set_units(UnitsOf(state.config, conversation.channel));
    body.set_decided_by(decided_by);
    body.set_random_draw(random_draw);
  });
  EmitNotice(emit, {.customer = true}, {.kind = v1::NOTICE_KIND_AGENT_JOINED, .conversation = handle, .agent = agent});
}

void EmitClosed(Emitter& emit, base::Handle handle, v1::Outcome outcome, v1::EndReason reason,
                std::string_view close_reason, v1::ActorKind by) {
  const State& state = emit.state();
  const Conversation& conversation = *state.conversations.Find(handle);
  if (conversation.offer != base::kNoHandle) {
    EmitOfferEnded(emit, conversation.offer, v1::OFFER_STATE_WITHDRAWN, reason);
  }
  const base::Handle owner = OwnerOf(state, conversation);
  emit.Emit({.customer = true, .supervisors = true, .agents = {owner}}, [&](v1::Event& event) {
    v1::ConversationClosed& body = *event.mutable_conversation_closed();
    body.set_conversation(handle);
    body.set_conversation_id(conversation.conversation_id);
    body.set_outcome(outcome);
    body.set_reason(reason);
    body.set_close_reason(std::string(close_reason));
    body.set_by(by);
    body.set_retire_us(emit.at_us() + state.config.retention().conversation_us());
    if (owner != base::kNoHandle) {
      body.set_assignment(conversation.assignment);
      body.set_agent(owner);
      body.set_agent_id(std::string(AgentIdOf(state, owner)));
      body.set_wrap_up_until_us(WrapUpUntil(state, conversation.queue, emit.at_us()));
    }
  });
}

void EmitPresence(Emitter& emit, base::Handle handle, v1::Presence wished, std::string_view reason) {
  const State& state = emit.state();
  const agent::Agent& agent = *state.agents.Find(handle);
  const v1::Presence presence = agent::EffectivePresence(agent, wished, state.config.presence().require_connection());
  if (agent.wished == wished && agent.presence == presence && agent.presence_reason == reason) return;
  emit.Emit({.supervisors = true, .agents = {handle}}, [&](v1::Event& event) {
    v1::PresenceChanged& body = *event.mutable_presence_changed();
    body.set_agent(handle);
    body.set_agent_id(agent.profile.agent_id());
    body.set_wished(wished);
    body.set_presence(presence);
    body.set_reason(std::string(reason));
  });
}

void EmitPauseAfterMisses(Emitter& emit, base::Handle handle, std::uint32_t queue) {
  const State& state = emit.state();
  const agent::Agent& agent = *state.agents.Find(handle);
  if (agent.missed_in_a_row < state.queues[queue].config.max_missed_offers()) return;
  if (agent.presence != v1::PRESENCE_ACCEPTING) return;
  EmitPresence(emit, handle, v1::PRESENCE_NOT_ACCEPTING, "missed offers");
  EmitNotice(emit, {.agents = {handle}}, {.kind = v1::NOTICE_KIND_MISSED_OFFERS, .agent = handle});
}

void EmitConversationsRequeued(Emitter& emit, base::Handle agent, v1::QueuedReason reason) {
  const State& state = emit.state();
  const std::vector<base::Handle> assignments = state.agents.Find(agent)->assignments;
  for (base::Handle handle : assignments) {
    const Assignment& assignment = *state.assignments.Find(handle);
    if (assignment.wrap_up) continue;
    const base::Handle conversation = assignment.conversation;
    EmitQueued(emit, conversation, LiveQueueFor(state, assignment.queue), reason);
    EmitNotice(emit, {.customer = true},
               {.kind = v1::NOTICE_KIND_AGENT_LOST, .conversation = conversation, .agent = agent});
  }
}

void EmitWrapUpEnded(Emitter& emit, base::Handle handle) {
  const State& state = emit.state();
  const Assignment& assignment = *state.assignments.Find(handle);
  if (!assignment.wrap_up) return;
  emit.Emit({.supervisors = true, .agents = {assignment.agent}}, [&](v1::Event& event) {
    event.mutable_wrap_up_ended()->set_assignment(handle);
    event.mutable_wrap_up_ended()->set_agent(assignment.agent);
    event.mutable_wrap_up_ended()->set_agent_id(std::string(AgentIdOf(state, assignment.agent)));
  });
}

void EmitConnectionClosed(Emitter& emit, base::Handle handle, std::string_view connection_id, bool lease_expired) {
  const State& state = emit.state();
  const agent::Agent& agent = *state.agents.Find(handle);
  const bool last = agent.connections.size() == 1;
  const bool serves = std::any_of(agent.assignments.begin(), agent.assignments.end(), [&](base::Handle assignment) {
    return !state.assignments.Find(assignment)->wrap_up;
  });
  emit.Emit({.supervisors = true, .agents = {handle}}, [&](v1::Event& event) {
    v1::ConnectionClosed& body = *event.mutable_connection_closed();
    body.set_agent(handle);
    body.set_connection_id(std::string(connection_id));
    body.set_lease_expired(lease_expired);
    if (last && serves) body.set_grace_until_us(emit.at_us() + state.config.presence().grace_us());
  });
  EmitPresence(emit, handle, agent.wished, agent.presence_reason);
}

base::Handle EmitCustomerIfNew(Emitter& emit, std::string_view customer_id, std::string_view language) {
  const State& state = emit.state();
  if (const Found<Customer> customer = FindCustomer(state, customer_id, base::kNoHandle)) return customer.handle;
  if (state.customers.size() >= state.config.limits().max_customers()) {
    emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, "limits.max_customers: raise it, or shorten retention.customer_us");
    return base::kNoHandle;
  }
  const base::Handle handle = state.customers.NextHandle();
  emit.Emit({}, [&](v1::Event& event) {
    v1::CustomerAdded& body = *event.mutable_customer_added();
    body.set_customer(handle);
    body.mutable_profile()->set_customer_id(std::string(customer_id));
    body.mutable_profile()->set_language(std::string(language));
  });
  return handle;
}

void EmitNotice(Emitter& emit, const Readers& readers, const Notice& notice) {
  const State& state = emit.state();
  emit.Emit(readers, [&](v1::Event& event) {
    v1::NoticeDue& body = *event.mutable_notice_due();
    body.set_kind(notice.kind);
    if (const Conversation* conversation = state.conversations.Find(notice.conversation)) {
      body.set_conversation(notice.conversation);
      body.set_conversation_id(conversation->conversation_id);
      if (readers.customer) body.set_language(std::string(LanguageOf(state, *conversation)));
    }
    if (const ticket::Ticket* ticket = state.tickets.Find(notice.ticket)) {
      body.set_ticket(notice.ticket);
      body.set_ticket_id(ticket->record.ticket_id());
      const Customer* customer = state.customers.Find(ticket->customer);
      if (readers.customer && customer != nullptr) body.set_language(customer->profile.language());
    }
    if (notice.agent != base::kNoHandle) {
      body.set_agent(notice.agent);
      body.set_agent_id(std::string(AgentIdOf(state, notice.agent)));
    }
  });
}

std::uint32_t LiveQueueFor(const State& state, std::uint32_t queue) {
  const QueueState& from = state.queues[queue];
  if (!from.removed) return queue;
  const std::string target = routing::FollowFallback(
      from.config, [&](std::string_view id) { return FindQueue(state, id); }, [](const v1::Queue&) { return true; });
  const auto found = state.queue_indexes.find(target.empty() ? state.config.default_queue_id() : target);
  return found->second;
}

std::string QueueWithRoom(const State& state, const v1::Queue& queue) {
  const auto has_room = [&](const v1::Queue& next) {
    const std::size_t waiting = state.queues[state.queue_indexes.find(next.queue_id())->second].line.size();
    return next.max_waiting() == 0 || waiting < next.max_waiting();
  };
  if (has_room(queue)) return queue.queue_id();
  return routing::FollowFallback(
      queue, [&](std::string_view id) { return FindQueue(state, id); }, has_room);
}

base::Handle OwnerOf(const State& state, const Conversation& conversation) {
  const Assignment* assignment = state.assignments.Find(conversation.assignment);
  return assignment == nullptr ? base::kNoHandle : assignment->agent;
}

std::int64_t WrapUpUntil(const State& state, std::uint32_t queue, std::int64_t at_us) {
  const std::int64_t wrap_up_us = state.queues[queue].config.wrap_up_us();
  return wrap_up_us == 0 ? 0 : at_us + wrap_up_us;
}

}  // namespace chatcore::desk
