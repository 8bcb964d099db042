#include "src/clock/hours.h"

#include <algorithm>
#include <charconv>

#include "absl/time/civil_time.h"
#include "src/base/status.h"
#include "src/clock/zone.h"

namespace chatcore::clock {
namespace {

constexpr int kDayMinutes = 1'440;
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::optional<int> ParseNumber(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// An interval and the field that named it.
struct Named {
  DayInterval interval;
  std::string path;
};

absl::StatusOr<DayInterval> ReadInterval(const v1::Interval& config, const std::string& path) {
  const std::optional<int> opens = ParseTimeOfDay(config.opens());
  if (!opens || *opens == kDayMinutes) {
    return base::InvalidArgument("{}.opens: has to be HH:MM, 00:00 to 23:59", path);
  }
  const std::optional<int> closes = ParseTimeOfDay(config.closes());
  if (!closes || *closes == 0) {
    return base::InvalidArgument("{}.closes: has to be HH:MM, 00:01 to 24:00; midnight is 24:00", path);
  }
  if (*opens == *closes) {
    return base::InvalidArgument("{}: opens and closes at {}, which is empty; a whole day is 00:00 to 24:00", path,
                                 config.opens());
  }
  return DayInterval{.opens_minute = *opens, .closes_minute = *closes + (*closes < *opens ? kDayMinutes : 0)};
}

absl::Status CheckApart(const Named& first, const Named& second, int second_shift) {
  if (first.interval.closes_minute <= second.interval.opens_minute + second_shift) return absl::OkStatus();
  return base::InvalidArgument("{}: overlaps {}", second.path, first.path);
}

void SortByOpening(std::vector<Named>& intervals) {
  std::sort(intervals.begin(), intervals.end(),
            [](const Named& a, const Named& b) { return a.interval.opens_minute < b.interval.opens_minute; });
}

DayIntervals Plain(const std::vector<Named>& intervals) {
  DayIntervals plain;
  for (const Named& named : intervals) plain.push_back(named.interval);
  return plain;
}

absl::Status CheckNeighbours(const std::vector<Named>& day) {
  for (std::size_t i = 1; i < day.size(); ++i) CHATCORE_RETURN_IF_ERROR(CheckApart(day[i - 1], day[i], 0));
  return absl::OkStatus();
}

using NamedWeek = std::array<std::vector<Named>, 7>;

absl::Status ReadWeekly(const v1::Calendar& config, const std::string& path, const CalendarLimits& limits,
                        NamedWeek& week) {
  for (int i = 0; i < config.weekly_size(); ++i) {
    const v1::WeeklyHours& entry = config.weekly(i);
    const std::string entry_path = fmt::format("{}.weekly[{}]", path, i);
    if (entry.days().empty()) return base::InvalidArgument("{}.days: at least one day is required", entry_path);
    const absl::StatusOr<DayInterval> interval = ReadInterval(entry.interval(), entry_path + ".interval");
    if (!interval.ok()) return interval.status();
    for (int weekday : entry.days()) {
      if (weekday < v1::WEEKDAY_MONDAY || weekday > v1::WEEKDAY_SUNDAY) {
        return base::InvalidArgument("{}.days: unknown day {}", entry_path, weekday);
      }
      std::vector<Named>& day = week[static_cast<std::size_t>(weekday - 1)];
      if (static_cast<int>(day.size()) == limits.max_intervals_per_day) {
        return base::InvalidArgument("{}: at most {} intervals open on a {}", entry_path, limits.max_intervals_per_day,
                                     kWeekdays[weekday - 1]);
      }
      day.push_back({.interval = *interval, .path = entry_path});
    }
  }
  for (std::vector<Named>& day : week) SortByOpening(day);
  for (std::size_t i = 0; i < week.size(); ++i) {
    CHATCORE_RETURN_IF_ERROR(CheckNeighbours(week[i]));
    const std::vector<Named>& next = week[(i + 1) % 7];
    if (!week[i].empty() && !next.empty()) {
      CHATCORE_RETURN_IF_ERROR(CheckApart(week[i].back(), next.front(), kDayMinutes));
    }
  }
  return absl::OkStatus();
}

struct NamedException {
  std::int64_t day;
  std::string path;
  std::vector<Named> intervals;
};

absl::StatusOr<NamedException> ReadException(const v1::ExceptionalDay& config, const std::string& path,
                                             const CalendarLimits& limits) {
  const std::optional<std::int64_t> day = ParseDate(config.date());
  if (!day) return base::InvalidArgument("{}.date: has to be a day of the years 1900 to 9999 as YYYY-MM-DD", path);
  if (static_cast<int>(config.title().size()) > limits.max_title_bytes) {
    return base::InvalidArgument("{}.title: {} bytes, at most {} are allowed", path, config.title().size(),
                                 limits.max_title_bytes);
  }
  if (config.intervals_size() > limits.max_intervals_per_day) {
    return base::InvalidArgument("{}.intervals: {}, at most {} are allowed", path, config.intervals_size(),
                                 limits.max_intervals_per_day);
  }
  NamedException exception{.day = *day, .path = path, .intervals = {}};
  for (int i = 0; i < config.intervals_size(); ++i) {
    const std::string interval_path = fmt::format("{}.intervals[{}]", path, i);
    const absl::StatusOr<DayInterval> interval = ReadInterval(config.intervals(i), interval_path);
    if (!interval.ok()) return interval.status();
    exception.intervals.push_back({.interval = *interval, .path = interval_path});
  }
  SortByOpening(exception.intervals);
  CHATCORE_RETURN_IF_ERROR(CheckNeighbours(exception.intervals));
  return exception;
}

/// The days before and after an exception follow the week or are exceptions too.
absl::Status CheckDaysAround(const std::vector<NamedException>& exceptions, std::size_t i, const NamedWeek& week) {
  const NamedException& own = exceptions[i];
  if (own.intervals.empty()) return absl::OkStatus();
  const bool follows = i > 0 && exceptions[i - 1].day == own.day - 1;
  const bool precedes = i + 1 < exceptions.size() && exceptions[i + 1].day == own.day + 1;
  const std::vector<Named>& before =
      follows ? exceptions[i - 1].intervals : week[static_cast<std::size_t>(WeekdayOf(own.day - 1))];
  const std::vector<Named>& after =
      precedes ? exceptions[i + 1].intervals : week[static_cast<std::size_t>(WeekdayOf(own.day + 1))];
  if (!before.empty()) CHATCORE_RETURN_IF_ERROR(CheckApart(before.back(), own.intervals.front(), kDayMinutes));
  if (!after.empty() &&
      own.intervals.back().interval.closes_minute > after.front().interval.opens_minute + kDayMinutes) {
    return base::InvalidArgument("{}: overlaps {} of the day after", own.intervals.back().path, after.front().path);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<NamedException>> ReadExceptions(const v1::Calendar& config, const std::string& path,
                                                           const CalendarLimits& limits, const NamedWeek& week) {
  if (config.exceptions_size() > limits.max_exceptions) {
    return base::InvalidArgument("{}.exceptions: {}, at most {} are allowed", path, config.exceptions_size(),
                                 limits.max_exceptions);
  }
  std::vector<NamedException> exceptions;
  for (int i = 0; i < config.exceptions_size(); ++i) {
    absl::StatusOr<NamedException> exception =
        ReadException(config.exceptions(i), fmt::format("{}.exceptions[{}]", path, i), limits);
    if (!exception.ok()) return exception.status();
    exceptions.push_back(*std::move(exception));
  }
  std::stable_sort(exceptions.begin(), exceptions.end(),
                   [](const NamedException& a, const NamedException& b) { return a.day < b.day; });
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (i > 0 && exceptions[i].day == exceptions[i - 1].day) {
      return base::InvalidArgument("{}.date: {} has the same date", exceptions[i].path, exceptions[i - 1].path);
    }
    CHATCORE_RETURN_IF_ERROR(CheckDaysAround(exceptions, i, week));
  }
  return exceptions;
}

}  // namespace

const DayIntervals& Hours::OpeningOn(std::int64_t day) const {
  const auto exception = std::lower_bound(exceptions.begin(), exceptions.end(), day,
                                          [](const HoursException& e, std::int64_t wanted) { return e.day < wanted; });
  if (exception != exceptions.end() && exception->day == day) return exception->intervals;
  return week[static_cast<std::size_t>(WeekdayOf(day))];
}

int WeekdayOf(std::int64_t day) { return static_cast<int>(day + 3 - FloorDiv(day + 3, 7) * 7); }

std::optional<int> ParseTimeOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::optional<int> hour = ParseNumber(text.substr(0, 2));
  const std::optional<int> minute = ParseNumber(text.substr(3, 2));
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > kDayMinutes) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<std::int64_t> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = ParseNumber(text.substr(0, 4));
  const std::optional<int> month = ParseNumber(text.substr(5, 2));
  const std::optional<int> day = ParseNumber(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  const absl::CivilDay date(*year, *month, *day);
  // CivilDay carries what is too much: 30 February becomes a day of March.
  if (date.month() != *month || date.day() != *day) return std::nullopt;
  return date - absl::CivilDay(1970, 1, 1);
}

absl::StatusOr<Hours> ReadHours(const v1::Calendar& config, const std::string& path, const CalendarLimits& limits) {
  NamedWeek week;
  CHATCORE_RETURN_IF_ERROR(ReadWeekly(config, path, limits, week));
  const absl::StatusOr<std::vector<NamedException>> exceptions = ReadExceptions(config, path, limits, week);
  if (!exceptions.ok()) return exceptions.status();
  Hours hours;
  for (std::size_t i = 0; i < week.size(); ++i) hours.week[i] = Plain(week[i]);
  for (const NamedException& exception : *exceptions) {
    hours.exceptions.push_back({.day = exception.day, .intervals = Plain(exception.intervals)});
  }
  return hours;
}

}  // namespace chatcore::clock
