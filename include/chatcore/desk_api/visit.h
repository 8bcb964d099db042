#ifndef CHATCORE_DESK_API_VISIT_H_
#define CHATCORE_DESK_API_VISIT_H_

#include "chatcore/desk_api/event_kinds.h"
#include "chatcore/desk_api/visit_checks.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore {

/// One visitor made from several lambdas.
template <typename... Handlers>
struct overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
overloaded(Handlers...) -> overloaded<Handlers...>;

/// Calls the handler for the kind of `event`.
///
/// ```cpp
/// Visit(events, overloaded{
///                   [&](const v1::OfferMade& offer, const v1::Event& event) { Ring(offer.agent_id(), event); },
///                   [&](const v1::CommandRejected& refusal) { Tell(refusal.detail()); },
///                   Ignore{},
///               });
/// ```
///
/// A handler takes the body, or the body and the event around it, and returns nothing. A kind without a handler does
/// not compile unless it is named: `Ignore<v1::OfferMade, v1::OfferEnded>{}` names two, `Ignore{}` all that have no
/// handler. Name few and the compiler tells you of every kind that a new release adds. A visitor may have one Ignore
/// and may be any object with fitting call operators; a generic handler takes what no other one takes.
///
/// Returns false when this build does not know the kind (a newer release wrote the event): nobody was called.
///
/// Cost: a jump and a call. Exceptions of a handler pass through.
template <typename Visitor>
bool Visit(const v1::Event& event, Visitor&& visitor) {
  detail::CheckHandlers(visitor);
#define CHATCORE_VISIT_KIND(Kind, accessor)                                                                            \
  case v1::Event::k##Kind:                                                                                             \
    static_assert(detail::kHandled<Visitor, v1::Kind> || detail::kIgnored<Visitor, v1::Kind>,                          \
                  "Visit: no handler for " #Kind ": add one, or name it in Ignore<v1::" #Kind ">{}, or use Ignore{}"); \
    detail::CallHandler(visitor, event.accessor(), event);                                                             \
    return true;

// The switch has no default: a kind that is missing in CHATCORE_EVENT_KINDS is an error here.
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
  switch (event.body_case()) {
    CHATCORE_EVENT_KINDS(CHATCORE_VISIT_KIND)
    case v1::Event::BODY_NOT_SET:
      break;
  }
#pragma GCC diagnostic pop
#undef CHATCORE_VISIT_KIND
  return false;
}

/// Visits the events of a list in order: an EventList, a std::vector<v1::Event>, the events of a v1::EventBatch.
/// Returns false when this build does not know the kind of one of them; the others were visited.
template <detail::ListOfEvents Events, typename Visitor>
bool Visit(const Events& events, Visitor&& visitor) {
  bool all_known = true;
  for (const v1::Event& event : events) all_known &= Visit(event, visitor);
  return all_known;
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_VISIT_H_
