#include "src/desk/state_hash.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/hasher.h"
#include "src/desk/state_hash_config.h"

namespace chatcore::desk {
namespace {

using base::Hasher;

// The things of a map in order of their ids.
std::vector<std::pair<std::string_view, base::Handle>> ById(const base::StringMap<base::Handle>& ids) {
  std::vector<std::pair<std::string_view, base::Handle>> sorted(ids.begin(), ids.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

void Add(Hasher& hash, const base::Deadline& deadline) {
  hash.Add(deadline.at_us);
  hash.Add(deadline.seq);
}

void AddPresence(Hasher& hash, std::string_view personal) { hash.Add(!personal.empty()); }

std::string_view ConversationIdOf(const State& state, base::Handle handle) {
  const Conversation* conversation = state.conversations.Find(handle);
  return conversation == nullptr ? std::string_view() : std::string_view(conversation->conversation_id);
}

void AddOffer(Hasher& hash, const State& state, base::Handle handle) {
  const Offer& offer = *state.offers.Find(handle);
  hash.Add(ConversationIdOf(state, offer.conversation));
  hash.Add(AgentIdOf(state, offer.agent));
  hash.Add(offer.units);
  Add(hash, offer.expires);
}

void AddAssignment(Hasher& hash, const State& state, const Assignment& assignment) {
  hash.Add(assignment.conversation_id);
  hash.Add(assignment.channel);
  hash.Add(state.queues[assignment.queue].config.queue_id());
  hash.Add(assignment.units);
  hash.Add(assignment.started_us);
  hash.Add(assignment.wrap_up);
  Add(hash, assignment.wrap_up_until);
}

// Handles carry no meaning, so what an agent holds is ordered by conversation and start.
void AddAssignments(Hasher& hash, const State& state, const agent::Agent& agent) {
  std::vector<const Assignment*> held;
  for (base::Handle handle : agent.assignments) held.push_back(state.assignments.Find(handle));
  std::sort(held.begin(), held.end(), [](const Assignment* a, const Assignment* b) {
    return std::tie(a->conversation_id, a->started_us, a->wrap_up_until.seq) <
           std::tie(b->conversation_id, b->started_us, b->wrap_up_until.seq);
  });
  hash.Add(held.size());
  for (const Assignment* assignment : held) AddAssignment(hash, state, *assignment);
}

void AddAgents(Hasher& hash, const State& state) {
  hash.Add(state.agents.size());
  for (const auto& [id, handle] : ById(state.agent_ids)) {
    const agent::Agent& agent = *state.agents.Find(handle);
    HashAgentProfile(hash, agent.profile);
    hash.Add(agent.wished);
    hash.Add(agent.presence);
    hash.Add(agent.presence_reason);
    hash.Add(agent.disconnected);
    hash.Add(agent.connections.size());
    for (const agent::Connection& connection : agent.connections) {
      hash.Add(connection.connection_id);
      hash.Add(connection.opened_seq);
    }
    Add(hash, agent.grace);
    hash.Add(agent.missed_in_a_row);
    hash.Add(agent.idle_since_us);
    hash.Add(agent.last_offered_us);
    hash.Add(agent.day);
    hash.Add(agent.assigned_today);
    AddAssignments(hash, state, agent);
  }
}

void AddCustomers(Hasher& hash, const State& state) {
  hash.Add(state.customers.size());
  for (const auto& [id, handle] : ById(state.customer_ids)) {
    const Customer& customer = *state.customers.Find(handle);
    hash.Add(id);
    AddPresence(hash, customer.profile.display_name());
    AddPresence(hash, customer.profile.email());
    AddPresence(hash, customer.profile.phone());
    hash.Add(customer.profile.language());
    hash.Add(customer.profile.tier());
    hash.Add(customer.blocked);
    hash.Add(customer.forgotten);
    hash.Add(customer.last_agent_id);
    Add(hash, customer.retire);
  }
}

void AddConversation(Hasher& hash, const State& state, const Conversation& conversation) {
  hash.Add(conversation.conversation_id);
  hash.Add(CustomerIdOf(state, conversation.customer));
  hash.Add(conversation.channel);
  hash.Add(conversation.topic);
  hash.Add(conversation.priority);
  hash.Add(conversation.language);
  HashRequirement(hash, conversation.requirement);
  hash.Add(conversation.place);
  hash.Add(state.queues[conversation.queue].config.queue_id());
  hash.Add(conversation.waiting_since_us);
  hash.Add(conversation.queued_us);
  hash.Add(conversation.rank_seq);
  hash.Add(conversation.offer != base::kNoHandle);
  if (conversation.offer != base::kNoHandle) AddOffer(hash, state, conversation.offer);
  hash.Add(AgentIdOf(state, HolderOf(state, conversation)));
  hash.Add(conversation.backoffs.size());
  for (const Backoff& backoff : conversation.backoffs) {
    hash.Add(AgentIdOf(state, backoff.agent));
    Add(hash, backoff.until);
  }
  hash.Add(conversation.started_us);
  hash.Add(conversation.first_assigned_us);
  hash.Add(conversation.first_response_us);
  hash.Add(conversation.answer_waiting_since_us);
  hash.Add(conversation.customer_messages);
  hash.Add(conversation.agent_messages);
  hash.Add(conversation.transfers);
  hash.Add(conversation.offers_missed);
  hash.Add(conversation.findings);
  hash.Add(conversation.last_agent_id);
  hash.Add(conversation.ticket_id);
  hash.Add(conversation.outcome);
  hash.Add(conversation.closed_us);
  Add(hash, conversation.retire);
}

void AddRecord(Hasher& hash, const v1::TicketRecord& record) {
  hash.Add(record.ticket_id());
  hash.Add(record.customer_id());
  hash.Add(record.status());
  hash.Add(record.archived());
  hash.Add(record.source());
  AddPresence(hash, record.subject());
  hash.Add(record.priority());
  hash.Add(record.team_id());
  hash.Add(record.assignee_id());
  hash.Add(record.conversation_id());
  hash.Add(record.follows_ticket_id());
  hash.Add(record.merged_into_ticket_id());
  hash.Add(record.opened_us());
  hash.Add(record.first_reply_us());
  hash.Add(record.solved_us());
  hash.Add(record.archived_us());
  hash.Add(record.reopens());
  hash.Add(record.public_replies());
}

void AddTickets(Hasher& hash, const State& state) {
  hash.Add(state.tickets.size());
  for (const auto& [id, handle] : ById(state.ticket_ids)) {
    const ticket::Ticket& ticket = *state.tickets.Find(handle);
    AddRecord(hash, ticket.record);
    hash.Add(AgentIdOf(state, ticket.assignee));
    hash.Add(ConversationIdOf(state, ticket.conversation));
    hash.Add(ticket.before_spam);
    hash.Add(ticket.reminded);
    hash.Add(ticket.reopen_until_us);
    hash.Add(ticket.follow_ups);
    Add(hash, ticket.pending_until);
    Add(hash, ticket.silence);
    Add(hash, ticket.leave);
  }
  hash.Add(state.stubs.size());
  for (const auto& [id, handle] : ById(state.stub_ids)) {
    const ticket::TicketStub& stub = *state.stubs.Find(handle);
    hash.Add(id);
    hash.Add(stub.customer_id);
    hash.Add(stub.follow_ups);
    Add(hash, stub.drop);
  }
}

void AddCommands(Hasher& hash, const State& state) {
  hash.Add(state.commands.horizon_us());
  hash.Add(state.commands.size());
  for (const RememberedCommand& command : state.commands) {
    hash.Add(command.id);
    hash.Add(command.first_seq);
    hash.Add(command.last_seq);
    hash.Add(command.at_us);
  }
}

}  // namespace

std::uint64_t HashState(const State& state) {
  Hasher hash;
  hash.Add(state.seq);
  hash.Add(state.at_us);
  hash.Add(state.random_state);
  HashConfig(hash, state.config);
  AddAgents(hash, state);
  AddCustomers(hash, state);
  hash.Add(state.conversations.size());
  for (const auto& [id, handle] : ById(state.conversation_ids)) {
    AddConversation(hash, state, *state.conversations.Find(handle));
  }
  AddTickets(hash, state);
  AddCommands(hash, state);
  return hash.Digest();
}

}  // namespace chatcore::desk
