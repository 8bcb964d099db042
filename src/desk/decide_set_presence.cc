#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideSetPresence(const Context& context, const v1::SetPresence& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, agent.handle == context.actor.agent)) return;
  EmitPresence(context.emit, agent.handle, command.presence(), command.reason());
}

}  // namespace chatcore::desk
