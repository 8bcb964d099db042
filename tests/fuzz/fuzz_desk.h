#ifndef CHATCORE_TESTS_FUZZ_FUZZ_DESK_H_
#define CHATCORE_TESTS_FUZZ_FUZZ_DESK_H_

#include <cstdint>
#include <memory>

#include "chatcore/linter.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "tools/scenario/checked_desk.h"

// The small desk that random commands meet: queues of every mode, skills, consent, wrap-up, spam, a linter, and limits
// so low that a short input reaches them.

namespace chatcore::fuzz {

inline constexpr std::int64_t kStartUs = 1'767'603'600'000'000;  // Monday 2026-01-05 09:00:00 UTC

v1::Config SmallDeskConfig();

/// Rules of each kind and of each severity, a fact among them.
std::shared_ptr<const Linter> SmallLinter();

/// A desk with its first agents, after Configured.
std::unique_ptr<scenario::CheckedDesk> OpenDesk();

/// Plays commands and ends the process when a promise of desk.h does not hold.
///
/// Times are part of the input: `issued_us` of a command is how far the clock goes before it (negative: back). The
/// command is then issued at the clock's time, and `not_after_us` counts from there.
class Play {
 public:
  explicit Play(scenario::CheckedDesk& desk) : desk_(desk) {}
  void Apply(v1::Command command);

 private:
  absl::Time now() const { return absl::FromUnixMicros(now_us_); }
  void CatchUp();

  scenario::CheckedDesk& desk_;
  std::int64_t now_us_ = kStartUs;
};

}  // namespace chatcore::fuzz

#endif  // CHATCORE_TESTS_FUZZ_FUZZ_DESK_H_
