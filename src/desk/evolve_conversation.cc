#include <string>
#include <utility>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"

namespace chatcore::desk {

absl::Status EvolveConversationStarted(State& state, const v1::Event& event, const v1::ConversationStarted& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  Conversation conversation;
  conversation.conversation_id = body.conversation_id();
  conversation.customer = body.customer();
  conversation.channel = body.channel();
  conversation.topic = body.topic();
  conversation.priority = body.priority();
  conversation.language = body.language();
  conversation.requirement = body.requirement();
  conversation.started_us = event.at_us();
  conversation.answer_waiting_since_us = event.at_us();
  if (!state.conversation_ids.emplace(body.conversation_id(), body.conversation()).second) {
    return Misfit(state, "the conversation exists already");
  }
  if (state.conversations.Insert(body.conversation(), std::move(conversation)) == nullptr) {
    return Misfit(state, "the conversation's handle is not the next one");
  }
  InsertSorted(customer->conversations, body.conversation());
  NoteCustomerTouched(state, body.customer());
  return absl::OkStatus();
}

absl::Status EvolveConversationQueued(State& state, const v1::Event& event, const v1::ConversationQueued& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr) return Misfit(state, "no such conversation");
  if (body.queue() == 0 || body.queue() > state.queues.size()) return Misfit(state, "no such queue");
  const bool waits_already = conversation->place == v1::PLACE_QUEUED;
  if (waits_already) LeaveLine(state, body.conversation(), *conversation);
  if (conversation->assignment != base::kNoHandle) {
    CHATCORE_RETURN_IF_ERROR(EndAssignment(state, conversation->assignment, 0));
  }
  if (!MovePlace(state, *conversation, ConversationTrigger::kQueued)) return Misfit(state, "it cannot be queued");
  conversation->queue = body.queue() - 1;
  conversation->waiting_since_us = body.waiting_since_us();
  if (!waits_already) conversation->queued_us = event.at_us();
  conversation->rank_us = body.rank_us();
  if (conversation->rank_seq == 0) conversation->rank_seq = event.seq();
  EnterLine(state, body.conversation(), *conversation);
  return absl::OkStatus();
}

absl::Status EvolveConversationTransferred(State& state, const v1::Event& event,
                                           const v1::ConversationTransferred& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr || conversation->place != v1::PLACE_ACTIVE)
    return Misfit(state, "it is not being served");
  if (body.to_queue() == 0 || body.to_queue() > state.queues.size()) return Misfit(state, "no such queue");
  CHATCORE_RETURN_IF_ERROR(EndAssignment(state, body.from_assignment(), body.wrap_up_until_us()));
  const bool to_agent = body.to_assignment() != base::kNoHandle;
  MovePlace(state, *conversation, to_agent ? ConversationTrigger::kAssigned : ConversationTrigger::kQueued);
  conversation->queue = body.to_queue() - 1;
  conversation->waiting_since_us = body.waiting_since_us();
  conversation->queued_us = event.at_us();
  conversation->rank_us = body.rank_us();
  ++conversation->transfers;
  if (to_agent) {
    return BeginAssignment(state, body.to_assignment(), body.conversation(), body.to_agent(), body.units());
  }
  if (body.backoff_until_us() != 0) {
    AddBackoff(state, body.conversation(), *conversation, body.from_agent(), body.backoff_until_us());
  }
  EnterLine(state, body.conversation(), *conversation);
  return absl::OkStatus();
}

absl::Status EvolveMessagePosted(State& state, const v1::Event& event, const v1::MessagePosted& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr) return Misfit(state, "no such conversation");
  if (body.author() == v1::ACTOR_KIND_CUSTOMER) {
    ++conversation->customer_messages;
  } else if (!body.internal_note() && body.agent() != base::kNoHandle) {
    ++conversation->agent_messages;
  }
  conversation->answer_waiting_since_us = body.waiting_since_us();
  if (body.first_response()) conversation->first_response_us = event.at_us();
  return absl::OkStatus();
}

absl::Status EvolveMessageFindings(State& state, const v1::Event& event, const v1::MessageFindings& body) {
  // Findings of a ticket's message speak to people only; those of a conversation are counted for its record.
  if (body.conversation() == base::kNoHandle) return absl::OkStatus();
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr) return Misfit(state, "no such conversation");
  conversation->findings += static_cast<std::uint32_t>(body.findings_size());
  return absl::OkStatus();
}

absl::Status EvolveConversationClosed(State& state, const v1::Event& event, const v1::ConversationClosed& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr) return Misfit(state, "no such conversation");
  if (conversation->place == v1::PLACE_QUEUED) LeaveLine(state, body.conversation(), *conversation);
  if (!MovePlace(state, *conversation, ConversationTrigger::kClosed)) return Misfit(state, "it cannot be closed");
  if (conversation->assignment != base::kNoHandle) {
    CHATCORE_RETURN_IF_ERROR(EndAssignment(state, conversation->assignment, body.wrap_up_until_us()));
  }
  ClearBackoffs(state, *conversation);
  conversation->outcome = body.outcome();
  conversation->closed_us = event.at_us();
  conversation->answer_waiting_since_us = 0;
  SetDeadline(state, conversation->retire, body.retire_us(), TimerKind::kConversationRetire, body.conversation());
  return absl::OkStatus();
}

absl::Status EvolveConversationRetired(State& state, const v1::Event& event, const v1::ConversationRetired& body) {
  Conversation* conversation = state.conversations.Find(body.conversation());
  if (conversation == nullptr || conversation->place != v1::PLACE_CLOSED) return Misfit(state, "it is not closed");
  ClearDeadline(state, conversation->retire);
  --state.counts.closed;
  const base::Handle customer_handle = conversation->customer;
  if (Customer* customer = state.customers.Find(customer_handle)) {
    EraseSorted(customer->conversations, body.conversation());
    // More than one ticket may have been opened from it.
    for (base::Handle handle : customer->tickets) {
      ticket::Ticket* ticket = state.tickets.Find(handle);
      if (ticket != nullptr && ticket->conversation == body.conversation()) ticket->conversation = base::kNoHandle;
    }
  }
  state.conversation_ids.erase(conversation->conversation_id);
  state.conversations.Erase(body.conversation());
  NoteCustomerTouched(state, customer_handle);
  return absl::OkStatus();
}

}  // namespace chatcore::desk
