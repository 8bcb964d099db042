#include "src/clock/zone.h"

#include "tests/unit/clock/calendar_kit.h"

namespace chatcore::clock {
namespace {

TEST_CASE("a local time is the first instant at which it was shown, though the clocks went back twice in a row") {
  v1::ZoneTable table;
  table.set_offset_us(5 * kHour);
  for (int hour : {10, 12}) {
    v1::ZoneTransition& transition = *table.add_transitions();
    transition.set_at_us(hour * kHour);
    transition.set_offset_us(hour == 10 ? -5 * kHour : -6 * kHour);
  }
  const Zone zone(table);
  CHECK(zone.FirstInstant(10 * kHour) == 5 * kHour);
  CHECK(zone.FirstInstant(15 * kHour - 1) == 10 * kHour - 1);
  CHECK(zone.FirstInstant(15 * kHour) == 21 * kHour);
  CHECK(zone.OffsetAt(10 * kHour - 1) == 5 * kHour);
  CHECK(zone.OffsetAt(10 * kHour) == -5 * kHour);
  CHECK(zone.OffsetAt(12 * kHour) == -6 * kHour);
}

}  // namespace
}  // namespace chatcore::clock
