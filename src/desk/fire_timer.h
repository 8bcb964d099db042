#ifndef CHATCORE_SRC_DESK_FIRE_TIMER_H_
#define CHATCORE_SRC_DESK_FIRE_TIMER_H_

#include "src/base/timer_queue.h"
#include "src/desk/emitter.h"

namespace chatcore::desk {

/// Decides what a timer that has become due leads to. The handler of its first event takes the timer away, so the next
/// one is another.
void FireTimer(const base::Timer& timer, Emitter& emit);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_FIRE_TIMER_H_
