#include "src/desk/decide.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {

void DecideHeartbeat(const Context& context, const v1::Heartbeat& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  // The lease itself is transient: the desk renews it when nothing was refused here.
  if (agent::FindConnection(*agent.thing, command.connection_id()) == agent->connections.size()) {
    context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "connection_id: its lease is over; open the connection again");
  }
}

}  // namespace chatcore::desk
