#include "src/clock/zone.h"

#include <algorithm>
#include <limits>

namespace chatcore::clock {
namespace {

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

}  // namespace

Zone::Zone() : periods_{{.starts_us = kMin, .offset_us = 0, .shown_until_us = kMax}} {}

Zone::Zone(const v1::ZoneTable& table) {
  periods_.reserve(static_cast<std::size_t>(table.transitions_size()) + 1);
  periods_.push_back({.starts_us = kMin, .offset_us = table.offset_us(), .shown_until_us = kMax});
  std::int64_t latest_us = kMin;
  for (const v1::ZoneTransition& transition : table.transitions()) {
    latest_us = std::max(latest_us, transition.at_us() + periods_.back().offset_us);
    periods_.back().shown_until_us = latest_us;
    periods_.push_back({.starts_us = transition.at_us(), .offset_us = transition.offset_us(), .shown_until_us = kMax});
  }
}

std::int64_t Zone::OffsetAt(std::int64_t at_us) const {
  const auto after = std::upper_bound(periods_.begin(), periods_.end(), at_us,
                                      [](std::int64_t at, const Period& period) { return at < period.starts_us; });
  return after == periods_.begin() ? periods_.front().offset_us : std::prev(after)->offset_us;
}

std::int64_t Zone::FirstInstant(std::int64_t local_us) const {
  const auto period =
      std::upper_bound(periods_.begin(), periods_.end(), local_us,
                       [](std::int64_t local, const Period& candidate) { return local < candidate.shown_until_us; });
  return std::max(period->starts_us, local_us - period->offset_us);
}

}  // namespace chatcore::clock
