#include "src/desk/decide.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {

void DecideHeartbeat(const Context& context, const v1::Heartbeat& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  const std::size_t index = agent::FindConnection(*agent.thing, command.connection_id());
  if (index == agent->connections.size()) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_FOUND,
                               "connection_id: its lease is over; open the connection again");
  }
  RenewLease(context.transient, agent.handle, agent->connections[index].opened_seq,
             context.emit.at_us() + context.state.config.presence().lease_us());
}

}  // namespace chatcore::desk
