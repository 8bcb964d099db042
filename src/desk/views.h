#ifndef CHATCORE_SRC_DESK_VIEWS_H_
#define CHATCORE_SRC_DESK_VIEWS_H_

#include "chatcore/v1/query.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

// The state as people are shown it.

void FillConversationView(const State& state, base::Handle handle, v1::ConversationView& view);
void FillTicketView(const State& state, base::Handle handle, v1::TicketView& view);
void FillAgentView(const State& state, base::Handle handle, v1::AgentView& view);
void FillCustomerCard(const State& state, base::Handle handle, v1::CustomerCard& card);
void FillStats(const State& state, v1::DeskStats& stats);

/// Why nobody serves a waiting conversation: agents by the first condition that keeps them from it.
void FillWaitingExplanation(const State& state, base::Handle handle, v1::WaitingExplanation& explanation);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_VIEWS_H_
