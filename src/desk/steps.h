#ifndef CHATCORE_SRC_DESK_STEPS_H_
#define CHATCORE_SRC_DESK_STEPS_H_

#include <string>
#include <string_view>

#include "chatcore/v1/event.pb.h"
#include "src/desk/emitter.h"
#include "src/desk/state.h"

// Steps that several decisions share. Each emits one fact, or a fact with the notices that tell people of it.

namespace chatcore::desk {

/// Puts a conversation into the queue: a new one, or one that lost its agent or its queue.
void EmitQueued(Emitter& emit, base::Handle conversation, std::uint32_t queue, v1::QueuedReason reason);

/// Ends a pending offer. Declined and missed ones exclude the agent for the queue's back-off.
void EmitOfferEnded(Emitter& emit, base::Handle offer, v1::OfferState state, v1::EndReason reason);

/// Binds a waiting conversation to an agent and tells the customer.
void EmitAssigned(Emitter& emit, base::Handle conversation, base::Handle agent, v1::AssignedBy by,
                  v1::Criterion decided_by, std::uint64_t random_draw);

/// Closes a conversation. A pending offer is withdrawn first.
void EmitClosed(Emitter& emit, base::Handle conversation, v1::Outcome outcome, v1::EndReason reason,
                std::string_view close_reason, v1::ActorKind by);

/// Emits PresenceChanged for a new wish, or because connections changed. Nothing when both are as they were.
void EmitPresence(Emitter& emit, base::Handle agent, v1::Presence wished, std::string_view reason);

/// Sets an agent that missed too many offers of the queue in a row to not accepting, and tells why.
void EmitPauseAfterMisses(Emitter& emit, base::Handle agent, std::uint32_t queue);

/// Sends the agent's conversations back to their queues and tells the customers.
void EmitConversationsRequeued(Emitter& emit, base::Handle agent, v1::QueuedReason reason);

/// Ends a wrap-up. Nothing when the assignment is not in wrap-up.
void EmitWrapUpEnded(Emitter& emit, base::Handle assignment);

/// Closes a connection. When it was the last one the agent counts as offline, with a grace for what it serves.
void EmitConnectionClosed(Emitter& emit, base::Handle agent, std::string_view connection_id, bool lease_expired);

/// Adds the customer when the id is not known. Returns the handle; kNoHandle, with a refusal emitted, when the limit is
/// reached.
base::Handle EmitCustomerIfNew(Emitter& emit, std::string_view customer_id, std::string_view language);

/// What a notice speaks of, beside its readers.
struct Notice {
  v1::NoticeKind kind = v1::NOTICE_KIND_UNSPECIFIED;
  base::Handle conversation = base::kNoHandle;
  base::Handle ticket = base::kNoHandle;
  base::Handle agent = base::kNoHandle;
};
void EmitNotice(Emitter& emit, const Readers& readers, const Notice& notice);

/// The queue that takes over from a removed one: along the fallback chain, the default queue in the end. Index.
std::uint32_t LiveQueueFor(const State& state, std::uint32_t queue);

/// The first queue of the fallback chain, `queue` included, that may take one more item; empty when all are full.
std::string QueueWithRoom(const State& state, const v1::Queue& queue);

/// The agent that serves the conversation; kNoHandle when nobody does.
base::Handle OwnerOf(const State& state, const Conversation& conversation);

/// When an assignment of this queue that ends now frees its slot; 0 = at once.
std::int64_t WrapUpUntil(const State& state, std::uint32_t queue, std::int64_t at_us);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_STEPS_H_
