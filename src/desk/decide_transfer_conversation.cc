#include <optional>
#include <string>

#include "src/desk/decide.h"
#include "src/desk/items.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

namespace {

// Where the conversation goes: the queue it will belong to, and the agent or none.
struct Target {
  std::uint32_t queue = 0;
  base::Handle agent = base::kNoHandle;
};

// An agent takes a conversation through a queue it may serve: its present one if possible, else the first that fits.
std::optional<std::uint32_t> QueueFor(const State& state, const Conversation& conversation,
                                      const Found<agent::Agent>& agent) {
  routing::Item item = ItemOf(state, conversation);
  const auto fits = [&](std::uint32_t queue) {
    item.queue = queue;
    item.queue_config = &state.queues[queue].config;
    return !state.queues[queue].removed &&
           routing::FindObstacle(item, agent.handle, *agent.thing) == v1::OBSTACLE_UNSPECIFIED;
  };
  if (fits(conversation.queue)) return conversation.queue;
  for (std::uint32_t queue = 0; queue < state.queues.size(); ++queue) {
    if (fits(queue)) return queue;
  }
  return std::nullopt;
}

std::optional<Target> TargetAgent(const Context& context, const v1::TransferConversation& command,
                                  const Conversation& conversation) {
  const State& state = context.state;
  const Found<agent::Agent> agent = FindAgent(state, command.to_agent_id(), command.to_agent());
  if (!agent) {
    context.emit.Reject(agent.problem, "to_agent_id, to_agent: name an agent of this desk");
    return std::nullopt;
  }
  if (agent.handle == OwnerOf(state, conversation)) {
    context.emit.Reject(v1::REJECT_REASON_SAME_TARGET, "to_agent_id, to_agent: this agent serves it already");
    return std::nullopt;
  }
  if (const std::optional<std::uint32_t> queue = QueueFor(state, conversation, agent)) {
    return Target{.queue = *queue, .agent = agent.handle};
  }
  if (command.queue_if_unavailable()) return Target{.queue = LiveQueueFor(state, conversation.queue)};
  routing::Item item = ItemOf(state, conversation);
  context.emit.Reject(v1::REJECT_REASON_AGENT_NOT_ELIGIBLE,
                      ObstacleRemedy(routing::FindObstacle(item, agent.handle, *agent.thing)));
  return std::nullopt;
}

std::optional<Target> TargetQueue(const Context& context, const std::string& queue_id) {
  const State& state = context.state;
  const v1::Queue* queue = FindQueue(state, queue_id);
  if (queue == nullptr) {
    context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "to_queue_id: no such queue is configured");
    return std::nullopt;
  }
  const std::string with_room = QueueWithRoom(state, *queue);
  if (with_room.empty()) {
    context.emit.Reject(v1::REJECT_REASON_QUEUE_FULL, "to_queue_id: full, and so is every fallback; try later");
    return std::nullopt;
  }
  return Target{.queue = state.queue_indexes.find(with_room)->second};
}

void EmitTransferred(const Context& context, const v1::TransferConversation& command, base::Handle handle,
                     const Target& target) {
  const State& state = context.state;
  const Conversation& conversation = *state.conversations.Find(handle);
  const base::Handle from = OwnerOf(state, conversation);
  const std::int64_t at_us = context.emit.at_us();
  const v1::Queue& queue = state.queues[target.queue].config;
  context.emit.Emit({.supervisors = true, .agents = {from, target.agent}}, [&](v1::Event& event) {
    v1::ConversationTransferred& body = *event.mutable_conversation_transferred();
    body.set_conversation(handle);
    body.set_conversation_id(conversation.conversation_id);
    body.set_from_assignment(conversation.assignment);
    body.set_from_agent(from);
    body.set_from_agent_id(std::string(AgentIdOf(state, from)));
    body.set_wrap_up_until_us(WrapUpUntil(state, conversation.queue, at_us));
    body.set_to_queue(target.queue + 1);
    body.set_to_queue_id(queue.queue_id());
    body.set_waiting_since_us(conversation.waiting_since_us);
    body.set_rank_us(queue::RankOf(queue, conversation.waiting_since_us, conversation.priority));
    body.set_summary(command.summary());
    body.set_reason(command.reason());
    if (target.agent == base::kNoHandle) {
      if (queue.decline_backoff_us() > 0) body.set_backoff_until_us(at_us + queue.decline_backoff_us());
      return;
    }
    // A source that leaves no wrap-up frees its slot first, and then that slot's handle is the next one.
    const bool frees = body.wrap_up_until_us() <= at_us;
    body.set_to_assignment(frees ? state.assignments.NextAfterErase(conversation.assignment)
                                 : state.assignments.NextHandle());
    body.set_to_agent(target.agent);
    body.set_to_agent_id(std::string(AgentIdOf(state, target.agent)));
    body.set_units(UnitsOf(state.config, conversation.channel));
  });
}

}  // namespace

void DecideTransferConversation(const Context& context, const v1::TransferConversation& command) {
  const State& state = context.state;
  Emitter& emit = context.emit;
  const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
  if (!conversation) return emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  if (conversation->place != v1::PLACE_ACTIVE) {
    return emit.Reject(v1::REJECT_REASON_NOT_ACTIVE, "conversation: only what is being served can be transferred");
  }
  const base::Handle from = OwnerOf(state, *conversation.thing);
  if (!Permit(context, context.actor.agent == from)) return;
  const bool needs_consent =
      conversation->channel == v1::CHANNEL_CHAT && state.config.conversations().transfer_needs_consent();
  if (needs_consent && !command.customer_agreed()) {
    return emit.Reject(v1::REJECT_REASON_CONSENT_REQUIRED, "customer_agreed: ask the customer first");
  }
  const std::optional<Target> target = command.to_queue_id().empty()
                                           ? TargetAgent(context, command, *conversation.thing)
                                           : TargetQueue(context, command.to_queue_id());
  if (!target) return;
  const base::Handle handle = conversation.handle;
  EmitTransferred(context, command, handle, *target);
  EmitNotice(emit, {.customer = true},
             {.kind = v1::NOTICE_KIND_TRANSFERRED, .conversation = handle, .agent = target->agent});
  EmitNotice(emit, {.agents = {from}}, {.kind = v1::NOTICE_KIND_HANDED_OVER, .conversation = handle, .agent = from});
  if (target->agent == base::kNoHandle) return;
  EmitNotice(emit, {.agents = {target->agent}},
             {.kind = v1::NOTICE_KIND_RECEIVED, .conversation = handle, .agent = target->agent});
}

}  // namespace chatcore::desk
