#ifndef CHATCORE_TOOLS_SCENARIO_CLOCK_H_
#define CHATCORE_TOOLS_SCENARIO_CLOCK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

// The time of a scenario. It begins on Monday, 5 January 2026 at 09:00:00 UTC and moves only when a directive says so.
//
//   09:00:05        that time on the day of the last directive
//   +30s  +2d       so much later than the last directive
//   2026-01-12T09:00:00Z   any time

namespace chatcore::scenario {

class Clock {
 public:
  absl::Time now() const { return now_; }
  void Set(absl::Time now) { now_ = now; }

  /// Reads a time relative to now. Nothing when the text is no time.
  std::optional<absl::Time> Read(std::string_view text) const;

  /// "09:00:05", with a fraction when there is one, and with the date on another day than the first.
  static std::string Show(std::int64_t us);

 private:
  absl::Time now_ = absl::FromUnixSeconds(1'767'603'600);  // 2026-01-05T09:00:00Z
};

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_CLOCK_H_
