#include <algorithm>
#include <string>
#include <vector>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {

v1::Presence NaiveDesk::Counts(const NaiveAgent& agent, v1::Presence wished) const {
  if (!agent.connections.empty()) return wished;
  const bool nobody = agent.lost_last_connection || state_.config.presence().require_connection();
  return nobody ? v1::PRESENCE_OFFLINE : wished;
}

void NaiveDesk::SetPresenceOf(NaiveAgent& agent, v1::Presence wished, const std::string& reason) {
  const v1::Presence presence = Counts(agent, wished);
  if (agent.wished == wished && agent.presence == presence && agent.reason == reason) return;
  v1::PresenceChanged& body = *Emit().mutable_presence_changed();
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  body.set_wished(wished);
  body.set_presence(presence);
  body.set_reason(reason);
  agent.wished = wished;
  agent.presence = presence;
  agent.reason = std::string(reason);
  if (presence == v1::PRESENCE_ACCEPTING) agent.missed_in_a_row = 0;
}

void NaiveDesk::PauseAfterMisses(NaiveAgent& agent, const std::string& queue_id) {
  const bool too_many = agent.missed_in_a_row >= AnyQueue(queue_id).max_missed_offers();
  if (!too_many || agent.presence != v1::PRESENCE_ACCEPTING) return;
  SetPresenceOf(agent, v1::PRESENCE_NOT_ACCEPTING, "missed offers");
  v1::NoticeDue& notice = *Emit().mutable_notice_due();
  notice.set_kind(v1::NOTICE_KIND_MISSED_OFFERS);
  notice.set_agent(agent.handle);
  notice.set_agent_id(agent.id());
}

void NaiveDesk::Disconnect(NaiveAgent& agent, std::string connection_id, bool lease_expired) {
  const bool last = agent.connections.size() == 1;
  const bool serves = std::any_of(state_.assignments.begin(), state_.assignments.end(), [&](const auto& assignment) {
    return assignment->agent_id == agent.id() && !assignment->wrap_up;
  });
  v1::ConnectionClosed& body = *Emit().mutable_connection_closed();
  body.set_agent(agent.handle);
  body.set_connection_id(connection_id);
  body.set_lease_expired(lease_expired);
  if (last && serves) {
    agent.grace = InUs(state_.config.presence().grace_us());
    body.set_grace_until_us(agent.grace.at_us);
  }
  if (last) agent.lost_last_connection = true;
  std::erase_if(agent.connections, [&](const NaiveConnection& open) { return open.connection_id == connection_id; });
  SetPresenceOf(agent, agent.wished, agent.reason);
}

void NaiveDesk::SendBackConversations(NaiveAgent& agent, v1::QueuedReason reason) {
  std::vector<Handle> handles;
  for (const auto& assignment : state_.assignments) {
    if (assignment->agent_id == agent.id() && !assignment->wrap_up) handles.push_back(assignment->handle);
  }
  std::sort(handles.begin(), handles.end());
  for (Handle handle : handles) {
    NaiveConversation& conversation =
        *ById(state_.conversations, ByHandle(state_.assignments, handle)->conversation_id);
    Queue(conversation, LiveQueueFor(conversation.queue_id()), reason);
    Notice(v1::NOTICE_KIND_AGENT_LOST, conversation, true, &agent);
  }
}

NaiveCustomer* NaiveDesk::AddCustomer(const v1::Customer& profile) {
  if (state_.customers.size() >= state_.config.limits().max_customers()) {
    Refuse(v1::REJECT_REASON_LIMIT_REACHED);
    return nullptr;
  }
  auto customer = std::make_unique<NaiveCustomer>();
  customer->handle = customer_handles_.Take();
  customer->profile = profile;
  v1::CustomerAdded& body = *Emit().mutable_customer_added();
  body.set_customer(customer->handle);
  *body.mutable_profile() = profile;
  state_.customers.push_back(std::move(customer));
  Touched(profile.customer_id());
  return state_.customers.back().get();
}

// A customer of whom nothing is left starts to wait for the end.
void NaiveDesk::Touched(const std::string& customer_id) {
  NaiveCustomer* customer = ById(state_.customers, customer_id);
  if (customer == nullptr) return;
  const auto belongs = [&](const auto& thing) { return thing->record.customer_id() == customer_id; };
  const bool busy = std::any_of(state_.conversations.begin(), state_.conversations.end(), belongs) ||
                    std::any_of(state_.tickets.begin(), state_.tickets.end(), belongs);
  customer->retire = busy ? Due() : InUs(state_.config.retention().customer_us());
}

void NaiveDesk::UpsertAgent(const v1::UpsertAgent& command) {
  if (!May(false, {.on_own = v1::ROLE_ADMIN, .on_others = v1::ROLE_ADMIN})) return;
  if (NaiveAgent* known = ById(state_.agents, command.agent().agent_id())) {
    known->profile = command.agent();
    v1::AgentChanged& body = *Emit().mutable_agent_changed();
    body.set_agent(known->handle);
    *body.mutable_profile() = command.agent();
    return;
  }
  if (state_.agents.size() >= state_.config.limits().max_agents()) return Refuse(v1::REJECT_REASON_LIMIT_REACHED);
  auto agent = std::make_unique<NaiveAgent>();
  agent->handle = agent_handles_.Take();
  agent->profile = command.agent();
  v1::AgentAdded& body = *Emit().mutable_agent_added();
  body.set_agent(agent->handle);
  *body.mutable_profile() = command.agent();
  state_.agents.push_back(std::move(agent));
}

void NaiveDesk::RemoveAgent(const v1::RemoveAgent& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveAgent* agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  if (agent == nullptr) return Refuse(problem);
  if (!May(false, {.on_own = v1::ROLE_ADMIN, .on_others = v1::ROLE_ADMIN})) return;
  std::vector<NaiveConversation*> offered;
  for (const auto& conversation : state_.conversations) {
    if (conversation->offer && conversation->offer->agent_id == agent->id()) offered.push_back(conversation.get());
  }
  std::sort(offered.begin(), offered.end(),
            [](const NaiveConversation* a, const NaiveConversation* b) { return a->offer->handle < b->offer->handle; });
  for (NaiveConversation* conversation : offered) {
    EndOffer(*conversation, v1::OFFER_STATE_WITHDRAWN, v1::END_REASON_AGENT_REMOVED);
  }
  SendBackConversations(*agent, v1::QUEUED_REASON_AGENT_REMOVED);
  std::vector<Handle> wrap_ups;
  for (const auto& assignment : state_.assignments) {
    if (assignment->agent_id == agent->id()) wrap_ups.push_back(assignment->handle);
  }
  std::sort(wrap_ups.begin(), wrap_ups.end());
  for (Handle handle : wrap_ups) EndWrapUpOf(*ByHandle(state_.assignments, handle));
  v1::AgentRemoved& body = *Emit().mutable_agent_removed();
  body.set_agent(agent->handle);
  body.set_agent_id(agent->id());
  for (const auto& ticket : state_.tickets) {
    if (ticket->record.assignee_id() == agent->id()) ticket->record.clear_assignee_id();
  }
  for (const auto& conversation : state_.conversations) {
    std::erase_if(conversation->backoffs, [&](const NaiveBackoff& b) { return b.agent_id == agent->id(); });
  }
  if (actor_.agent == agent) actor_.agent = nullptr;
  agent_handles_.Free(agent->handle);
  std::erase_if(state_.agents, [&](const auto& other) { return other.get() == agent; });
}

NaiveConnection* NaiveDesk::OpenConnectionOf(NaiveAgent& agent, const std::string& connection_id) const {
  for (NaiveConnection& connection : agent.connections) {
    if (connection.connection_id == connection_id) return &connection;
  }
  return nullptr;
}

void NaiveDesk::OpenConnection(const v1::OpenConnection& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveAgent* agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  if (agent == nullptr) return Refuse(problem);
  const std::int64_t lease_us = *last_now_us_ + state_.config.presence().lease_us();
  if (!May(agent == actor_.agent, {.on_others = v1::ROLE_ADMIN})) return;
  if (OpenConnectionOf(*agent, command.connection_id()) != nullptr) return Refuse(v1::REJECT_REASON_ALREADY_EXISTS);
  if (agent->connections.size() >= state_.config.limits().max_connections_per_agent()) {
    return Refuse(v1::REJECT_REASON_LIMIT_REACHED);
  }
  v1::ConnectionOpened& body = *Emit().mutable_connection_opened();
  body.set_agent(agent->handle);
  body.set_connection_id(command.connection_id());
  agent->connections.push_back(
      {.connection_id = command.connection_id(), .opened_seq = state_.seq, .lease_us = lease_us});
  agent->lost_last_connection = false;
  agent->grace = {};
  SetPresenceOf(*agent, agent->wished, agent->reason);
}

void NaiveDesk::Heartbeat(const v1::Heartbeat& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveAgent* agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  if (agent == nullptr) return Refuse(problem);
  if (!May(agent == actor_.agent, {.on_others = v1::ROLE_ADMIN})) return;
  NaiveConnection* connection = OpenConnectionOf(*agent, command.connection_id());
  if (connection == nullptr) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  connection->lease_us = *last_now_us_ + state_.config.presence().lease_us();
}

void NaiveDesk::CloseConnection(const v1::CloseConnection& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveAgent* agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  if (agent == nullptr) return Refuse(problem);
  if (!May(agent == actor_.agent, {.on_others = v1::ROLE_ADMIN})) return;
  if (OpenConnectionOf(*agent, command.connection_id()) == nullptr) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  Disconnect(*agent, command.connection_id(), false);
}

void NaiveDesk::SetPresence(const v1::SetPresence& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveAgent* agent = Named(state_.agents, command.agent_id(), command.agent(), problem);
  if (agent == nullptr) return Refuse(problem);
  if (May(agent == actor_.agent, {})) SetPresenceOf(*agent, command.presence(), command.reason());
}

void NaiveDesk::UpsertCustomer(const v1::UpsertCustomer& command) {
  const std::string& customer_id = command.customer().customer_id();
  const bool own = actor_.IsCustomer() && actor_.customer_id == customer_id;
  if (!May(own, {.customer_on_own = true, .on_others = v1::ROLE_AGENT})) return;
  NaiveCustomer* known = ById(state_.customers, customer_id);
  if (known == nullptr) {
    AddCustomer(command.customer());
    return;
  }
  known->profile = command.customer();
  v1::CustomerChanged& body = *Emit().mutable_customer_changed();
  body.set_customer(known->handle);
  *body.mutable_profile() = command.customer();
  Touched(customer_id);
}

void NaiveDesk::ForgetCustomer(const v1::ForgetCustomer& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveCustomer* customer = Named(state_.customers, command.customer_id(), command.customer(), problem);
  if (customer == nullptr) return Refuse(problem);
  if (!May(customer == actor_.customer,
           {.customer_on_own = true, .on_own = v1::ROLE_ADMIN, .on_others = v1::ROLE_ADMIN})) {
    return;
  }
  v1::CustomerForgotten& body = *Emit().mutable_customer_forgotten();
  body.set_customer(customer->handle);
  body.set_customer_id(customer->id());
  customer->profile.clear_display_name();
  customer->profile.clear_email();
  customer->profile.clear_phone();
  for (const auto& ticket : state_.tickets) {
    if (ticket->record.customer_id() == customer->id()) ticket->record.clear_subject();
  }
  Touched(customer->id());
}

}  // namespace chatcore::reference
