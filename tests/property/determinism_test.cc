#include <cstdio>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tests/property/make_sequence.h"
#include "tests/property/play_alone.h"
#include "tests/property/test_run.h"

namespace chatcore::property {
namespace {

constexpr int kSequences = 25;

// Plays each sequence in the first and in the second manner; the events have to be equal.
void ExpectSameEvents(const Wishes& wishes, const Manner& first, const Manner& second,
                      const std::function<bool(const v1::Event&)>& ignored = nullptr) {
  const TestRun run = TestRun::FromEnvironment();
  std::size_t compared = 0;
  run.ForEachSeed(kSequences, 0.1, [&](std::uint64_t seed) {
    Coverage coverage;
    const Made made = MakeSequence(seed, wishes, coverage);
    REQUIRE_MESSAGE(!made.failure, made.failure.text);
    Dice dice(seed);
    std::vector<v1::Event> a = PlayAlone(made.sequence, dice, first);
    std::vector<v1::Event> b = PlayAlone(made.sequence, dice, second);
    if (ignored) {
      std::erase_if(a, ignored);
      std::erase_if(b, ignored);
    }
    compared += a.size();
    const std::string difference = FirstDifference(a, b);
    REQUIRE_MESSAGE(difference.empty(), "CHATCORE_TEST_SEED=", seed, "\n", difference);
    return true;
  });
  std::printf("%zu events compared\n", compared);
  CHECK(compared > 0);
}

}  // namespace

TEST_CASE("the same commands at the same times give the same events to the byte") { ExpectSameEvents({}, {}, {}); }

// Timers may lag here: how long the desk slept is counted from the last call, so a call more changes DeskResumed. And
// the clock never steps back: a command that comes with an earlier time happens at the time of the call before it.
TEST_CASE("extra calls of AdvanceTo change no event") {
  ExpectSameEvents({.never_resumes = true, .bad_forms = false, .clock_steps = false}, {}, {.extra_calls = true});
}

// Without what a restart forgets: leases, limits of previews, and a clock that was ahead of the last event.
TEST_CASE("a desk that is restored again and again says what an uninterrupted one says") {
  const auto typing = [](const v1::Event& event) { return event.has_typing_previewed() || event.has_typing_shown(); };
  ExpectSameEvents({.never_resumes = true, .connections = false, .restarts = false, .clock_steps = false}, {},
                   {.extra_restarts = true}, typing);
}

}  // namespace chatcore::property
