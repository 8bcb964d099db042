#include "src/clock/week.h"

#include <algorithm>

#include "src/clock/zone.h"

namespace chatcore::clock {
namespace {

constexpr std::int64_t kFirstMondayUs = 4 * kDayUs;  // 1970-01-05

struct Position {
  std::int64_t week;
  std::int64_t in_week_us;
};

Position PositionOf(std::int64_t local_us) {
  const std::int64_t week = FloorDiv(local_us - kFirstMondayUs, kWeekUs);
  return {.week = week, .in_week_us = local_us - kFirstMondayUs - week * kWeekUs};
}

}  // namespace

int LastOpened(const Stretch* begin, const Stretch* end, std::int64_t at_us) {
  const Stretch* after = std::upper_bound(
      begin, end, at_us, [](std::int64_t at, const Stretch& stretch) { return at < stretch.opens_us; });
  return static_cast<int>(after - begin) - 1;
}

void AppendStretch(std::vector<Stretch>& stretches, std::size_t first, std::int64_t opens_us, std::int64_t closes_us) {
  if (closes_us <= opens_us) return;
  if (stretches.size() > first && stretches.back().closes_us >= opens_us) {
    stretches.back().closes_us = std::max(stretches.back().closes_us, closes_us);
    return;
  }
  std::int64_t before_us = 0;
  if (!stretches.empty()) {
    const Stretch& last = stretches.back();
    before_us = last.before_us + last.closes_us - last.opens_us;
  }
  stretches.push_back({.opens_us = opens_us, .closes_us = closes_us, .before_us = before_us});
}

Week::Week(std::vector<Interval> intervals) {
  std::vector<Interval> cut;
  for (const Interval& interval : intervals) {
    cut.push_back({.opens_us = interval.opens_us, .closes_us = std::min(interval.closes_us, kWeekUs)});
    if (interval.closes_us > kWeekUs) cut.push_back({.opens_us = 0, .closes_us = interval.closes_us - kWeekUs});
  }
  std::sort(cut.begin(), cut.end(), [](const Interval& a, const Interval& b) { return a.opens_us < b.opens_us; });
  for (const Interval& interval : cut) AppendStretch(stretches_, 0, interval.opens_us, interval.closes_us);
  for (const Stretch& stretch : stretches_) open_us_ += stretch.closes_us - stretch.opens_us;
}

bool Week::IsOpen(std::int64_t local_us) const {
  const std::int64_t in_week_us = PositionOf(local_us).in_week_us;
  const int last = LastOpened(stretches_.data(), stretches_.data() + stretches_.size(), in_week_us);
  return last >= 0 && in_week_us < stretches_[static_cast<std::size_t>(last)].closes_us;
}

std::optional<std::int64_t> Week::NextOpen(std::int64_t local_us) const {
  if (stretches_.empty()) return std::nullopt;
  const auto [week, in_week_us] = PositionOf(local_us);
  const int last = LastOpened(stretches_.data(), stretches_.data() + stretches_.size(), in_week_us);
  if (last >= 0 && in_week_us < stretches_[static_cast<std::size_t>(last)].closes_us) return local_us;
  const std::size_t next = static_cast<std::size_t>(last + 1);
  if (next < stretches_.size()) return local_us - in_week_us + stretches_[next].opens_us;
  return local_us - in_week_us + kWeekUs + stretches_.front().opens_us;
}

std::optional<std::int64_t> Week::NextClosed(std::int64_t local_us) const {
  if (open_us_ == kWeekUs) return std::nullopt;
  const auto [week, in_week_us] = PositionOf(local_us);
  const int last = LastOpened(stretches_.data(), stretches_.data() + stretches_.size(), in_week_us);
  if (last < 0 || in_week_us >= stretches_[static_cast<std::size_t>(last)].closes_us) return local_us;
  const std::int64_t closes_us = stretches_[static_cast<std::size_t>(last)].closes_us;
  const bool runs_on = closes_us == kWeekUs && stretches_.front().opens_us == 0;
  return local_us - in_week_us + closes_us + (runs_on ? stretches_.front().closes_us : 0);
}

std::int64_t Week::Measure(std::int64_t local_us) const {
  const auto [week, in_week_us] = PositionOf(local_us);
  const int last = LastOpened(stretches_.data(), stretches_.data() + stretches_.size(), in_week_us);
  if (last < 0) return week * open_us_;
  const Stretch& stretch = stretches_[static_cast<std::size_t>(last)];
  return week * open_us_ + stretch.before_us + std::min(in_week_us, stretch.closes_us) - stretch.opens_us;
}

std::int64_t Week::Reach(std::int64_t measure_us) const {
  // The part of the week that is left is more than nothing, so that a whole number of weeks ends at a closing time.
  const std::int64_t week = FloorDiv(measure_us - 1, open_us_);
  const std::int64_t rest_us = measure_us - week * open_us_;
  const auto after =
      std::lower_bound(stretches_.begin(), stretches_.end(), rest_us,
                       [](const Stretch& stretch, std::int64_t rest) { return stretch.before_us < rest; });
  const Stretch& stretch = *std::prev(after);
  return kFirstMondayUs + week * kWeekUs + stretch.opens_us + rest_us - stretch.before_us;
}

}  // namespace chatcore::clock
