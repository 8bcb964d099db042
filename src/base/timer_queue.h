#ifndef CHATCORE_SRC_BASE_TIMER_QUEUE_H_
#define CHATCORE_SRC_BASE_TIMER_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "src/base/slot_map.h"

namespace chatcore::base {

/// Names a running timer; 0 names none.
using TimerId = std::uint32_t;
inline constexpr TimerId kNoTimer = 0;

/// Something that becomes due: when, which event set it, and whose it is.
struct Timer {
  std::int64_t due_us = 0;
  std::uint64_t seq = 0;  // of the event that set it: decides between equal times
  std::uint8_t kind = 0;  // decides between timers set by one event
  Handle owner = kNoHandle;
  Handle other = kNoHandle;  // second party, where one event sets many of a kind

  auto Order() const { return std::tie(due_us, seq, kind, owner, other); }
};

/// Timers in the order in which they fire: (due time, sequence), then kind and owner. A 4-ary heap that knows where
/// each timer is, so that the thing that owns a timer can cancel it when it dies.
///
/// Cost: Set and Cancel are logarithmic, Next is constant. Not durable: rebuilt from the deadlines of the things.
class TimerQueue {
 public:
  TimerId Set(const Timer& timer);
  /// Cancels a timer and clears the id. An id of kNoTimer is ignored.
  void Cancel(TimerId& id);
  /// The next timer to fire, null when there is none.
  const Timer* Next() const { return heap_.empty() ? nullptr : &timers_[heap_[0] - 1]; }
  std::size_t size() const { return heap_.size(); }
  void Clear();

  /// How many timers are due at or before `now_us`; stops counting at `most`.
  std::size_t CountDue(std::int64_t now_us, std::size_t most) const;

 private:
  bool Before(TimerId a, TimerId b) const { return timers_[a - 1].Order() < timers_[b - 1].Order(); }
  void Place(std::size_t position, TimerId id);
  void SiftUp(std::size_t position);
  void SiftDown(std::size_t position);
  void CountDueBelow(std::size_t position, std::int64_t now_us, std::size_t most, std::size_t& count) const;

  std::vector<Timer> timers_;           // by id - 1
  std::vector<std::size_t> positions_;  // in the heap, by id - 1
  std::vector<TimerId> free_;
  std::vector<TimerId> heap_;
};

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_TIMER_QUEUE_H_
