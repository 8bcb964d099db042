#ifndef CHATCORE_SRC_DESK_EVOLVE_H_
#define CHATCORE_SRC_DESK_EVOLVE_H_

#include "absl/status/status.h"
#include "chatcore/v1/event.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Changes the state by one event. Consults nothing but the two, so that replay rebuilds the state whatever version of
/// the deciding code made the event.
///
/// Errors: kDataLoss when the event does not fit the state, kUnimplemented for a kind without a handler. The state is
/// then unusable.
absl::Status Evolve(State& state, const v1::Event& event);

// The handlers, one file for each noun: evolve_<noun>.cc.
absl::Status EvolveConfigured(State& state, const v1::Event& event, const v1::Configured& body);
absl::Status EvolveAgentAdded(State& state, const v1::Event& event, const v1::AgentAdded& body);
absl::Status EvolveAgentChanged(State& state, const v1::Event& event, const v1::AgentChanged& body);
absl::Status EvolveAgentRemoved(State& state, const v1::Event& event, const v1::AgentRemoved& body);
absl::Status EvolveConnectionOpened(State& state, const v1::Event& event, const v1::ConnectionOpened& body);
absl::Status EvolveConnectionClosed(State& state, const v1::Event& event, const v1::ConnectionClosed& body);
absl::Status EvolvePresenceChanged(State& state, const v1::Event& event, const v1::PresenceChanged& body);
absl::Status EvolveAgentLost(State& state, const v1::Event& event, const v1::AgentLost& body);
absl::Status EvolveCustomerAdded(State& state, const v1::Event& event, const v1::CustomerAdded& body);
absl::Status EvolveCustomerChanged(State& state, const v1::Event& event, const v1::CustomerChanged& body);
absl::Status EvolveCustomerForgotten(State& state, const v1::Event& event, const v1::CustomerForgotten& body);
absl::Status EvolveCustomerRetired(State& state, const v1::Event& event, const v1::CustomerRetired& body);
absl::Status EvolveSenderBlocked(State& state, const v1::Event& event, const v1::SenderBlocked& body);
absl::Status EvolveConversationStarted(State& state, const v1::Event& event, const v1::ConversationStarted& body);
absl::Status EvolveConversationQueued(State& state, const v1::Event& event, const v1::ConversationQueued& body);
absl::Status EvolveConversationTransferred(State& state, const v1::Event& event,
                                           const v1::ConversationTransferred& body);
absl::Status EvolveMessagePosted(State& state, const v1::Event& event, const v1::MessagePosted& body);
absl::Status EvolveMessageFindings(State& state, const v1::Event& event, const v1::MessageFindings& body);
absl::Status EvolveConversationClosed(State& state, const v1::Event& event, const v1::ConversationClosed& body);
absl::Status EvolveConversationRetired(State& state, const v1::Event& event, const v1::ConversationRetired& body);
absl::Status EvolveOfferMade(State& state, const v1::Event& event, const v1::OfferMade& body);
absl::Status EvolveOfferEnded(State& state, const v1::Event& event, const v1::OfferEnded& body);
absl::Status EvolveBackoffEnded(State& state, const v1::Event& event, const v1::BackoffEnded& body);
absl::Status EvolveAssignmentStarted(State& state, const v1::Event& event, const v1::AssignmentStarted& body);
absl::Status EvolveWrapUpEnded(State& state, const v1::Event& event, const v1::WrapUpEnded& body);
absl::Status EvolveTicketOpened(State& state, const v1::Event& event, const v1::TicketOpened& body);
absl::Status EvolveTicketReplied(State& state, const v1::Event& event, const v1::TicketReplied& body);
absl::Status EvolveTicketStatusChanged(State& state, const v1::Event& event, const v1::TicketStatusChanged& body);
absl::Status EvolveTicketAssigned(State& state, const v1::Event& event, const v1::TicketAssigned& body);
absl::Status EvolveTicketMerged(State& state, const v1::Event& event, const v1::TicketMerged& body);
absl::Status EvolveTicketReminded(State& state, const v1::Event& event, const v1::TicketReminded& body);
absl::Status EvolveTicketArchived(State& state, const v1::Event& event, const v1::TicketArchived& body);
absl::Status EvolveTicketRetired(State& state, const v1::Event& event, const v1::TicketRetired& body);
absl::Status EvolveTicketErased(State& state, const v1::Event& event, const v1::TicketErased& body);
absl::Status EvolveTicketStubDropped(State& state, const v1::Event& event, const v1::TicketStubDropped& body);
absl::Status EvolveDeskResumed(State& state, const v1::Event& event, const v1::DeskResumed& body);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_EVOLVE_H_
