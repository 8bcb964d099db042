#ifndef CHATCORE_CALENDAR_H_
#define CHATCORE_CALENDAR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/v1/calendar.pb.h"

namespace chatcore {

namespace clock {
class Timeline;
}

/// Working time: when a desk is open, and how much of it lies between two instants. It stands alone: no desk is needed.
///
/// ```cpp
/// v1::Calendar hours;
/// hours.set_calendar_id("office");
/// v1::WeeklyHours& week = *hours.add_weekly();
/// for (v1::Weekday day : {v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}) week.add_days(day);
/// week.mutable_interval()->set_opens("09:00");
/// week.mutable_interval()->set_closes("17:00");
/// const Calendar office = Calendar::Create(hours, nullptr).value();
/// std::optional<std::int64_t> due_us = AddWorkingTime(office, absl::ToUnixMicros(now), 2 * 3'600'000'000);
/// // two working hours from now; nothing when the calendar never opens that long
/// ```
///
/// The rules, told at length in docs/calendars.md:
/// - An interval belongs to the local day on which it opens; an exceptional day replaces what opens on its date.
/// - An interval opens and closes at the first instant at which the local clock shows that time or has passed it. So
///   where clocks go forward, 02:30 is the instant of the change; where they go back, 02:30 is the first of the two,
///   and nothing opens twice.
/// - Working time is time that passes: a night shift of 22:00 to 06:00 has nine hours when the clocks go back.
///
/// Times are microseconds since 1970-01-01 UTC, lengths are microseconds. What lies before 1900 counts as the start of
/// 1900, what lies after 9999 as its end.
///
/// Cost: n is the number of exceptions and zone transitions, k of intervals in a week. Every function below is
/// O(log n + log k) and allocates nothing, however far apart its times are; Create is O((n + k) log (n + k)). Memory:
/// about 500 bytes for each exception or transition.
///
/// Thread safety: a Calendar is immutable; copies share their data.

/// The most of everything in calendars; past it is an error that names the field.
struct CalendarLimits {
  int max_calendars = 1'000;
  int max_zones = 600;
  int max_intervals_per_day = 16;  // that open on one day
  int max_exceptions = 1'000;      // of one calendar
  int max_transitions = 1'000;     // of one zone
  int max_id_bytes = 128;
  int max_title_bytes = 512;
};

/// One calendar, compiled.
class Calendar {
 public:
  /// Compiles a calendar. `zone` is the table that it names; null when it names none or "UTC". `limits` bound both.
  /// Errors: InvalidArgument with the path of the field, e.g. `calendars[office].weekly[0].interval.opens`.
  static absl::StatusOr<Calendar> Create(const v1::Calendar& config, const v1::ZoneTable* zone,
                                         const CalendarLimits& limits = {});
  /// All time counts.
  static Calendar AlwaysOpen();

  /// Until when the zone's table is complete: ask for a new one in time. Nothing without a table.
  std::optional<std::int64_t> zone_covers_until_us() const;

  const clock::Timeline& timeline() const { return *timeline_; }

 private:
  explicit Calendar(std::shared_ptr<const clock::Timeline> timeline) : timeline_(std::move(timeline)) {}

  std::shared_ptr<const clock::Timeline> timeline_;
};

/// The calendars of a configuration by their ids.
class CalendarSet {
 public:
  /// Compiles all of them. Errors: InvalidArgument as above; a zone without a table, an id or a zone named twice.
  static absl::StatusOr<CalendarSet> Create(const v1::CalendarConfig& config, const CalendarLimits& limits = {});
  CalendarSet() = default;

  /// Null when there is none. Cost: logarithmic. The pointer lives as long as the set.
  const Calendar* Find(std::string_view calendar_id) const;
  int size() const { return static_cast<int>(entries_.size()); }

 private:
  struct Entry {
    std::string calendar_id;
    Calendar calendar;
  };

  std::vector<Entry> entries_;  // in the order of their ids
};

/// Checks a table by itself; `path` names it in errors.
absl::Status ValidateZoneTable(const v1::ZoneTable& zone, std::string_view path, const CalendarLimits& limits = {});

/// Whether the calendar is open. An interval has its opening instant and not its closing one.
bool IsOpen(const Calendar& calendar, std::int64_t at_us);

/// The first instant at or after `at_us` at which the calendar is open: `at_us` itself while it is. Nothing: never.
std::optional<std::int64_t> NextOpening(const Calendar& calendar, std::int64_t at_us);

/// The first instant at or after `at_us` at which the calendar is closed: `at_us` itself while it is. Nothing: never.
std::optional<std::int64_t> NextClosing(const Calendar& calendar, std::int64_t at_us);

/// The first instant by which `working_us` of working time have passed since `from_us`: the closing time, not the next
/// opening, when both fit; `from_us` for 0. A negative length goes back: the last instant from which so much has passed
/// until `from_us`. Nothing: never.
std::optional<std::int64_t> AddWorkingTime(const Calendar& calendar, std::int64_t from_us, std::int64_t working_us);

/// The working time from `from_us` to `to_us`; negative when `to_us` is the earlier. Adds up over any point between.
std::int64_t WorkingTimeBetween(const Calendar& calendar, std::int64_t from_us, std::int64_t to_us);

}  // namespace chatcore

#endif  // CHATCORE_CALENDAR_H_
