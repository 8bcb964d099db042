#ifndef CHATCORE_TESTS_UNIT_CLOCK_CALENDAR_KIT_H_
#define CHATCORE_TESTS_UNIT_CLOCK_CALENDAR_KIT_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "chatcore/calendar.h"
#include "chatcore/resolve_zone.h"
#include "doctest/doctest.h"
#include "src/base/status.h"

namespace chatcore {

inline constexpr std::int64_t kMinute = 60'000'000;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

inline constexpr std::initializer_list<v1::Weekday> kWorkdays = {
    v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY, v1::WEEKDAY_WEDNESDAY, v1::WEEKDAY_THURSDAY, v1::WEEKDAY_FRIDAY};
inline constexpr std::initializer_list<v1::Weekday> kEveryDay = {
    v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY,  v1::WEEKDAY_WEDNESDAY, v1::WEEKDAY_THURSDAY,
    v1::WEEKDAY_FRIDAY, v1::WEEKDAY_SATURDAY, v1::WEEKDAY_SUNDAY};

/// An instant: "2013-03-21 09:30" in UTC or in the zone named.
inline std::int64_t At(const char* text, const char* zone = "UTC") {
  absl::TimeZone loaded;
  absl::Time time;
  REQUIRE(absl::LoadTimeZone(zone, &loaded));
  REQUIRE_MESSAGE(absl::ParseTime("%Y-%m-%d %H:%M", text, loaded, &time, nullptr), text);
  return absl::ToUnixMicros(time);
}

inline std::string Show(std::optional<std::int64_t> at_us) {
  if (!at_us) return "never";
  return absl::FormatTime("%Y-%m-%d %H:%M", absl::FromUnixMicros(*at_us), absl::UTCTimeZone());
}

inline v1::ZoneTable Table(const char* zone) {
  const absl::StatusOr<v1::ZoneTable> table =
      ResolveZone(zone, absl::FromUnixMicros(At("1985-01-01 00:00")), absl::FromUnixMicros(At("2045-01-01 00:00")));
  REQUIRE_MESSAGE(table.ok(), zone);
  return *table;
}

inline void AddWeekly(v1::Calendar& calendar, std::initializer_list<v1::Weekday> days, const char* opens,
                      const char* closes) {
  v1::WeeklyHours& weekly = *calendar.add_weekly();
  for (v1::Weekday day : days) weekly.add_days(day);
  weekly.mutable_interval()->set_opens(opens);
  weekly.mutable_interval()->set_closes(closes);
}

inline v1::ExceptionalDay& AddException(v1::Calendar& calendar, const char* date) {
  v1::ExceptionalDay& exception = *calendar.add_exceptions();
  exception.set_date(date);
  return exception;
}

inline void AddInterval(v1::ExceptionalDay& day, const char* opens, const char* closes) {
  v1::Interval& interval = *day.add_intervals();
  interval.set_opens(opens);
  interval.set_closes(closes);
}

inline v1::Calendar Named(const char* zone = "") {
  v1::Calendar calendar;
  calendar.set_calendar_id("office");
  calendar.set_zone(zone);
  return calendar;
}

inline v1::Calendar Weekly(std::initializer_list<v1::Weekday> days, const char* opens, const char* closes,
                           const char* zone = "") {
  v1::Calendar calendar = Named(zone);
  AddWeekly(calendar, days, opens, closes);
  return calendar;
}

inline Calendar Compile(const v1::Calendar& config) {
  std::optional<v1::ZoneTable> table;
  if (!config.zone().empty()) table = Table(config.zone().c_str());
  absl::StatusOr<Calendar> calendar = Calendar::Create(config, table ? &*table : nullptr);
  REQUIRE_MESSAGE(calendar.ok(), base::MessageOf(calendar.status()));
  return *calendar;
}

}  // namespace chatcore

#endif  // CHATCORE_TESTS_UNIT_CLOCK_CALENDAR_KIT_H_
