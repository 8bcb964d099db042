#ifndef CHATCORE_SRC_CLOCK_WEEK_H_
#define CHATCORE_SRC_CLOCK_WEEK_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace chatcore::clock {

/// A stretch of open time and how much open time came before it.
struct Stretch {
  std::int64_t opens_us;
  std::int64_t closes_us;
  std::int64_t before_us;
};

/// The last stretch that opens at or before `at_us`, among stretches in order; -1 when there is none.
int LastOpened(const Stretch* begin, const Stretch* end, std::int64_t at_us);

/// Appends a stretch, or lengthens the last one of those from `first` on where they touch. Keeps `before_us`.
void AppendStretch(std::vector<Stretch>& stretches, std::size_t first, std::int64_t opens_us, std::int64_t closes_us);

/// The open hours of a week that repeats for ever on a clock that is never changed. Times are local microseconds since
/// 1970-01-01 00:00. Every function is O(log intervals).
class Week {
 public:
  struct Interval {
    std::int64_t opens_us;   // since Monday 00:00
    std::int64_t closes_us;  // later than opens_us; may lie in the next week
  };

  Week() = default;
  /// Intervals in any order; those that overlap count once.
  explicit Week(std::vector<Interval> intervals);

  std::int64_t open_us() const { return open_us_; }

  bool IsOpen(std::int64_t local_us) const;
  std::optional<std::int64_t> NextOpen(std::int64_t local_us) const;
  std::optional<std::int64_t> NextClosed(std::int64_t local_us) const;

  /// Open time up to `local_us`, counted from a Monday in 1970; negative before it.
  std::int64_t Measure(std::int64_t local_us) const;
  /// The first time at which `Measure` is `measure_us`. The week must have open time.
  std::int64_t Reach(std::int64_t measure_us) const;

 private:
  std::vector<Stretch> stretches_;  // inside one week, apart from each other
  std::int64_t open_us_ = 0;
};

}  // namespace chatcore::clock

#endif  // CHATCORE_SRC_CLOCK_WEEK_H_
