#include <string>
#include <vector>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

namespace {

void WithdrawOffers(const Context& context, base::Handle agent) {
  const std::vector<base::Handle> offers = context.state.agents.Find(agent)->offers;
  for (base::Handle offer : offers) {
    EmitOfferEnded(context.emit, offer, v1::OFFER_STATE_WITHDRAWN, v1::END_REASON_AGENT_REMOVED);
  }
}

void EndWrapUps(const Context& context, base::Handle agent) {
  const std::vector<base::Handle> assignments = context.state.agents.Find(agent)->assignments;
  for (base::Handle assignment : assignments) EmitWrapUpEnded(context.emit, assignment);
}

}  // namespace

void DecideRemoveAgent(const Context& context, const v1::RemoveAgent& command) {
  const Found<agent::Agent> agent = FindAgent(context.state, command.agent_id(), command.agent());
  if (!agent) return context.emit.Reject(agent.problem, "agent_id, agent: name an agent of this desk");
  if (!Permit(context, false)) return;
  const std::string agent_id = agent->profile.agent_id();
  WithdrawOffers(context, agent.handle);
  EmitConversationsRequeued(context.emit, agent.handle, v1::QUEUED_REASON_AGENT_REMOVED);
  EndWrapUps(context, agent.handle);
  context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_agent_removed()->set_agent(agent.handle);
    event.mutable_agent_removed()->set_agent_id(agent_id);
  });
}

}  // namespace chatcore::desk
