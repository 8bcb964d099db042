#ifndef CHATCORE_SRC_BASE_DEADLINE_H_
#define CHATCORE_SRC_BASE_DEADLINE_H_

#include <cstdint>

#include "src/base/timer_queue.h"

namespace chatcore::base {

/// A durable point in time that something waits for, and the timer that watches it. The thing that owns the deadline
/// owns the timer: both go together.
struct Deadline {
  std::int64_t at_us = 0;    // 0 = not set
  std::uint64_t seq = 0;     // of the event that set it
  TimerId timer = kNoTimer;  // not durable

  bool IsSet() const { return at_us != 0; }
};

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_DEADLINE_H_
