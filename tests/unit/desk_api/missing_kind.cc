// Does not compile, on purpose: the list of kinds lacks some, as it does when event.proto grows.
#include "chatcore/desk_api/event_kinds.h"
#undef CHATCORE_EVENT_KINDS
#define CHATCORE_EVENT_KINDS(X) X(OfferMade, offer_made)
#include "chatcore/desk_api/visit.h"

// not handled in switch
void Missing(const chatcore::v1::Event& event) {
  chatcore::Visit(event, [](const auto&) {});
}
