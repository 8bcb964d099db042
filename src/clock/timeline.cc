#include "src/clock/timeline.h"

#include <algorithm>

namespace chatcore::clock {
namespace {

/// Before any day that can be special, so that the first block is a weekly one.
constexpr std::int64_t kStartUs = kFirstUs - 31 * kDayUs;

Week WeekOf(const Hours& hours) {
  std::vector<Week::Interval> intervals;
  for (std::size_t day = 0; day < hours.week.size(); ++day) {
    const std::int64_t midnight_us = static_cast<std::int64_t>(day) * kDayUs;
    for (const DayInterval& interval : hours.week[day]) {
      intervals.push_back({.opens_us = midnight_us + interval.opens_minute * kMinuteUs,
                           .closes_us = midnight_us + interval.closes_minute * kMinuteUs});
    }
  }
  return Week(std::move(intervals));
}

/// The local days whose hours cannot be had by a division, in order.
std::vector<std::int64_t> SpecialDays(const Hours& hours, const Zone& zone) {
  std::vector<std::int64_t> days;
  for (const HoursException& exception : hours.exceptions) {
    days.push_back(exception.day);
    days.push_back(exception.day + 1);  // what opens on an exceptional day may close on the next
  }
  for (std::size_t i = 1; i < zone.periods().size(); ++i) {
    const Zone::Period& old = zone.periods()[i - 1];
    const Zone::Period& now = zone.periods()[i];
    // Intervals that open up to two days before the change may meet it.
    const std::int64_t first = FloorDiv(now.starts_us + std::min(old.offset_us, now.offset_us), kDayUs) - 2;
    const std::int64_t last = FloorDiv(now.starts_us + std::max(old.offset_us, now.offset_us), kDayUs);
    for (std::int64_t day = first; day <= last; ++day) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

Timeline::Timeline(const Hours& hours, const Zone& zone) : week_(WeekOf(hours)) {
  const std::vector<std::int64_t> days = SpecialDays(hours, zone);
  AddWeekly(kStartUs, zone);
  for (std::size_t first = 0; first < days.size();) {
    std::size_t last = first;
    while (last + 1 < days.size() && days[last + 1] == days[last] + 1) ++last;
    AddListed(days[first], days[last], hours, zone);
    AddWeekly(zone.FirstInstant((days[last] + 1) * kDayUs), zone);
    first = last + 1;
  }
  SumUp();
}

void Timeline::AddWeekly(std::int64_t starts_us, const Zone& zone) {
  blocks_.push_back({.starts_us = starts_us, .weekly = true, .offset_us = zone.OffsetAt(starts_us)});
}

void Timeline::AddListed(std::int64_t first_day, std::int64_t last_day, const Hours& hours, const Zone& zone) {
  const std::int64_t starts_us = zone.FirstInstant(first_day * kDayUs);
  const std::int64_t ends_us = zone.FirstInstant((last_day + 1) * kDayUs);
  const std::size_t first_stretch = stretches_.size();
  for (std::int64_t day = first_day - 1; day <= last_day; ++day) {
    for (const DayInterval& interval : hours.OpeningOn(day)) {
      const std::int64_t opens_us = zone.FirstInstant(day * kDayUs + interval.opens_minute * kMinuteUs);
      const std::int64_t closes_us = zone.FirstInstant(day * kDayUs + interval.closes_minute * kMinuteUs);
      AppendStretch(stretches_, first_stretch, std::max(opens_us, starts_us), std::min(closes_us, ends_us));
    }
  }
  blocks_.push_back({.starts_us = starts_us, .first_stretch = first_stretch, .end_stretch = stretches_.size()});
}

void Timeline::SumUp() {
  for (std::size_t i = 1; i < blocks_.size(); ++i) {
    const Block& previous = blocks_[i - 1];
    blocks_[i].before_us = previous.before_us + OpenInside(previous, blocks_[i].starts_us);
  }
  std::int64_t next_open_us = kNever;
  std::int64_t next_closed_us = kNever;
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    next_open_us = std::min(OpenIn(i, blocks_[i].starts_us), next_open_us);
    next_closed_us = std::min(ClosedIn(i, blocks_[i].starts_us), next_closed_us);
    blocks_[i].next_open_us = next_open_us;
    blocks_[i].next_closed_us = next_closed_us;
  }
}

std::size_t Timeline::BlockAt(std::int64_t at_us) const {
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), at_us,
                                      [](std::int64_t at, const Block& block) { return at < block.starts_us; });
  return static_cast<std::size_t>(after - blocks_.begin()) - 1;
}

std::int64_t Timeline::EndOf(std::size_t block) const {
  return block + 1 < blocks_.size() ? blocks_[block + 1].starts_us : kNever;
}

std::int64_t Timeline::OpenInside(const Block& block, std::int64_t at_us) const {
  if (block.weekly) return week_.Measure(at_us + block.offset_us) - week_.Measure(block.starts_us + block.offset_us);
  const Stretch* begin = stretches_.data() + block.first_stretch;
  const int last = LastOpened(begin, stretches_.data() + block.end_stretch, at_us);
  if (last < 0) return 0;
  return begin[last].before_us - begin->before_us + std::min(at_us, begin[last].closes_us) - begin[last].opens_us;
}

std::int64_t Timeline::OpenIn(std::size_t index, std::int64_t at_us) const {
  const Block& block = blocks_[index];
  std::int64_t found_us = kNever;
  if (block.weekly) {
    const std::optional<std::int64_t> local_us = week_.NextOpen(at_us + block.offset_us);
    if (local_us) found_us = *local_us - block.offset_us;
  } else {
    const Stretch* begin = stretches_.data() + block.first_stretch;
    const Stretch* end = stretches_.data() + block.end_stretch;
    const int last = LastOpened(begin, end, at_us);
    if (last >= 0 && at_us < begin[last].closes_us) {
      found_us = at_us;
    } else if (begin + (last + 1) < end) {
      found_us = begin[last + 1].opens_us;
    }
  }
  return found_us < EndOf(index) ? found_us : kNever;
}

std::int64_t Timeline::ClosedIn(std::size_t index, std::int64_t at_us) const {
  const Block& block = blocks_[index];
  std::int64_t found_us = at_us;
  if (block.weekly) {
    const std::optional<std::int64_t> local_us = week_.NextClosed(at_us + block.offset_us);
    found_us = local_us ? *local_us - block.offset_us : kNever;
  } else {
    const Stretch* begin = stretches_.data() + block.first_stretch;
    const int last = LastOpened(begin, stretches_.data() + block.end_stretch, at_us);
    if (last >= 0 && at_us < begin[last].closes_us) found_us = begin[last].closes_us;
  }
  return found_us < EndOf(index) ? found_us : kNever;
}

bool Timeline::IsOpen(std::int64_t at_us) const { return OpenIn(BlockAt(at_us), at_us) == at_us; }

std::int64_t Timeline::NextOpen(std::int64_t at_us) const {
  const std::size_t block = BlockAt(at_us);
  const std::int64_t found_us = OpenIn(block, at_us);
  if (found_us != kNever || block + 1 == blocks_.size()) return found_us;
  return blocks_[block + 1].next_open_us;
}

std::int64_t Timeline::NextClosed(std::int64_t at_us) const {
  const std::size_t block = BlockAt(at_us);
  const std::int64_t found_us = ClosedIn(block, at_us);
  if (found_us != kNever || block + 1 == blocks_.size()) return found_us;
  return blocks_[block + 1].next_closed_us;
}

std::int64_t Timeline::OpenBefore(std::int64_t at_us) const {
  const Block& block = blocks_[BlockAt(at_us)];
  return block.before_us + OpenInside(block, at_us);
}

std::int64_t Timeline::Reach(std::int64_t open_us) const {
  const auto after = std::lower_bound(blocks_.begin(), blocks_.end(), open_us,
                                      [](const Block& block, std::int64_t open) { return block.before_us < open; });
  const Block& block = *std::prev(after);
  const std::int64_t rest_us = open_us - block.before_us;
  if (block.weekly) {
    if (week_.open_us() == 0) return kNever;
    return week_.Reach(week_.Measure(block.starts_us + block.offset_us) + rest_us) - block.offset_us;
  }
  const Stretch* begin = stretches_.data() + block.first_stretch;
  const Stretch* end = stretches_.data() + block.end_stretch;
  const std::int64_t target_us = begin->before_us + rest_us;
  const Stretch* next = std::lower_bound(
      begin, end, target_us, [](const Stretch& stretch, std::int64_t target) { return stretch.before_us < target; });
  const Stretch& stretch = *(next - 1);
  return stretch.opens_us + target_us - stretch.before_us;
}

}  // namespace chatcore::clock
