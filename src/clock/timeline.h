#ifndef CHATCORE_SRC_CLOCK_TIMELINE_H_
#define CHATCORE_SRC_CLOCK_TIMELINE_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "src/clock/hours.h"
#include "src/clock/week.h"
#include "src/clock/zone.h"

namespace chatcore::clock {

/// A compiled calendar. Time is cut into blocks of two kinds, in turn:
///
/// - weekly: no exception and no change of the clocks is near, so the week repeats at a fixed offset and any distance
/// is
///   a division;
/// - listed: the few days around an exception or a change, whose open stretches are written out.
///
/// Each block knows the open time before it and the next opening and closing after it, so that every question looks at
/// one block: a binary search over the blocks and one inside.
class Timeline {
 public:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  Timeline(const Hours& hours, const Zone& zone);

  bool IsOpen(std::int64_t at_us) const;
  /// The first instant at or after `at_us` that is open, or closed; kNever.
  std::int64_t NextOpen(std::int64_t at_us) const;
  std::int64_t NextClosed(std::int64_t at_us) const;
  /// Open time before `at_us`, since the first block.
  std::int64_t OpenBefore(std::int64_t at_us) const;
  /// The first instant before which there is so much open time; kNever. `open_us` is above 0.
  std::int64_t Reach(std::int64_t open_us) const;

  /// kNever for a calendar without a zone table.
  std::int64_t zone_covers_until_us = kNever;

 private:
  struct Block {
    std::int64_t starts_us = 0;
    std::int64_t before_us = 0;  // open time before the block
    bool weekly = false;
    std::int64_t offset_us = 0;     // weekly: local time minus UTC
    std::size_t first_stretch = 0;  // listed: its part of stretches_
    std::size_t end_stretch = 0;    //
    std::int64_t next_open_us = 0;  // the first at or after starts_us
    std::int64_t next_closed_us = 0;
  };

  void AddWeekly(std::int64_t starts_us, const Zone& zone);
  void AddListed(std::int64_t first_day, std::int64_t last_day, const Hours& hours, const Zone& zone);
  void SumUp();

  std::size_t BlockAt(std::int64_t at_us) const;
  std::int64_t EndOf(std::size_t block) const;
  std::int64_t OpenInside(const Block& block, std::int64_t at_us) const;
  /// The first open or closed instant of the block at or after `at_us`; kNever when its rest has none.
  std::int64_t OpenIn(std::size_t block, std::int64_t at_us) const;
  std::int64_t ClosedIn(std::size_t block, std::int64_t at_us) const;

  Week week_;
  std::vector<Block> blocks_;       // in order; the first is weekly and starts before 1900, the last has no end
  std::vector<Stretch> stretches_;  // of the listed blocks, in UTC
};

}  // namespace chatcore::clock

#endif  // CHATCORE_SRC_CLOCK_TIMELINE_H_
