// Does not compile, on purpose: compile.cmake expects the errors that the comments name.
#include "chatcore/desk_api/visit.h"

using chatcore::Ignore;
using chatcore::overloaded;
using chatcore::Visit;
namespace v1 = chatcore::v1;

void Bad(const v1::Event& event) {
  // no handler for AgentAdded
  // no handler for TypingShown
  Visit(event, overloaded{[](const v1::OfferMade&) {}, Ignore<v1::OfferEnded>{}});
  // a handler takes a type that is no kind of event
  Visit(event, overloaded{[](const v1::AssignTicket&) {}, Ignore{}});
  // Ignore: a type named here is no kind of event
  Visit(event, overloaded{[](const auto&) {}, Ignore<v1::MergeTicket>{}});
  // two handlers for one kind
  Visit(event, overloaded{[](const v1::OfferMade&) {}, [](const auto&, const v1::Event&) {}});
  // a kind is named in Ignore and has a handler
  Visit(event, overloaded{[](const auto&) {}, Ignore<v1::OfferMade>{}});
  // a handler returns nothing
  Visit(event, overloaded{[](const v1::OfferMade&) { return true; }, Ignore{}});
}
