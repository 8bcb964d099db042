#include "src/desk/views.h"

#include <algorithm>
#include <string>

#include "src/desk/items.h"
#include "src/desk/state_hash.h"
#include "src/desk/steps.h"
#include "src/routing/eligibility.h"

namespace chatcore::desk {

void FillConversationView(const State& state, base::Handle handle, v1::ConversationView& view) {
  const Conversation& conversation = *state.conversations.Find(handle);
  view.set_conversation(handle);
  view.set_conversation_id(conversation.conversation_id);
  view.set_customer_id(std::string(CustomerIdOf(state, conversation.customer)));
  view.set_channel(conversation.channel);
  view.set_topic(conversation.topic);
  view.set_place(conversation.place);
  view.set_queue_id(state.queues[conversation.queue].config.queue_id());
  view.set_agent_id(std::string(AgentIdOf(state, HolderOf(state, conversation))));
  view.set_offer(conversation.offer);
  view.set_assignment(conversation.assignment);
  view.set_priority(conversation.priority);
  view.set_language(std::string(LanguageOf(state, conversation)));
  view.set_started_us(conversation.started_us);
  const bool waits = conversation.place == v1::PLACE_QUEUED || conversation.place == v1::PLACE_OFFERED;
  view.set_waiting_since_us(waits ? conversation.queued_us : conversation.answer_waiting_since_us);
  if (waits) {
    view.set_queue_position(state.queues[conversation.queue].line.PositionOf(conversation.RankAs(handle)));
  }
  view.set_first_response_us(conversation.first_response_us);
  view.set_customer_messages(conversation.customer_messages);
  view.set_agent_messages(conversation.agent_messages);
  view.set_outcome(conversation.outcome);
  view.set_ticket_id(conversation.ticket_id);
  if (const Offer* offer = state.offers.Find(conversation.offer)) view.set_offer_expires_us(offer->expires.at_us);
}

void FillTicketView(const State& state, base::Handle handle, v1::TicketView& view) {
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const v1::TicketRecord& record = ticket.record;
  view.set_ticket(handle);
  view.set_ticket_id(record.ticket_id());
  view.set_customer_id(record.customer_id());
  view.set_status(record.status());
  view.set_archived(record.archived());
  view.set_source(record.source());
  view.set_subject(record.subject());
  view.set_priority(record.priority());
  view.set_team_id(record.team_id());
  view.set_assignee_id(record.assignee_id());
  view.set_conversation_id(record.conversation_id());
  view.set_follows_ticket_id(record.follows_ticket_id());
  view.set_merged_into_ticket_id(record.merged_into_ticket_id());
  view.set_opened_us(record.opened_us());
  view.set_pending_until_us(ticket.pending_until.at_us);
  view.set_reopens(record.reopens());
  view.set_public_replies(record.public_replies());
}

void FillAgentView(const State& state, base::Handle handle, v1::AgentView& view) {
  const agent::Agent& agent = *state.agents.Find(handle);
  view.set_agent(handle);
  *view.mutable_profile() = agent.profile;
  view.set_wished(agent.wished);
  view.set_presence(agent.presence);
  view.set_presence_reason(agent.presence_reason);
  view.set_units_used(agent.load.units);
  view.set_units_total(agent.capacity_units);
  view.set_open_items(agent.load.items);
  view.set_connections(static_cast<std::uint32_t>(agent.connections.size()));
  view.set_missed_in_a_row(agent.missed_in_a_row);
  view.set_idle_since_us(agent.idle_since_us);
}

void FillCustomerCard(const State& state, base::Handle handle, v1::CustomerCard& card) {
  const Customer& customer = *state.customers.Find(handle);
  card.set_customer(handle);
  *card.mutable_profile() = customer.profile;
  card.set_blocked(customer.blocked);
  card.set_last_agent_id(customer.last_agent_id);
  for (base::Handle conversation : customer.conversations) {
    const Conversation& found = *state.conversations.Find(conversation);
    if (found.place != v1::PLACE_CLOSED) card.add_open_conversation_ids(found.conversation_id);
  }
  for (base::Handle ticket : customer.tickets) card.add_ticket_ids(state.tickets.Find(ticket)->record.ticket_id());
  std::sort(card.mutable_open_conversation_ids()->begin(), card.mutable_open_conversation_ids()->end());
  std::sort(card.mutable_ticket_ids()->begin(), card.mutable_ticket_ids()->end());
}

void FillStats(const State& state, v1::DeskStats& stats) {
  stats.set_last_seq(state.seq);
  stats.set_state_hash(HashState(state));
  stats.set_agents(static_cast<std::uint32_t>(state.agents.size()));
  state.agents.ForEach([&](base::Handle, const agent::Agent& agent) {
    if (agent.presence == v1::PRESENCE_ACCEPTING) stats.set_agents_accepting(stats.agents_accepting() + 1);
  });
  stats.set_customers(static_cast<std::uint32_t>(state.customers.size()));
  stats.set_conversations(static_cast<std::uint32_t>(state.conversations.size()));
  stats.set_queued(state.counts.queued);
  stats.set_offered(state.counts.offered);
  stats.set_active(state.counts.active);
  stats.set_closed(state.counts.closed);
  stats.set_wrap_ups(state.counts.wrap_ups);
  stats.set_tickets(static_cast<std::uint32_t>(state.tickets.size()));
  state.tickets.ForEach([&](base::Handle, const ticket::Ticket& ticket) {
    const v1::TicketStatus status = ticket.record.status();
    if (status == v1::TICKET_STATUS_OPEN) stats.set_tickets_open(stats.tickets_open() + 1);
    if (status == v1::TICKET_STATUS_PENDING) stats.set_tickets_pending(stats.tickets_pending() + 1);
    if (status == v1::TICKET_STATUS_SOLVED) stats.set_tickets_solved(stats.tickets_solved() + 1);
    if (status == v1::TICKET_STATUS_SPAM) stats.set_tickets_spam(stats.tickets_spam() + 1);
  });
  stats.set_ticket_stubs(static_cast<std::uint32_t>(state.stubs.size()));
  stats.set_remembered_commands(static_cast<std::uint32_t>(state.commands.size()));
  stats.set_timers(static_cast<std::uint32_t>(state.timers.size()));
}

void FillWaitingExplanation(const State& state, base::Handle handle, v1::WaitingExplanation& explanation) {
  const Conversation& conversation = *state.conversations.Find(handle);
  const routing::Item item = ItemOf(state, conversation);
  const base::Handle holder = HolderOf(state, conversation);
  explanation.set_conversation_id(conversation.conversation_id);
  explanation.set_queue_id(item.queue_config->queue_id());
  explanation.set_queue_position(state.queues[conversation.queue].line.PositionOf(conversation.RankAs(handle)));
  explanation.set_agents(static_cast<std::uint32_t>(state.agents.size()));
  v1::ObstacleCount counts[v1::Obstacle_ARRAYSIZE];
  state.agents.ForEach([&](base::Handle agent_handle, const agent::Agent& agent) {
    const v1::Obstacle obstacle = routing::FindObstacle(item, agent_handle, agent, agent_handle == holder);
    v1::ObstacleCount& count = counts[obstacle];
    count.set_agents(count.agents() + 1);
    if (count.nearest_agent_id().empty() || agent.profile.agent_id() < count.nearest_agent_id()) {
      count.set_nearest_agent_id(agent.profile.agent_id());
    }
  });
  explanation.set_eligible(counts[v1::OBSTACLE_UNSPECIFIED].agents());
  for (int obstacle = v1::OBSTACLE_UNSPECIFIED + 1; obstacle < v1::Obstacle_ARRAYSIZE; ++obstacle) {
    if (counts[obstacle].agents() == 0) continue;
    v1::ObstacleCount& count = *explanation.add_obstacles();
    count = counts[obstacle];
    count.set_obstacle(static_cast<v1::Obstacle>(obstacle));
    count.set_remedy(std::string(ObstacleRemedy(count.obstacle())));
  }
  for (const Backoff& backoff : conversation.backoffs) {
    const std::int64_t next_us = explanation.next_backoff_end_us();
    if (next_us == 0 || backoff.until.at_us < next_us) explanation.set_next_backoff_end_us(backoff.until.at_us);
  }
}

}  // namespace chatcore::desk
