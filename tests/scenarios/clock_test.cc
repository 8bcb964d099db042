#include "tools/scenario/clock.h"

#include "doctest/doctest.h"

namespace chatcore::scenario {
namespace {

TEST_CASE("times are read relative to the last directive") {
  Clock clock;
  CHECK(Clock::Show(absl::ToUnixMicros(clock.now())) == "09:00:00");
  clock.Set(*clock.Read("10:30:00.5"));
  CHECK(Clock::Show(absl::ToUnixMicros(clock.now())) == "10:30:00.5");
  clock.Set(*clock.Read("+2d"));
  CHECK(Clock::Show(absl::ToUnixMicros(clock.now())) == "2026-01-07T10:30:00.5Z");
  clock.Set(*clock.Read("08:00:00"));
  CHECK(Clock::Show(absl::ToUnixMicros(clock.now())) == "2026-01-07T08:00:00Z");
  clock.Set(*clock.Read("2026-01-05T09:00:01Z"));
  CHECK(Clock::Show(absl::ToUnixMicros(clock.now())) == "09:00:01");
}

TEST_CASE("what is no time is not read") {
  const Clock clock;
  for (const char* wrong : {"", "9:00:00", "09:00", "25:00:00", "09:00:00x", "+5", "-5s", "noon"}) {
    CAPTURE(wrong);
    CHECK(!clock.Read(wrong));
  }
}

}  // namespace
}  // namespace chatcore::scenario
