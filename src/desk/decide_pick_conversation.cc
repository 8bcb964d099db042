#include "src/desk/decide.h"
#include "src/desk/items.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecidePickConversation(const Context& context, const v1::PickConversation& command) {
  const State& state = context.state;
  const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
  if (!conversation) {
    return context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  }
  const bool self = command.agent_id().empty() && command.agent() == base::kNoHandle;
  const Found<agent::Agent> agent = FindAgent(state, self ? AgentIdOf(state, context.actor.agent) : command.agent_id(),
                                              self ? context.actor.agent : command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  if (conversation->place != v1::PLACE_QUEUED && conversation->place != v1::PLACE_OFFERED) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_WAITING, "conversation: it does not wait in a queue");
  }
  const bool held = HolderOf(state, *conversation.thing) == agent.handle;
  routing::Item item = ItemOf(state, *conversation.thing);
  item.backoff_agents = {};  // who asks for it may have it
  const v1::Obstacle obstacle = routing::FindObstacle(item, agent.handle, *agent.thing, held);
  if (obstacle != v1::OBSTACLE_UNSPECIFIED) {
    return context.emit.Reject(v1::REJECT_REASON_AGENT_NOT_ELIGIBLE, ObstacleRemedy(obstacle));
  }
  if (conversation->offer != base::kNoHandle) {
    EmitOfferEnded(context.emit, conversation->offer, v1::OFFER_STATE_WITHDRAWN, v1::END_REASON_PICKED);
  }
  EmitAssigned(context.emit, conversation.handle, agent.handle, v1::ASSIGNED_BY_PICK, v1::CRITERION_UNSPECIFIED, 0);
}

}  // namespace chatcore::desk
