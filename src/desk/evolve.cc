#include "src/desk/evolve.h"

#include "src/base/status.h"

namespace chatcore::desk {
namespace {

absl::Status Dispatch(State& state, const v1::Event& event) {
  switch (event.body_case()) {
    case v1::Event::kConfigured:
      return EvolveConfigured(state, event, event.configured());
    case v1::Event::kAgentAdded:
      return EvolveAgentAdded(state, event, event.agent_added());
    case v1::Event::kAgentChanged:
      return EvolveAgentChanged(state, event, event.agent_changed());
    case v1::Event::kAgentRemoved:
      return EvolveAgentRemoved(state, event, event.agent_removed());
    case v1::Event::kConnectionOpened:
      return EvolveConnectionOpened(state, event, event.connection_opened());
    case v1::Event::kConnectionClosed:
      return EvolveConnectionClosed(state, event, event.connection_closed());
    case v1::Event::kPresenceChanged:
      return EvolvePresenceChanged(state, event, event.presence_changed());
    case v1::Event::kAgentLost:
      return EvolveAgentLost(state, event, event.agent_lost());
    case v1::Event::kCustomerAdded:
      return EvolveCustomerAdded(state, event, event.customer_added());
    case v1::Event::kCustomerChanged:
      return EvolveCustomerChanged(state, event, event.customer_changed());
    case v1::Event::kCustomerForgotten:
      return EvolveCustomerForgotten(state, event, event.customer_forgotten());
    case v1::Event::kCustomerRetired:
      return EvolveCustomerRetired(state, event, event.customer_retired());
    case v1::Event::kSenderBlocked:
      return EvolveSenderBlocked(state, event, event.sender_blocked());
    case v1::Event::kConversationStarted:
      return EvolveConversationStarted(state, event, event.conversation_started());
    case v1::Event::kConversationQueued:
      return EvolveConversationQueued(state, event, event.conversation_queued());
    case v1::Event::kConversationTransferred:
      return EvolveConversationTransferred(state, event, event.conversation_transferred());
    case v1::Event::kMessagePosted:
      return EvolveMessagePosted(state, event, event.message_posted());
    case v1::Event::kMessageFindings:
      return EvolveMessageFindings(state, event, event.message_findings());
    case v1::Event::kConversationClosed:
      return EvolveConversationClosed(state, event, event.conversation_closed());
    case v1::Event::kConversationRetired:
      return EvolveConversationRetired(state, event, event.conversation_retired());
    case v1::Event::kOfferMade:
      return EvolveOfferMade(state, event, event.offer_made());
    case v1::Event::kOfferEnded:
      return EvolveOfferEnded(state, event, event.offer_ended());
    case v1::Event::kBackoffEnded:
      return EvolveBackoffEnded(state, event, event.backoff_ended());
    case v1::Event::kAssignmentStarted:
      return EvolveAssignmentStarted(state, event, event.assignment_started());
    case v1::Event::kWrapUpEnded:
      return EvolveWrapUpEnded(state, event, event.wrap_up_ended());
    case v1::Event::kTicketOpened:
      return EvolveTicketOpened(state, event, event.ticket_opened());
    case v1::Event::kTicketReplied:
      return EvolveTicketReplied(state, event, event.ticket_replied());
    case v1::Event::kTicketStatusChanged:
      return EvolveTicketStatusChanged(state, event, event.ticket_status_changed());
    case v1::Event::kTicketAssigned:
      return EvolveTicketAssigned(state, event, event.ticket_assigned());
    case v1::Event::kTicketMerged:
      return EvolveTicketMerged(state, event, event.ticket_merged());
    case v1::Event::kTicketReminded:
      return EvolveTicketReminded(state, event, event.ticket_reminded());
    case v1::Event::kTicketArchived:
      return EvolveTicketArchived(state, event, event.ticket_archived());
    case v1::Event::kTicketRetired:
      return EvolveTicketRetired(state, event, event.ticket_retired());
    case v1::Event::kTicketErased:
      return EvolveTicketErased(state, event, event.ticket_erased());
    case v1::Event::kTicketStubDropped:
      return EvolveTicketStubDropped(state, event, event.ticket_stub_dropped());
    case v1::Event::kDeskResumed:
      return EvolveDeskResumed(state, event, event.desk_resumed());
    case v1::Event::kNoticeDue:
      return absl::OkStatus();  // speaks to people, changes nothing
    case v1::Event::kCommandRejected:
    case v1::Event::kCommandDuplicate:
    case v1::Event::kTypingPreviewed:
    case v1::Event::kTypingShown:
      return base::DataLoss("event {}: an ephemeral kind has a sequence number", event.seq());
    case v1::Event::BODY_NOT_SET:
      return base::Unimplemented("event {}: unknown kind, written by a newer chatcore", event.seq());
  }
  return base::Unimplemented("event {}: unknown kind, written by a newer chatcore", event.seq());
}

}  // namespace

absl::Status Evolve(State& state, const v1::Event& event) {
  if (event.seq() != state.seq + 1) {
    return base::DataLoss("event {}: the next one is {}", event.seq(), state.seq + 1);
  }
  if (event.at_us() < state.at_us) {
    return base::DataLoss("event {}: at_us {} is before {}, the time of the last event", event.seq(), event.at_us(),
                          state.at_us);
  }
  state.seq = event.seq();
  state.at_us = event.at_us();
  CHATCORE_RETURN_IF_ERROR(Dispatch(state, event));
  if (!event.command_id().empty()) {
    state.commands.Remember(event.command_id(), event.seq(), event.at_us(), state.config.retry().window_us(),
                            state.config.retry().window_count());
  }
  return absl::OkStatus();
}

}  // namespace chatcore::desk
