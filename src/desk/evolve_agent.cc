#include <algorithm>
#include <string>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"
#include "src/desk/queue_index.h"

namespace chatcore::desk {
namespace {

void ForgetBackoffsOf(State& state, base::Handle agent) {
  state.conversations.ForEach([&](base::Handle, Conversation& conversation) {
    for (std::size_t i = 0; i < conversation.backoffs.size();) {
      if (conversation.backoffs[i].agent != agent) {
        ++i;
        continue;
      }
      ClearDeadline(state, conversation.backoffs[i].until);
      conversation.backoffs.erase(conversation.backoffs.begin() + i);
      conversation.backoff_agents.erase(conversation.backoff_agents.begin() + i);
    }
  });
}

void UnassignTicketsOf(State& state, base::Handle agent) {
  state.tickets.ForEach([&](base::Handle, ticket::Ticket& ticket) {
    if (ticket.assignee != agent) return;
    ticket.assignee = base::kNoHandle;
    ticket.record.clear_assignee_id();
  });
}

}  // namespace

absl::Status EvolveAgentAdded(State& state, const v1::Event& event, const v1::AgentAdded& body) {
  agent::Agent agent;
  agent.profile = body.profile();
  agent.capacity_units = CapacityOf(state.config, body.profile());
  if (!state.agent_ids.emplace(body.profile().agent_id(), body.agent()).second) {
    return Misfit(state, "the agent exists already");
  }
  const agent::Agent* added = state.agents.Insert(body.agent(), std::move(agent));
  if (added == nullptr) return Misfit(state, "the agent's handle is not the next one");
  state.router.PutAgent(body.agent(), *added);
  return absl::OkStatus();
}

absl::Status EvolveAgentChanged(State& state, const v1::Event& event, const v1::AgentChanged& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  agent->profile = body.profile();
  agent->capacity_units = CapacityOf(state.config, body.profile());
  state.router.PutAgent(body.agent(), *agent);
  state.work.recheck.insert(body.agent());
  NoteAgentFreed(state, body.agent());
  return absl::OkStatus();
}

absl::Status EvolveAgentRemoved(State& state, const v1::Event& event, const v1::AgentRemoved& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  if (!agent->offers.empty() || !agent->assignments.empty()) return Misfit(state, "the agent still holds something");
  ClearDeadline(state, agent->grace);
  ForgetBackoffsOf(state, body.agent());
  UnassignTicketsOf(state, body.agent());
  state.agent_ids.erase(agent->profile.agent_id());
  state.work.agents.erase(body.agent());
  state.work.recheck.erase(body.agent());
  state.router.RemoveAgent(body.agent());
  state.agents.Erase(body.agent());
  return absl::OkStatus();
}

absl::Status EvolveConnectionOpened(State& state, const v1::Event& event, const v1::ConnectionOpened& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  const auto place =
      std::lower_bound(agent->connections.begin(), agent->connections.end(), body.connection_id(),
                       [](const agent::Connection& c, const std::string& id) { return c.connection_id < id; });
  if (place != agent->connections.end() && place->connection_id == body.connection_id()) {
    return Misfit(state, "the connection is open already");
  }
  agent->connections.insert(place, {.connection_id = body.connection_id(), .opened_seq = event.seq()});
  agent->disconnected = false;
  ClearDeadline(state, agent->grace);
  return absl::OkStatus();
}

absl::Status EvolveConnectionClosed(State& state, const v1::Event& event, const v1::ConnectionClosed& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  const std::size_t index = agent::FindConnection(*agent, body.connection_id());
  if (index == agent->connections.size()) return Misfit(state, "no such connection");
  agent->connections.erase(agent->connections.begin() + index);
  if (agent->connections.empty()) agent->disconnected = true;
  SetDeadline(state, agent->grace, body.grace_until_us(), TimerKind::kGrace, body.agent());
  return absl::OkStatus();
}

absl::Status EvolvePresenceChanged(State& state, const v1::Event& event, const v1::PresenceChanged& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  agent->wished = body.wished();
  agent->presence = body.presence();
  agent->presence_reason = body.reason();
  if (body.presence() == v1::PRESENCE_ACCEPTING) {
    agent->missed_in_a_row = 0;
    NoteAgentFreed(state, body.agent());
  } else {
    state.router.TouchAgent(body.agent());
    state.work.recheck.insert(body.agent());
  }
  return absl::OkStatus();
}

absl::Status EvolveAgentLost(State& state, const v1::Event& event, const v1::AgentLost& body) {
  agent::Agent* agent = state.agents.Find(body.agent());
  if (agent == nullptr) return Misfit(state, "no such agent");
  ClearDeadline(state, agent->grace);
  return absl::OkStatus();
}

}  // namespace chatcore::desk
