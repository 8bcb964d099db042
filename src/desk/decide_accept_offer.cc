#include "src/desk/decide.h"
#include "src/desk/offer_lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideAcceptOffer(const Context& context, const v1::AcceptOffer& command) {
  const base::Handle offer =
      FindPendingOffer(context, command.offer(), command.conversation_id(), command.conversation());
  if (offer == base::kNoHandle) return;
  const Offer accepted = *context.state.offers.Find(offer);
  EmitOfferEnded(context.emit, offer, v1::OFFER_STATE_ACCEPTED, v1::END_REASON_BY_AGENT);
  EmitAssigned(context.emit, accepted.conversation, accepted.agent, v1::ASSIGNED_BY_OFFER, v1::CRITERION_UNSPECIFIED,
               0);
}

}  // namespace chatcore::desk
