#ifndef CHATCORE_SRC_QUEUE_WAITING_LINE_H_
#define CHATCORE_SRC_QUEUE_WAITING_LINE_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/container/btree_set.h"
#include "chatcore/v1/config.pb.h"
#include "src/base/slot_map.h"

namespace chatcore::queue {

/// The place of an item in its line: lowest first, no two alike.
struct Rank {
  std::int64_t rank_us = 0;  // see RankOf
  std::uint64_t seq = 0;     // of the event that first queued the item
  base::Handle item = base::kNoHandle;

  auto operator<=>(const Rank&) const = default;
};

/// Ageing as time credit: an item is placed by when it came, minus what its priority is worth. The key never changes
/// while the item waits, so nothing is ever sorted anew. With QUEUE_ORDER_STRICT every step of priority is worth more
/// than any age.
///
/// Shapes: priority 0 to 1,000; `waiting_since_us` in Unix microseconds before the year 2112.
std::int64_t RankOf(const v1::Queue& config, std::int64_t waiting_since_us, std::uint32_t priority);

/// The items that wait in one queue, in the order in which they are served. Items on offer keep their place.
///
/// Cost: adding and removing is logarithmic, PositionOf is linear.
class WaitingLine {
 public:
  void Add(const Rank& rank) { ranks_.insert(rank); }
  void Remove(const Rank& rank) { ranks_.erase(rank); }
  std::size_t size() const { return ranks_.size(); }
  bool Contains(const Rank& rank) const { return ranks_.contains(rank); }
  bool empty() const { return ranks_.empty(); }
  auto begin() const { return ranks_.begin(); }
  auto end() const { return ranks_.end(); }

  /// 1-based; 0 when the item is not in the line.
  std::uint32_t PositionOf(const Rank& rank) const;

 private:
  absl::btree_set<Rank> ranks_;
};

}  // namespace chatcore::queue

#endif  // CHATCORE_SRC_QUEUE_WAITING_LINE_H_
