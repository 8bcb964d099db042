#ifndef CHATCORE_SRC_DESK_OFFER_LOOKUP_H_
#define CHATCORE_SRC_DESK_OFFER_LOOKUP_H_

#include <string_view>

#include "src/desk/decide.h"

namespace chatcore::desk {

/// The pending offer that a command names by handle, or by conversation. Emits the refusal and returns kNoHandle when
/// there is none, or when it was made to somebody else than the actor.
base::Handle FindPendingOffer(const Context& context, base::Handle offer, std::string_view conversation_id,
                              base::Handle conversation);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_OFFER_LOOKUP_H_
