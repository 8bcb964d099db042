#include "src/desk/conversation.h"

#include "doctest/doctest.h"

namespace chatcore::desk {
namespace {

using T = ConversationTrigger;

TEST_CASE("every place and trigger leads where the table of the design says or nowhere") {
  constexpr v1::Place kNone = v1::PLACE_UNSPECIFIED;
  constexpr v1::Place kQueued = v1::PLACE_QUEUED;
  constexpr v1::Place kActive = v1::PLACE_ACTIVE;
  constexpr v1::Place kClosed = v1::PLACE_CLOSED;
  constexpr v1::Place kOffered = v1::PLACE_OFFERED;
  struct Row {
    v1::Place from;
    v1::Place queued, offered, offer_ended, assigned, closed;
  };
  const Row rows[] = {
      {kNone, kQueued, kNone, kNone, kNone, kNone},           {kQueued, kQueued, kOffered, kNone, kActive, kClosed},
      {kOffered, kNone, kNone, kQueued, kNone, kNone},        {kActive, kQueued, kNone, kNone, kActive, kClosed},
      {v1::PLACE_DORMANT, kNone, kNone, kNone, kNone, kNone}, {kClosed, kNone, kNone, kNone, kNone, kNone},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CHECK(NextPlace(row.from, T::kQueued) == row.queued);
    CHECK(NextPlace(row.from, T::kOffered) == row.offered);
    CHECK(NextPlace(row.from, T::kOfferEnded) == row.offer_ended);
    CHECK(NextPlace(row.from, T::kAssigned) == row.assigned);
    CHECK(NextPlace(row.from, T::kClosed) == row.closed);
  }
}

}  // namespace
}  // namespace chatcore::desk
