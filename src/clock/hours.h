#ifndef CHATCORE_SRC_CLOCK_HOURS_H_
#define CHATCORE_SRC_CLOCK_HOURS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "chatcore/calendar.h"
#include "chatcore/v1/calendar.pb.h"

namespace chatcore::clock {

/// An interval that opens on a local day, in minutes since its midnight.
struct DayInterval {
  int opens_minute;   // 0 to 1,439
  int closes_minute;  // 1 to 2,879; from 1,441 on the next day
};

using DayIntervals = std::vector<DayInterval>;  // in order

/// A date with hours of its own; a day is counted from 1970-01-01.
struct HoursException {
  std::int64_t day;
  DayIntervals intervals;
};

/// What a calendar says, read and checked: plain numbers on the local clock.
struct Hours {
  std::array<DayIntervals, 7> week;        // Monday first
  std::vector<HoursException> exceptions;  // in the order of their days

  /// What opens on a day.
  const DayIntervals& OpeningOn(std::int64_t day) const;
};

/// Monday is 0. Day 0, 1970-01-01, was a Thursday.
int WeekdayOf(std::int64_t day);

/// HH:MM as minutes, 0 to 1,440; nothing when it is not a time of day.
std::optional<int> ParseTimeOfDay(std::string_view text);

/// YYYY-MM-DD as days since 1970-01-01, years 1900 to 9999; nothing when there is no such day.
std::optional<std::int64_t> ParseDate(std::string_view text);

/// Reads and checks. `path` names the calendar in errors, e.g. `calendars[office]`. Cost: O(n log n) in its intervals.
absl::StatusOr<Hours> ReadHours(const v1::Calendar& config, const std::string& path, const CalendarLimits& limits);

}  // namespace chatcore::clock

#endif  // CHATCORE_SRC_CLOCK_HOURS_H_
