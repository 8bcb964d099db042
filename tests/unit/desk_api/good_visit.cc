// Compiles: a visitor with a handler, a generic handler, and named and unnamed kinds to ignore.
#include "chatcore/desk_api/visit.h"

using chatcore::Ignore;
using chatcore::overloaded;
using chatcore::Visit;
namespace v1 = chatcore::v1;

void Good(const v1::Event& event) {
  Visit(event, overloaded{[](const v1::OfferMade&) {}, [](const v1::OfferEnded&, const v1::Event&) {}, Ignore{}});
  Visit(event, overloaded{[](const v1::OfferMade&) {}, [](const auto&) {}});
  Visit(event, overloaded{[](const google::protobuf::MessageLite&) {}});
  Visit(event, [](const auto&, const v1::Event&) {});
}
