#include "tests/unit/clock/naive_calendar.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "doctest/doctest.h"

namespace chatcore {
namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr absl::CivilDay kEpoch(1970, 1, 1);

using Minutes = std::vector<std::pair<int, int>>;

int MinuteOf(const std::string& text) { return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3)); }

std::pair<int, int> MinutesOf(const v1::Interval& interval) {
  const int opens = MinuteOf(interval.opens());
  const int closes = MinuteOf(interval.closes());
  return {opens, closes < opens ? closes + 1'440 : closes};
}

/// What opens on each day that has been asked for.
class Days {
 public:
  explicit Days(const v1::Calendar& config) : config_(config) {
    for (const v1::ExceptionalDay& exception : config.exceptions()) {
      absl::CivilDay date;
      REQUIRE(absl::ParseCivilTime(exception.date(), &date));
      Minutes& minutes = days_[date - kEpoch];
      for (const v1::Interval& interval : exception.intervals()) minutes.push_back(MinutesOf(interval));
    }
  }

  const Minutes& On(std::int64_t day) {
    if (const auto known = days_.find(day); known != days_.end()) return known->second;
    Minutes& minutes = days_[day];
    const int weekday = static_cast<int>(absl::GetWeekday(kEpoch + day)) + 1;
    for (const v1::WeeklyHours& weekly : config_.weekly()) {
      if (std::count(weekly.days().begin(), weekly.days().end(), weekday) > 0) {
        minutes.push_back(MinutesOf(weekly.interval()));
      }
    }
    return minutes;
  }

  bool IsOpen(std::int64_t local_minute) {
    const std::int64_t day = (local_minute + 144'000'000) / 1'440 - 100'000;
    if (day != day_) {
      day_ = day;
      today_ = On(day);
      for (const auto& [opens, closes] : On(day - 1)) today_.push_back({opens - 1'440, closes - 1'440});
    }
    const std::int64_t minute = local_minute - day * 1'440;
    for (const auto& [opens, closes] : today_) {
      if (minute >= opens && minute < closes) return true;
    }
    return false;
  }

 private:
  const v1::Calendar& config_;
  std::map<std::int64_t, Minutes> days_;
  std::optional<std::int64_t> day_;
  Minutes today_;  // what opens on day_ and what is left of the day before
};

}  // namespace

NaiveCalendar::NaiveCalendar(const v1::Calendar& config, std::int64_t from_us, std::int64_t until_us)
    : from_us_(from_us), until_us_(until_us) {
  absl::TimeZone zone = absl::UTCTimeZone();
  if (!config.zone().empty()) REQUIRE(absl::LoadTimeZone(config.zone(), &zone));
  Days days(config);
  std::int64_t shown = 0;
  std::int64_t open_minutes = 0;
  // The clock on the wall is watched from two days before, so that it stands still where it has to.
  for (std::int64_t at_us = from_us - 2'880 * kMinute; at_us < until_us; at_us += kMinute) {
    const absl::Time at = absl::FromUnixMicros(at_us);
    const std::int64_t local = at_us / kMinute + zone.At(at).offset / 60;
    shown = at_us == from_us - 2'880 * kMinute ? local : std::max(shown, local);
    if (at_us < from_us) continue;
    open_.push_back(days.IsOpen(shown));
    before_.push_back(open_minutes);
    open_minutes += open_.back() ? 1 : 0;
  }
}

bool NaiveCalendar::IsOpen(std::int64_t at_us) const {
  return open_[static_cast<std::size_t>((at_us - from_us_) / kMinute)];
}

std::optional<std::int64_t> NaiveCalendar::Next(bool open, std::int64_t at_us) const {
  while (at_us < until_us_ && IsOpen(at_us) != open) at_us += kMinute - (at_us - from_us_) % kMinute;
  if (at_us >= until_us_) return std::nullopt;
  return at_us;
}

std::optional<std::int64_t> NaiveCalendar::Add(std::int64_t from_us, std::int64_t working_us) const {
  std::int64_t at_us = from_us;
  while (working_us > 0) {
    if (at_us >= until_us_) return std::nullopt;
    const std::int64_t step_us = kMinute - (at_us - from_us_) % kMinute;
    if (IsOpen(at_us)) {
      if (step_us >= working_us) return at_us + working_us;
      working_us -= step_us;
    }
    at_us += step_us;
  }
  return at_us;
}

std::optional<std::int64_t> NaiveCalendar::Subtract(std::int64_t from_us, std::int64_t working_us) const {
  std::int64_t at_us = from_us;
  for (;;) {
    const std::int64_t part_us = (at_us - from_us_) % kMinute;
    const std::int64_t step_us = part_us == 0 ? kMinute : part_us;
    if (at_us - step_us < from_us_) return std::nullopt;
    if (IsOpen(at_us - step_us)) {
      if (working_us < step_us) return at_us - working_us;
      working_us -= step_us;
      // All of it has passed at the start of this open minute, which is itself an open instant.
      if (working_us == 0) return at_us - step_us;
    }
    at_us -= step_us;
  }
}

std::int64_t NaiveCalendar::Between(std::int64_t from_us, std::int64_t to_us) const {
  const auto until = [&](std::int64_t at_us) {
    const std::int64_t minute = (at_us - from_us_) / kMinute;
    const std::int64_t part_us = (at_us - from_us_) % kMinute;
    return before_[static_cast<std::size_t>(minute)] * kMinute + (IsOpen(at_us) ? part_us : 0);
  };
  return until(to_us) - until(from_us);
}

}  // namespace chatcore
