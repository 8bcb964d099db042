#include "src/desk/offer_lookup.h"

#include "src/desk/lookup.h"

namespace chatcore::desk {

base::Handle FindPendingOffer(const Context& context, base::Handle offer, std::string_view conversation_id,
                              base::Handle conversation) {
  const State& state = context.state;
  if (offer == base::kNoHandle) {
    const Found<Conversation> found = FindConversation(state, conversation_id, conversation);
    if (!found) {
      context.emit.Reject(found.problem, "conversation_id, conversation: not in the state");
      return base::kNoHandle;
    }
    offer = found->offer;
  }
  const Offer* pending = state.offers.Find(offer);
  if (pending == nullptr) {
    context.emit.Reject(v1::REJECT_REASON_OFFER_NOT_PENDING, "offer: it has ended, look at the conversation again");
    return base::kNoHandle;
  }
  return Permit(context, pending->agent == context.actor.agent) ? offer : base::kNoHandle;
}

}  // namespace chatcore::desk
