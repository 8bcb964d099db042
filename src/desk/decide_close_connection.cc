#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideCloseConnection(const Context& context, const v1::CloseConnection& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  if (agent::FindConnection(*agent.thing, command.connection_id()) == agent->connections.size()) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "connection_id: no such connection is open");
  }
  EmitConnectionClosed(context.emit, agent.handle, command.connection_id(), false);
}

}  // namespace chatcore::desk
