#include <cstdio>
#include <ctime>
#include <string>

#include "chatcore/desk_api/event_kinds.h"
#include "doctest/doctest.h"
#include "fmt/format.h"
#include "tests/property/make_sequence.h"
#include "tests/property/test_run.h"

namespace chatcore::property {
namespace {

constexpr int kSequences = 60;

std::string Counts(const Coverage& coverage) {
  std::string text;
#define CHATCORE_COUNT(Kind, accessor)                                                               \
  if (const auto found = coverage.events.find(v1::Event::k##Kind); found != coverage.events.end()) { \
    text += fmt::format("  {} {}\n", #Kind, found->second);                                          \
  }
  CHATCORE_EVENT_KINDS(CHATCORE_COUNT)
#undef CHATCORE_COUNT
  return text;
}

std::string MissingKinds(const Coverage& coverage) {
  std::string text;
#define CHATCORE_MISSING(Kind, accessor) \
  if (!coverage.events.contains(v1::Event::k##Kind)) text += std::string(" ") + #Kind;
  CHATCORE_EVENT_KINDS(CHATCORE_MISSING)
#undef CHATCORE_MISSING
  return text;
}

std::string MissingRefusals(const Coverage& coverage) {
  std::string text;
  for (int reason = v1::REJECT_REASON_UNSPECIFIED + 1; reason < v1::RejectReason_ARRAYSIZE; ++reason) {
    if (!coverage.refusals.contains(static_cast<v1::RejectReason>(reason))) text += fmt::format(" {}", reason);
  }
  return text;
}

}  // namespace

TEST_CASE("the desk and its slow twin say the same to every command") {
  const TestRun run = TestRun::FromEnvironment();
  Coverage coverage;
  std::string report;
  int sequences = 0;
  const std::clock_t start = std::clock();
  run.ForEachSeed(kSequences, 0.5, [&](std::uint64_t seed) {
    const Made made = MakeSequence(seed, Wishes(), coverage);
    ++sequences;
    if (made.failure) report = Report(seed, made);
    return report.empty();
  });
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%d sequences from seed %llu: %zu commands, %zu malformed, %zu restarts, %.0f commands a CPU second\n%s",
              sequences, static_cast<unsigned long long>(run.first_seed), coverage.CommandCount(), coverage.bad_forms,
              coverage.restarts, static_cast<double>(coverage.CommandCount()) / seconds, Counts(coverage).c_str());
  REQUIRE_MESSAGE(report.empty(), report);
  CHECK_MESSAGE(MissingKinds(coverage).empty(), "kinds of event that never came:", MissingKinds(coverage));
  CHECK_MESSAGE(MissingRefusals(coverage).empty(), "refusals that never came:", MissingRefusals(coverage));
}

TEST_CASE("the comparison notices a difference and shortens the sequence that shows it") {
  const Setup setup{.tamper = [](std::vector<v1::Event>& events) {
    for (v1::Event& event : events) {
      const bool timed_out = event.has_offer_ended() && event.offer_ended().state() == v1::OFFER_STATE_TIMED_OUT;
      if (timed_out) event.mutable_offer_ended()->set_missed_in_a_row(event.offer_ended().missed_in_a_row() + 1);
    }
  }};
  Coverage coverage;
  for (std::uint64_t seed = 1; seed < 50; ++seed) {
    const Made made = MakeSequence(seed, Wishes(), coverage, setup);
    if (!made.failure) continue;
    Failure failure = made.failure;
    REQUIRE(failure.kind == "events");
    const Sequence shortest = Shrink(made.sequence, failure, setup);
    // An agent, who accepts, and a conversation, whose offer times out.
    CHECK(shortest.steps.size() <= 8);
    CHECK(Play(shortest, coverage, setup).kind == "events");
    CHECK_FALSE(Play(shortest, coverage));
    return;
  }
  FAIL("no offer timed out");
}

}  // namespace chatcore::property
