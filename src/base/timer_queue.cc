#include "src/base/timer_queue.h"

#include <algorithm>

namespace chatcore::base {
namespace {
constexpr std::size_t kChildren = 4;
}  // namespace

TimerId TimerQueue::Set(const Timer& timer) {
  TimerId id;
  if (free_.empty()) {
    timers_.push_back(timer);
    positions_.push_back(0);
    id = static_cast<TimerId>(timers_.size());
  } else {
    id = free_.back();
    free_.pop_back();
    timers_[id - 1] = timer;
  }
  heap_.push_back(id);
  Place(heap_.size() - 1, id);
  SiftUp(heap_.size() - 1);
  return id;
}

void TimerQueue::Cancel(TimerId& id) {
  if (id == kNoTimer) return;
  const std::size_t position = positions_[id - 1];
  const TimerId last = heap_.back();
  heap_.pop_back();
  if (last != id) {
    Place(position, last);
    SiftUp(position);
    SiftDown(positions_[last - 1]);
  }
  free_.push_back(id);
  id = kNoTimer;
}

void TimerQueue::Clear() {
  timers_.clear();
  positions_.clear();
  free_.clear();
  heap_.clear();
}

std::size_t TimerQueue::CountDue(std::int64_t now_us, std::size_t most) const {
  std::size_t count = 0;
  CountDueBelow(0, now_us, most, count);
  return count;
}

void TimerQueue::CountDueBelow(std::size_t position, std::int64_t now_us, std::size_t most, std::size_t& count) const {
  if (count >= most || position >= heap_.size() || timers_[heap_[position] - 1].due_us > now_us) return;
  ++count;
  for (std::size_t child = position * kChildren + 1; child <= position * kChildren + kChildren; ++child) {
    CountDueBelow(child, now_us, most, count);
  }
}

void TimerQueue::Place(std::size_t position, TimerId id) {
  heap_[position] = id;
  positions_[id - 1] = position;
}

void TimerQueue::SiftUp(std::size_t position) {
  const TimerId id = heap_[position];
  while (position > 0) {
    const std::size_t parent = (position - 1) / kChildren;
    if (!Before(id, heap_[parent])) break;
    Place(position, heap_[parent]);
    position = parent;
  }
  Place(position, id);
}

void TimerQueue::SiftDown(std::size_t position) {
  const TimerId id = heap_[position];
  while (true) {
    const std::size_t first = position * kChildren + 1;
    if (first >= heap_.size()) break;
    std::size_t best = first;
    for (std::size_t child = first + 1; child < std::min(first + kChildren, heap_.size()); ++child) {
      if (Before(heap_[child], heap_[best])) best = child;
    }
    if (!Before(heap_[best], id)) break;
    Place(position, heap_[best]);
    position = best;
  }
  Place(position, id);
}

}  // namespace chatcore::base
