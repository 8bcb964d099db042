#include "src/desk/decide.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {

void DecideUpsertAgent(const Context& context, const v1::UpsertAgent& command) {
  const State& state = context.state;
  if (!Permit(context, false)) return;
  const Found<agent::Agent> known = FindAgent(state, command.agent().agent_id(), base::kNoHandle);
  if (known) {
    return context.emit.Emit({.supervisors = true, .agents = {known.handle}}, [&](v1::Event& event) {
      event.mutable_agent_changed()->set_agent(known.handle);
      *event.mutable_agent_changed()->mutable_profile() = command.agent();
    });
  }
  if (state.agents.size() >= state.config.limits().max_agents()) {
    return context.emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, "limits.max_agents: raise it, or remove an agent");
  }
  const base::Handle handle = state.agents.NextHandle();
  context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_agent_added()->set_agent(handle);
    *event.mutable_agent_added()->mutable_profile() = command.agent();
  });
}

}  // namespace chatcore::desk
