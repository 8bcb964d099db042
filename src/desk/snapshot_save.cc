#include "chatcore/v1/snapshot.pb.h"
#include "src/base/hasher.h"
#include "src/desk/queue_index.h"
#include "src/desk/snapshot.h"
#include "src/desk/state_hash.h"

namespace chatcore::desk {
namespace {

void Save(const base::Deadline& deadline, v1::DeadlineImage& image) {
  image.set_at_us(deadline.at_us);
  image.set_seq(deadline.seq);
}

template <typename T>
void SaveSlots(const base::SlotMap<T>& things, v1::SlotImage& image) {
  for (std::uint32_t generation : things.Generations()) image.add_generations(generation);
  for (std::uint32_t index : things.FreeSlots()) image.add_free(index);
}

void SaveAgents(const State& state, v1::StateImage& out) {
  SaveSlots(state.agents, *out.mutable_agent_slots());
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
    v1::AgentImage& image = *out.add_agents();
    image.set_agent(handle);
    *image.mutable_profile() = agent.profile;
    image.set_wished(agent.wished);
    image.set_presence(agent.presence);
    image.set_presence_reason(agent.presence_reason);
    image.set_disconnected(agent.disconnected);
    for (const agent::Connection& connection : agent.connections) {
      image.add_connection_ids(connection.connection_id);
      image.add_connection_seqs(connection.opened_seq);
    }
    Save(agent.grace, *image.mutable_grace());
    image.set_missed_in_a_row(agent.missed_in_a_row);
    image.set_idle_since_us(agent.idle_since_us);
    image.set_last_offered_us(agent.last_offered_us);
    image.set_day(agent.day);
    image.set_assigned_today(agent.assigned_today);
  });
}

void SaveCustomers(const State& state, v1::StateImage& out) {
  SaveSlots(state.customers, *out.mutable_customer_slots());
  state.customers.ForEach([&](base::Handle handle, const Customer& customer) {
    v1::CustomerImage& image = *out.add_customers();
    image.set_customer(handle);
    *image.mutable_profile() = customer.profile;
    image.set_blocked(customer.blocked);
    image.set_forgotten(customer.forgotten);
    image.set_last_agent_id(customer.last_agent_id);
    Save(customer.retire, *image.mutable_retire());
  });
}

void SaveConversation(const State& state, const Conversation& conversation, v1::ConversationImage& image) {
  image.set_conversation_id(conversation.conversation_id);
  image.set_customer(conversation.customer);
  image.set_channel(conversation.channel);
  image.set_topic(conversation.topic);
  image.set_priority(conversation.priority);
  image.set_language(conversation.language);
  *image.mutable_requirement() = conversation.requirement;
  image.set_place(conversation.place);
  image.set_queue_id(state.queues[conversation.queue].config.queue_id());
  image.set_waiting_since_us(conversation.waiting_since_us);
  image.set_queued_us(conversation.queued_us);
  image.set_rank_us(conversation.rank_us);
  image.set_rank_seq(conversation.rank_seq);
  image.set_offer(conversation.offer);
  image.set_assignment(conversation.assignment);
  for (const Backoff& backoff : conversation.backoffs) {
    image.add_backoff_agents(backoff.agent);
    Save(backoff.until, *image.add_backoffs());
  }
  image.set_started_us(conversation.started_us);
  image.set_first_assigned_us(conversation.first_assigned_us);
  image.set_first_response_us(conversation.first_response_us);
  image.set_answer_waiting_since_us(conversation.answer_waiting_since_us);
  image.set_customer_messages(conversation.customer_messages);
  image.set_agent_messages(conversation.agent_messages);
  image.set_transfers(conversation.transfers);
  image.set_offers_missed(conversation.offers_missed);
  image.set_findings(conversation.findings);
  image.set_outcome(conversation.outcome);
  image.set_closed_us(conversation.closed_us);
  Save(conversation.retire, *image.mutable_retire());
  image.set_ticket(conversation.ticket);
  image.set_ticket_id(conversation.ticket_id);
  image.set_last_agent_id(conversation.last_agent_id);
}

void SaveConversations(const State& state, v1::StateImage& out) {
  SaveSlots(state.conversations, *out.mutable_conversation_slots());
  state.conversations.ForEach([&](base::Handle handle, const Conversation& conversation) {
    v1::ConversationImage& image = *out.add_conversations();
    image.set_conversation(handle);
    SaveConversation(state, conversation, image);
  });
}

void SaveOffersAndAssignments(const State& state, v1::StateImage& out) {
  SaveSlots(state.offers, *out.mutable_offer_slots());
  state.offers.ForEach([&](base::Handle handle, const Offer& offer) {
    v1::OfferImage& image = *out.add_offers();
    image.set_offer(handle);
    image.set_conversation(offer.conversation);
    image.set_agent(offer.agent);
    image.set_units(offer.units);
    Save(offer.expires, *image.mutable_expires());
  });
  SaveSlots(state.assignments, *out.mutable_assignment_slots());
  state.assignments.ForEach([&](base::Handle handle, const Assignment& assignment) {
    v1::AssignmentImage& image = *out.add_assignments();
    image.set_assignment(handle);
    image.set_conversation(assignment.conversation);
    image.set_conversation_id(assignment.conversation_id);
    image.set_agent(assignment.agent);
    image.set_channel(assignment.channel);
    image.set_queue_id(state.queues[assignment.queue].config.queue_id());
    image.set_units(assignment.units);
    image.set_started_us(assignment.started_us);
    image.set_wrap_up(assignment.wrap_up);
    Save(assignment.wrap_up_until, *image.mutable_wrap_up_until());
  });
}

void SaveTickets(const State& state, v1::StateImage& out) {
  SaveSlots(state.tickets, *out.mutable_ticket_slots());
  state.tickets.ForEach([&](base::Handle handle, const ticket::Ticket& ticket) {
    v1::TicketImage& image = *out.add_tickets();
    image.set_ticket(handle);
    *image.mutable_record() = ticket.record;
    image.set_customer(ticket.customer);
    image.set_assignee(ticket.assignee);
    image.set_conversation(ticket.conversation);
    image.set_before_spam(ticket.before_spam);
    image.set_reminded(ticket.reminded);
    image.set_reopen_until_us(ticket.reopen_until_us);
    image.set_follow_ups(ticket.follow_ups);
    Save(ticket.pending_until, *image.mutable_pending_until());
    Save(ticket.silence, *image.mutable_silence());
    Save(ticket.leave, *image.mutable_leave());
  });
  state.stubs.ForEach([&](base::Handle, const ticket::TicketStub& stub) {
    v1::TicketStubImage& image = *out.add_ticket_stubs();
    image.set_ticket_id(stub.ticket_id);
    image.set_customer_id(stub.customer_id);
    image.set_follow_ups(stub.follow_ups);
    Save(stub.drop, *image.mutable_drop());
  });
}

void SaveCommands(const State& state, v1::StateImage& out) {
  out.set_command_horizon_us(state.commands.horizon_us());
  for (const RememberedCommand& command : state.commands) {
    v1::RememberedCommand& image = *out.add_commands();
    image.set_id(command.id);
    image.set_first_seq(command.first_seq);
    image.set_last_seq(command.last_seq);
    image.set_at_us(command.at_us);
  }
}

// A removed queue stays in memory until the next configuration; what nothing refers to is no part of the state.
void SaveRemovedQueues(const State& state, v1::StateImage& image) {
  const std::vector<bool> referred = ReferredQueues(state);
  for (std::size_t i = 0; i < state.queues.size(); ++i) {
    if (state.queues[i].removed && referred[i]) *image.add_removed_queues() = state.queues[i].config;
  }
}

}  // namespace

std::string SaveSnapshot(const State& state) {
  v1::StateImage image;
  *image.mutable_config() = state.config;
  *image.mutable_stamp() = state.stamp;
  image.set_seq(state.seq);
  image.set_at_us(state.at_us);
  image.set_random_state(state.random_state);
  SaveRemovedQueues(state, image);
  SaveAgents(state, image);
  SaveCustomers(state, image);
  SaveConversations(state, image);
  SaveOffersAndAssignments(state, image);
  SaveTickets(state, image);
  SaveCommands(state, image);

  v1::Snapshot snapshot;
  snapshot.set_format(kSnapshotFormat);
  snapshot.set_seq(state.seq);
  snapshot.set_at_us(state.at_us);
  snapshot.set_state_hash(HashState(state));
  snapshot.set_state(image.SerializeAsString());
  snapshot.set_checksum(base::HashBytes(snapshot.state()));
  return snapshot.SerializeAsString();
}

}  // namespace chatcore::desk
