#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideOpenConnection(const Context& context, const v1::OpenConnection& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  if (agent::FindConnection(*agent.thing, command.connection_id()) != agent->connections.size()) {
    return context.emit.Reject(v1::REJECT_REASON_ALREADY_EXISTS, "connection_id: open already; send heartbeats");
  }
  if (agent->connections.size() >= context.state.config.limits().max_connections_per_agent()) {
    return context.emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, "limits.max_connections_per_agent: close one first");
  }
  context.emit.Emit({.supervisors = true, .agents = {agent.handle}}, [&](v1::Event& event) {
    event.mutable_connection_opened()->set_agent(agent.handle);
    event.mutable_connection_opened()->set_connection_id(command.connection_id());
  });
  RenewLease(context.transient, agent.handle, context.state.seq,
             context.emit.at_us() + context.state.config.presence().lease_us());
  EmitPresence(context.emit, agent.handle, agent->wished, agent->presence_reason);
}

}  // namespace chatcore::desk
