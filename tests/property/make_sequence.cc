#include "tests/property/make_sequence.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "tests/property/command_generator.h"

namespace chatcore::property {
namespace {

constexpr int kMostDeadlines = 25;  // kept in one step of time
constexpr int kMostReplays = 600;   // while a sequence is shortened

std::int64_t TimeThatPasses(Dice& dice) {
  const std::uint64_t kind = dice.Below(100);
  if (kind < 45) return 0;
  if (kind < 52) return dice.Between(1, 1'000);
  if (kind < 75) return dice.Between(1, 3 * kSecondUs);
  if (kind < 92) return dice.Between(1, 2 * kMinuteUs);
  if (kind < 98) return dice.Between(1, 2 * kHourUs);
  return dice.Between(1, 40 * kDayUs);
}

class Maker {
 public:
  Maker(std::uint64_t seed, const Wishes& wishes, Coverage& coverage, const Setup& setup)
      : dice_(seed),
        wishes_(wishes),
        generator_(dice_, wishes_),
        sequence_{
            .config = RandomConfig(dice_, wishes_), .with_linter = wishes_.linter && dice_.Percent(50), .steps = {}},
        comparison_(sequence_, coverage, setup) {}

  Made Make() {
    while (static_cast<int>(sequence_.steps.size()) < wishes_.steps && !failure_) {
      PassTime();
      if (!failure_ && wishes_.restarts && dice_.Percent(3)) {
        Do({.kind = dice_.Percent(50) ? Step::Kind::kRestore : Step::Kind::kTakeOver, .now_us = now_us_});
      }
      if (!failure_) Do(generator_.Next(comparison_.twin(), ClockOfTheCall()));
    }
    return {.sequence = std::move(sequence_), .failure = std::move(failure_)};
  }

 private:
  void Do(Step step) {
    sequence_.steps.push_back(std::move(step));
    failure_ = comparison_.Do(sequence_.steps.back());
  }

  void PassTime() {
    const std::int64_t until_us = now_us_ + TimeThatPasses(dice_);
    const bool awake = wishes_.never_resumes || dice_.Percent(85);
    for (int calls = 0; awake && calls < kMostDeadlines && !failure_; ++calls) {
      const std::optional<std::int64_t> due_us = comparison_.twin().NextDueUs();
      if (!due_us || *due_us > until_us) break;
      now_us_ = std::max(now_us_, *due_us);
      Do({.kind = Step::Kind::kAdvance, .now_us = now_us_});
    }
    now_us_ = until_us;
    if (!failure_ && dice_.Percent(5)) Do({.kind = Step::Kind::kAdvance, .now_us = now_us_});
  }

  // A clock that is set back a little counts as no time passing. One that is set back too far is refused.
  std::int64_t ClockOfTheCall() {
    if (wishes_.clock_steps && dice_.Percent(3)) return now_us_ - dice_.Between(1, kSecondUs);
    if (wishes_.bad_forms && dice_.Percent(1)) return now_us_ - 2 * kHourUs;
    return now_us_;
  }

  Dice dice_;
  Wishes wishes_;
  CommandGenerator generator_;
  Sequence sequence_;
  Comparison comparison_;
  Failure failure_;
  std::int64_t now_us_ = kStartUs;
};

}  // namespace

Made MakeSequence(std::uint64_t seed, const Wishes& wishes, Coverage& coverage, const Setup& setup) {
  return Maker(seed, wishes, coverage, setup).Make();
}

Sequence Shrink(const Sequence& sequence, Failure& failure, const Setup& setup) {
  Sequence shortest = sequence;
  Coverage ignored;
  int replays = 0;
  for (std::size_t chunk = std::max<std::size_t>(sequence.steps.size() / 2, 1); chunk > 0;) {
    bool shorter = false;
    for (std::size_t from = 0; from < shortest.steps.size() && replays < kMostReplays;) {
      Sequence candidate = shortest;
      const std::size_t to = std::min(from + chunk, shortest.steps.size());
      candidate.steps.erase(candidate.steps.begin() + static_cast<std::ptrdiff_t>(from),
                            candidate.steps.begin() + static_cast<std::ptrdiff_t>(to));
      ++replays;
      const Failure again = Play(candidate, ignored, setup);
      if (again.kind == failure.kind) {
        shortest = std::move(candidate);
        failure = again;
        shorter = true;
      } else {
        from = to;
      }
    }
    if (!shorter || chunk > 1) chunk /= 2;
  }
  return shortest;
}

std::string Report(std::uint64_t seed, const Made& made, const Setup& setup) {
  Failure failure = made.failure;
  const Sequence shortest = Shrink(made.sequence, failure, setup);
  std::string text =
      fmt::format("CHATCORE_TEST_SEED={}\n{} steps, shortened to {}:\n{}{}: {}\n", seed, made.sequence.steps.size(),
                  shortest.steps.size(), ToText(shortest), failure.kind, failure.text);
  const std::string path = fmt::format("{}/property-failure-{}.txt", CHATCORE_BINARY_DIR, seed);
  std::ofstream(path) << text;
  return text + "written to " + path + "\n";
}

}  // namespace chatcore::property
