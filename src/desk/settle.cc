#include "src/desk/settle.h"

#include <optional>

#include "src/desk/items.h"
#include "src/desk/match.h"
#include "src/desk/steps.h"
#include "src/routing/eligibility.h"
#include "src/routing/strategy.h"

namespace chatcore::desk {
namespace {

enum class StepKind { kNone, kPresence, kWithdraw, kLeaveRemovedQueue, kMatch };

struct Step {
  StepKind kind = StepKind::kNone;
  base::Handle thing = base::kNoHandle;  // agent, offer or conversation
};

bool PresenceHolds(const State& state, const agent::Agent& agent) {
  return agent.presence == agent::EffectivePresence(agent, agent.wished, state.config.presence().require_connection());
}

base::Handle OfferToWithdraw(const State& state, base::Handle agent_handle, const agent::Agent& agent) {
  for (base::Handle handle : agent.offers) {
    const Conversation& conversation = *state.conversations.Find(state.offers.Find(handle)->conversation);
    const routing::Item item = ItemOf(state, conversation);
    if (routing::FindObstacle(item, agent_handle, agent, true) != v1::OBSTACLE_UNSPECIFIED) return handle;
  }
  return base::kNoHandle;
}

Step NextRecheck(const State& state, Work& work) {
  while (!work.recheck.empty()) {
    const base::Handle handle = *work.recheck.begin();
    if (const agent::Agent* agent = state.agents.Find(handle)) {
      if (!PresenceHolds(state, *agent)) return {StepKind::kPresence, handle};
      const base::Handle offer = OfferToWithdraw(state, handle, *agent);
      if (offer != base::kNoHandle) return {StepKind::kWithdraw, offer};
    }
    work.recheck.erase(work.recheck.begin());
  }
  return {};
}

Step NextFromRemovedQueue(const State& state, Work& work) {
  if (!work.removed_queues) return {};
  for (const QueueState& queue : state.queues) {
    if (!queue.removed || queue.line.empty()) continue;
    const base::Handle handle = queue.line.begin()->item;
    const Conversation& conversation = *state.conversations.Find(handle);
    if (conversation.offer != base::kNoHandle) return {StepKind::kWithdraw, conversation.offer};
    return {StepKind::kLeaveRemovedQueue, handle};
  }
  work.removed_queues = false;
  return {};
}

Step NextStep(const State& state, Work& work) {
  if (const Step step = NextRecheck(state, work); step.kind != StepKind::kNone) return step;
  if (const Step step = NextFromRemovedQueue(state, work); step.kind != StepKind::kNone) return step;
  const base::Handle item = NextToMatch(state, work);
  return item == base::kNoHandle ? Step{} : Step{StepKind::kMatch, item};
}

void EmitOffer(Emitter& emit, base::Handle handle, const routing::Choice& choice) {
  const State& state = emit.state();
  const Conversation& conversation = *state.conversations.Find(handle);
  const v1::Queue& queue = state.queues[conversation.queue].config;
  emit.Emit({.supervisors = true, .agents = {choice.agent}}, [&](v1::Event& event) {
    v1::OfferMade& body = *event.mutable_offer_made();
    body.set_offer(state.offers.NextHandle());
    body.set_conversation(handle);
    body.set_conversation_id(conversation.conversation_id);
    body.set_agent(choice.agent);
    body.set_agent_id(std::string(AgentIdOf(state, choice.agent)));
    body.set_expires_us(emit.at_us() + queue.offer_timeout_us());
    body.set_decided_by(choice.decided_by);
    body.set_random_draw(choice.random_state);
  });
}

void Match(const State& state, base::Handle handle, Emitter& emit) {
  const Conversation& conversation = *state.conversations.Find(handle);
  const routing::Choice choice = ChooseAgent(state, handle, emit.at_us()).value();
  if (state.queues[conversation.queue].config.mode() == v1::OFFER_MODE_OFFER_ONE) {
    return EmitOffer(emit, handle, choice);
  }
  EmitAssigned(emit, handle, choice.agent, v1::ASSIGNED_BY_DESK, choice.decided_by, choice.random_state);
}

void Take(const Step& step, const State& state, Emitter& emit) {
  switch (step.kind) {
    case StepKind::kNone:
      return;
    case StepKind::kPresence: {
      const agent::Agent& agent = *state.agents.Find(step.thing);
      return EmitPresence(emit, step.thing, agent.wished, agent.presence_reason);
    }
    case StepKind::kWithdraw: {
      const Conversation& conversation = *state.conversations.Find(state.offers.Find(step.thing)->conversation);
      const bool removed = state.queues[conversation.queue].removed;
      return EmitOfferEnded(emit, step.thing, v1::OFFER_STATE_WITHDRAWN,
                            removed ? v1::END_REASON_QUEUE_REMOVED : v1::END_REASON_NOT_ELIGIBLE);
    }
    case StepKind::kLeaveRemovedQueue: {
      const std::uint32_t queue = state.conversations.Find(step.thing)->queue;
      return EmitQueued(emit, step.thing, LiveQueueFor(state, queue), v1::QUEUED_REASON_QUEUE_REMOVED);
    }
    case StepKind::kMatch:
      return Match(state, step.thing, emit);
  }
}

}  // namespace

bool SettleOneStep(const State& state, Work& work, Emitter& emit) {
  const Step step = NextStep(state, work);
  Take(step, state, emit);
  return step.kind != StepKind::kNone;
}

bool HasStepToSettle(const State& state, Work& work) { return NextStep(state, work).kind != StepKind::kNone; }

}  // namespace chatcore::desk
