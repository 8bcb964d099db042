#ifndef CHATCORE_SRC_CLOCK_ZONE_H_
#define CHATCORE_SRC_CLOCK_ZONE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "chatcore/v1/calendar.pb.h"

namespace chatcore::clock {

inline constexpr std::int64_t kMinuteUs = 60'000'000;
inline constexpr std::int64_t kDayUs = 1'440 * kMinuteUs;
inline constexpr std::int64_t kWeekUs = 7 * kDayUs;

/// 1900-01-01 and 10000-01-01, the ends of what calendars know.
inline constexpr std::int64_t kFirstUs = -25'567 * kDayUs;
inline constexpr std::int64_t kLastUs = 2'932'897 * kDayUs;

inline constexpr std::int64_t FloorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// The local clock of a zone. "Local" is what the clock on the wall shows, as microseconds since 1970-01-01 00:00
/// there.
class Zone {
 public:
  /// A stretch of time with one offset.
  struct Period {
    std::int64_t starts_us;
    std::int64_t offset_us;
    std::int64_t shown_until_us;  // the latest local time that was shown before the next period, exclusive
  };

  /// UTC for ever.
  Zone();
  /// The table has to be valid.
  explicit Zone(const v1::ZoneTable& table);

  std::int64_t OffsetAt(std::int64_t at_us) const;

  /// The first instant at which the local clock shows `local_us` or has passed it. It never falls when `local_us`
  /// grows, so intervals that are apart on the wall stay apart in time.
  std::int64_t FirstInstant(std::int64_t local_us) const;

  std::span<const Period> periods() const { return periods_; }

 private:
  std::vector<Period> periods_;
};

}  // namespace chatcore::clock

#endif  // CHATCORE_SRC_CLOCK_ZONE_H_
