#ifndef CHATCORE_TESTS_UNIT_CLOCK_NAIVE_CALENDAR_H_
#define CHATCORE_TESTS_UNIT_CLOCK_NAIVE_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "chatcore/v1/calendar.pb.h"

namespace chatcore {

/// The slow, obvious twin of Calendar: looks at every minute of a stretch of time, with Abseil's zone and without
/// tables.
///
/// It has the rule about changes of the clocks in other words. Imagine a clock on the wall that nobody may turn back:
/// in the hour that comes twice it stands still until the time has caught up. The desk is open while that clock shows a
/// time inside an interval.
class NaiveCalendar {
 public:
  /// Whole minutes from `from_us` to `until_us`.
  NaiveCalendar(const v1::Calendar& config, std::int64_t from_us, std::int64_t until_us);

  bool IsOpen(std::int64_t at_us) const;
  /// Nothing: not before the end of the stretch.
  std::optional<std::int64_t> Next(bool open, std::int64_t at_us) const;
  std::optional<std::int64_t> Add(std::int64_t from_us, std::int64_t working_us) const;
  std::optional<std::int64_t> Subtract(std::int64_t from_us, std::int64_t working_us) const;
  std::int64_t Between(std::int64_t from_us, std::int64_t to_us) const;

 private:
  std::int64_t from_us_;
  std::int64_t until_us_;
  std::vector<bool> open_;
  std::vector<std::int64_t> before_;  // open minutes before each minute
};

}  // namespace chatcore

#endif  // CHATCORE_TESTS_UNIT_CLOCK_NAIVE_CALENDAR_H_
