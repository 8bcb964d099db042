#include "src/desk/fire_timer.h"

#include <string>

#include "src/desk/steps.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {
namespace {

void FireOffer(base::Handle handle, Emitter& emit) {
  const State& state = emit.state();
  const Offer offer = *state.offers.Find(handle);
  const std::uint32_t queue = state.conversations.Find(offer.conversation)->queue;
  EmitOfferEnded(emit, handle, v1::OFFER_STATE_TIMED_OUT, v1::END_REASON_TIMED_OUT);
  EmitPauseAfterMisses(emit, offer.agent, queue);
}

void FireBackoff(base::Handle conversation, base::Handle agent, Emitter& emit) {
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_backoff_ended()->set_conversation(conversation);
    event.mutable_backoff_ended()->set_agent(agent);
  });
}

void FireGrace(base::Handle handle, Emitter& emit) {
  emit.Emit({.supervisors = true, .agents = {handle}}, [&](v1::Event& event) {
    event.mutable_agent_lost()->set_agent(handle);
    event.mutable_agent_lost()->set_agent_id(std::string(AgentIdOf(emit.state(), handle)));
  });
  EmitConversationsRequeued(emit, handle, v1::QUEUED_REASON_AGENT_LOST);
}

void FireTicketSilence(base::Handle handle, Emitter& emit) {
  const State& state = emit.state();
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const TicketTrigger trigger = ticket.reminded ? TicketTrigger::kSilentAgain : TicketTrigger::kSilent;
  const TicketStep step = DecideTicket(StateOf(ticket, emit.at_us()), trigger, RulesOf(state.config));
  if (step.action == TicketAction::kRemind) {
    emit.Emit({.supervisors = true, .agents = {ticket.assignee}}, [&](v1::Event& event) {
      v1::TicketReminded& body = *event.mutable_ticket_reminded();
      body.set_ticket(handle);
      body.set_ticket_id(ticket.record.ticket_id());
      body.set_silence_until_us(emit.at_us() + state.config.tickets().solve_after_us());
    });
    return EmitNotice(emit, {.customer = true}, {.kind = v1::NOTICE_KIND_TICKET_REMINDER, .ticket = handle});
  }
  EmitTicketStatus(emit, handle, step.to, v1::TICKET_CAUSE_SILENCE, v1::ACTOR_KIND_SYSTEM);
  EmitNotice(emit, {.customer = true}, {.kind = v1::NOTICE_KIND_TICKET_SOLVED, .ticket = handle});
}

void EmitTicketRetired(base::Handle handle, Emitter& emit) {
  const State& state = emit.state();
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const bool room = state.stubs.size() < state.config.limits().max_ticket_stubs();
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    v1::TicketRetired& body = *event.mutable_ticket_retired();
    body.set_ticket(handle);
    *body.mutable_record() = ticket.record;
    if (room) body.set_stub_until_us(emit.at_us() + state.config.retention().ticket_stub_us());
  });
}

void FireTicketLeave(base::Handle handle, Emitter& emit) {
  const State& state = emit.state();
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  if (ticket.record.archived()) return EmitTicketRetired(handle, emit);
  const bool spam = ticket.record.status() == v1::TICKET_STATUS_SPAM;
  const TicketTrigger trigger = spam ? TicketTrigger::kPurgeDue : TicketTrigger::kArchiveDue;
  const TicketStep step = DecideTicket(StateOf(ticket, emit.at_us()), trigger, RulesOf(state.config));
  if (step.action == TicketAction::kErase) {
    return emit.Emit({.supervisors = true}, [&](v1::Event& event) {
      event.mutable_ticket_erased()->set_ticket(handle);
      event.mutable_ticket_erased()->set_ticket_id(ticket.record.ticket_id());
    });
  }
  emit.Emit({.supervisors = true, .agents = {ticket.assignee}}, [&](v1::Event& event) {
    v1::TicketArchived& body = *event.mutable_ticket_archived();
    body.set_ticket(handle);
    body.set_ticket_id(ticket.record.ticket_id());
    body.set_retire_us(emit.at_us() + state.config.retention().ticket_us());
  });
}

void FireConversationRetire(base::Handle handle, Emitter& emit) {
  const State& state = emit.state();
  const Conversation& conversation = *state.conversations.Find(handle);
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_conversation_retired()->set_conversation(handle);
    v1::ConversationRecord& record = *event.mutable_conversation_retired()->mutable_record();
    record.set_conversation_id(conversation.conversation_id);
    record.set_customer_id(std::string(CustomerIdOf(state, conversation.customer)));
    record.set_channel(conversation.channel);
    record.set_topic(conversation.topic);
    record.set_queue_id(state.queues[conversation.queue].config.queue_id());
    record.set_last_agent_id(conversation.last_agent_id);
    record.set_outcome(conversation.outcome);
    record.set_started_us(conversation.started_us);
    record.set_first_assigned_us(conversation.first_assigned_us);
    record.set_first_response_us(conversation.first_response_us);
    record.set_closed_us(conversation.closed_us);
    record.set_customer_messages(conversation.customer_messages);
    record.set_agent_messages(conversation.agent_messages);
    record.set_transfers(conversation.transfers);
    record.set_offers_missed(conversation.offers_missed);
    record.set_findings(conversation.findings);
    record.set_ticket_id(conversation.ticket_id);
  });
}

void FireCustomerRetire(base::Handle handle, Emitter& emit) {
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_customer_retired()->set_customer(handle);
    event.mutable_customer_retired()->set_customer_id(std::string(CustomerIdOf(emit.state(), handle)));
  });
}

void FireStubDrop(base::Handle handle, Emitter& emit) {
  emit.Emit({}, [&](v1::Event& event) {
    event.mutable_ticket_stub_dropped()->set_ticket_id(emit.state().stubs.Find(handle)->ticket_id);
  });
}

}  // namespace

void FireTimer(const base::Timer& timer, Emitter& emit) {
  switch (static_cast<TimerKind>(timer.kind)) {
    case TimerKind::kOffer:
      return FireOffer(timer.owner, emit);
    case TimerKind::kBackoff:
      return FireBackoff(timer.owner, timer.other, emit);
    case TimerKind::kGrace:
      return FireGrace(timer.owner, emit);
    case TimerKind::kWrapUp:
      return EmitWrapUpEnded(emit, timer.owner);
    case TimerKind::kTicketPending:
      return EmitTicketStatus(emit, timer.owner, v1::TICKET_STATUS_OPEN, v1::TICKET_CAUSE_PENDING_UNTIL,
                              v1::ACTOR_KIND_SYSTEM);
    case TimerKind::kTicketSilence:
      return FireTicketSilence(timer.owner, emit);
    case TimerKind::kTicketLeave:
      return FireTicketLeave(timer.owner, emit);
    case TimerKind::kConversationRetire:
      return FireConversationRetire(timer.owner, emit);
    case TimerKind::kCustomerRetire:
      return FireCustomerRetire(timer.owner, emit);
    case TimerKind::kStubDrop:
      return FireStubDrop(timer.owner, emit);
  }
}

}  // namespace chatcore::desk
