#include <cstdint>
#include <limits>

#include "absl/time/time.h"
#include "chatcore/desk_api/audience.h"
#include "chatcore/desk_api/time.h"
#include "doctest/doctest.h"

namespace chatcore {
namespace {

TEST_CASE("times are microseconds since 1970 and come back unchanged") {
  CHECK(ToUs(absl::UnixEpoch()) == 0);
  CHECK(ToUs(absl::FromUnixSeconds(2)) == 2'000'000);
  CHECK(ToUs(absl::UnixEpoch() - absl::Nanoseconds(1)) == -1);
  CHECK(ToUs(absl::UnixEpoch() + absl::Nanoseconds(1'999)) == 1);
  CHECK(FromUs(2'000'000) == absl::FromUnixSeconds(2));
  CHECK(ToUs(FromUs(-7)) == -7);
  CHECK(ToUs(absl::InfiniteFuture()) == std::numeric_limits<std::int64_t>::max());
  CHECK(ToUs(absl::InfinitePast()) == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("lengths are microseconds") {
  CHECK(ToUs(absl::Seconds(30)) == 30'000'000);
  CHECK(ToUs(absl::Nanoseconds(1'999)) == 1);
  CHECK(ToUs(-absl::Nanoseconds(1'999)) == -1);
  CHECK(ToUs(absl::InfiniteDuration()) == std::numeric_limits<std::int64_t>::max());
  CHECK(DurationFromUs(30'000'000) == absl::Seconds(30));
}

TEST_CASE("an event is for those whose bit it carries") {
  v1::Event event;
  event.set_audience(v1::AUDIENCE_HOST | v1::AUDIENCE_CUSTOMER);
  CHECK(IsFor(event, v1::AUDIENCE_HOST));
  CHECK(IsFor(event, v1::AUDIENCE_CUSTOMER));
  CHECK_FALSE(IsFor(event, v1::AUDIENCE_SUPERVISORS));
  CHECK_FALSE(IsFor(event, v1::AUDIENCE_NONE));
  CHECK_FALSE(IsFor(v1::Event(), v1::AUDIENCE_HOST));
}

TEST_CASE("an event is for the agents it names") {
  v1::Event event;
  event.add_audience_agents(4);
  event.add_audience_agents(9);
  CHECK(IsForAgent(event, 4));
  CHECK(IsForAgent(event, 9));
  CHECK_FALSE(IsForAgent(event, 5));
  CHECK_FALSE(IsForAgent(v1::Event(), 4));
  event.add_audience_agents(0);
  CHECK_FALSE(IsForAgent(event, 0));
}

}  // namespace
}  // namespace chatcore
