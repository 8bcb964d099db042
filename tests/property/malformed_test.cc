#include "tests/property/malformed.h"

#include <memory>
#include <set>
#include <string>

#include "chatcore/desk.h"
#include "doctest/doctest.h"
#include "tests/property/make_sequence.h"

namespace chatcore::property {
namespace {

// A desk with something in every list.
std::unique_ptr<Desk> BusyDesk() {
  Coverage coverage;
  const Made made = MakeSequence(11, {.steps = 150, .restarts = false}, coverage);
  REQUIRE_MESSAGE(!made.failure, made.failure.text);
  std::unique_ptr<Desk> desk = Desk::Create(made.sequence.config).value();
  EventList events;
  for (const Step& step : made.sequence.steps) {
    const absl::Time now = absl::FromUnixMicros(step.now_us);
    static_cast<void>(step.kind == Step::Kind::kCommand ? desk->Apply(step.command, now, events)
                                                        : desk->AdvanceTo(now, events));
  }
  return desk;
}

}  // namespace

TEST_CASE("a malformed command is refused by its form and leaves no trace") {
  const std::unique_ptr<Desk> desk = BusyDesk();
  const std::uint64_t hash = desk->StateHash();
  const absl::Time deadline = desk->NextDeadline();
  EventList events;
  events.Add().set_seq(42);
  for (const Malformed& malformed : MalformedCommands()) {
    CAPTURE(malformed.why);
    const absl::Status status = desk->Apply(malformed.command, absl::FromUnixMicros(kStartUs + 400 * kDayUs), events);
    CHECK_MESSAGE(absl::IsInvalidArgument(status), status.ToString());
    CHECK(status.message() != "");
    CHECK(desk->StateHash() == hash);
    CHECK(desk->NextDeadline() == deadline);
    CHECK(events.size() == 1);
    CHECK(events.back().seq() == 42);
  }
}

TEST_CASE("a clock that steps back too far is refused and leaves no trace") {
  const std::unique_ptr<Desk> desk = BusyDesk();
  const std::uint64_t hash = desk->StateHash();
  EventList events;
  const absl::Time before = absl::FromUnixMicros(kStartUs - 2 * kHourUs);
  CHECK(absl::IsInvalidArgument(desk->AdvanceTo(before, events)));
  CHECK(absl::IsInvalidArgument(desk->AdvanceTo(absl::InfinitePast(), events)));
  CHECK(absl::IsInvalidArgument(desk->AdvanceTo(absl::InfiniteFuture(), events)));
  CHECK(desk->StateHash() == hash);
  CHECK(events.empty());
}

}  // namespace chatcore::property
