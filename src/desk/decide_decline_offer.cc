#include "src/desk/decide.h"
#include "src/desk/offer_lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecideDeclineOffer(const Context& context, const v1::DeclineOffer& command) {
  const base::Handle offer =
      FindPendingOffer(context, command.offer(), command.conversation_id(), command.conversation());
  if (offer == base::kNoHandle) return;
  const base::Handle agent = context.state.offers.Find(offer)->agent;
  const std::uint32_t queue = context.state.conversations.Find(context.state.offers.Find(offer)->conversation)->queue;
  EmitOfferEnded(context.emit, offer, v1::OFFER_STATE_DECLINED, v1::END_REASON_BY_AGENT);
  EmitPauseAfterMisses(context.emit, agent, queue);
}

}  // namespace chatcore::desk
