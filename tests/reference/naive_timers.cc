#include <string>
#include <vector>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {

// Every deadline there is. Of those that one event set for one moment the kind decides, in the order of TimerKind.
std::vector<NaiveDesk::Timer> NaiveDesk::Timers() {
  std::vector<Timer> timers;
  const auto add = [&timers](const Due& due, TimerKind kind, Handle owner, Handle other, std::function<void()> fire) {
    if (due.at_us != 0) timers.push_back({due, static_cast<int>(kind), owner, other, std::move(fire)});
  };
  for (const auto& thing : state_.conversations) {
    NaiveConversation& conversation = *thing;
    if (conversation.offer) {
      add(conversation.offer->expires, TimerKind::kOffer, conversation.offer->handle, 0,
          [this, &conversation] { FireOffer(conversation); });
    }
    for (const NaiveBackoff& backoff : conversation.backoffs) {
      const std::string agent_id = backoff.agent_id;
      add(backoff.until, TimerKind::kBackoff, conversation.handle, ById(state_.agents, agent_id)->handle,
          [this, &conversation, agent_id] { FireBackoff(conversation, agent_id); });
    }
    add(conversation.retire, TimerKind::kConversation, conversation.handle, 0,
        [this, &conversation] { RetireConversation(conversation); });
  }
  for (const auto& thing : state_.agents) {
    NaiveAgent& agent = *thing;
    add(agent.grace, TimerKind::kGrace, agent.handle, 0, [this, &agent] { FireGrace(agent); });
    for (const NaiveConnection& connection : agent.connections) {
      const std::string connection_id = connection.connection_id;
      add({connection.lease_us, connection.opened_seq}, TimerKind::kOffer, agent.handle, 0,
          [this, &agent, connection_id] { Disconnect(agent, connection_id, true); });
    }
  }
  for (const auto& thing : state_.assignments) {
    NaiveAssignment& assignment = *thing;
    add(assignment.wrap_up_until, TimerKind::kWrapUp, assignment.handle, 0,
        [this, &assignment] { EndWrapUpOf(assignment); });
  }
  for (const auto& thing : state_.tickets) {
    NaiveTicket& ticket = *thing;
    add(ticket.pending_until, TimerKind::kPendingUntil, ticket.handle, 0, [this, &ticket] {
      SetStatus(ticket, v1::TICKET_STATUS_OPEN, v1::TICKET_CAUSE_PENDING_UNTIL, v1::ACTOR_KIND_SYSTEM);
    });
    add(ticket.silence, TimerKind::kSilence, ticket.handle, 0, [this, &ticket] { FireSilence(ticket); });
    add(ticket.leave, TimerKind::kLeave, ticket.handle, 0, [this, &ticket] { FireLeave(ticket); });
  }
  for (const auto& thing : state_.customers) {
    NaiveCustomer& customer = *thing;
    add(customer.retire, TimerKind::kCustomer, customer.handle, 0, [this, &customer] { RetireCustomer(customer); });
  }
  for (const auto& thing : state_.ticket_stubs) {
    NaiveTicketStub& left = *thing;
    add(left.drop, TimerKind::kStub, 0, 0, [this, &left] { DropStub(left); });
  }
  return timers;
}

// Nobody could have answered: what waits for people waits so much longer. What counts for customers does not.
void NaiveDesk::ShiftAfterGap(std::int64_t gap_us) {
  const auto shift = [gap_us](Due& due) {
    if (due.at_us != 0) due.at_us += gap_us;
  };
  for (const auto& conversation : state_.conversations) {
    if (conversation->offer) shift(conversation->offer->expires);
    for (NaiveBackoff& backoff : conversation->backoffs) shift(backoff.until);
  }
  for (const auto& assignment : state_.assignments) shift(assignment->wrap_up_until);
  for (const auto& agent : state_.agents) {
    shift(agent->grace);
    for (NaiveConnection& connection : agent->connections) {
      if (connection.lease_us != 0) connection.lease_us += gap_us;
    }
  }
}

void NaiveDesk::FireOffer(NaiveConversation& conversation) {
  NaiveAgent& agent = *ById(state_.agents, conversation.offer->agent_id);
  EndOffer(conversation, v1::OFFER_STATE_TIMED_OUT, v1::END_REASON_TIMED_OUT);
  PauseAfterMisses(agent, conversation.queue_id());
}

void NaiveDesk::FireBackoff(NaiveConversation& conversation, const std::string& agent_id) {
  v1::BackoffEnded& body = *Emit().mutable_backoff_ended();
  body.set_conversation(conversation.handle);
  body.set_agent(ById(state_.agents, agent_id)->handle);
  std::erase_if(conversation.backoffs, [&](const NaiveBackoff& backoff) { return backoff.agent_id == agent_id; });
}

void NaiveDesk::FireGrace(NaiveAgent& agent) {
  v1::AgentLost& body = *Emit().mutable_agent_lost();
  body.set_agent(agent.handle);
  body.set_agent_id(agent.id());
  agent.grace = {};
  SendBackConversations(agent, v1::QUEUED_REASON_AGENT_LOST);
}

void NaiveDesk::RetireConversation(NaiveConversation& conversation) {
  v1::ConversationRetired& body = *Emit().mutable_conversation_retired();
  body.set_conversation(conversation.handle);
  *body.mutable_record() = conversation.record;
  const std::string customer_id = conversation.record.customer_id();
  conversation_handles_.Free(conversation.handle);
  std::erase_if(state_.conversations, [&](const auto& other) { return other.get() == &conversation; });
  Touched(customer_id);
}

void NaiveDesk::RetireCustomer(NaiveCustomer& customer) {
  v1::CustomerRetired& body = *Emit().mutable_customer_retired();
  body.set_customer(customer.handle);
  body.set_customer_id(customer.id());
  customer_handles_.Free(customer.handle);
  std::erase_if(state_.customers, [&](const auto& other) { return other.get() == &customer; });
}

void NaiveDesk::DropStub(NaiveTicketStub& left) {
  Emit().mutable_ticket_stub_dropped()->set_ticket_id(left.ticket_id);
  std::erase_if(state_.ticket_stubs, [&](const auto& other) { return other.get() == &left; });
}

}  // namespace chatcore::reference
