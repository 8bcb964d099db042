#ifndef CHATCORE_SRC_BASE_QUAD_HEAP_H_
#define CHATCORE_SRC_BASE_QUAD_HEAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"

namespace chatcore::base {

/// A 4-ary heap whose owner knows where every entry is, so that any of them can be moved or taken out. Four children a
/// node: half the levels of a binary heap, and the children share a cache line or two.
///
/// ```cpp
/// const auto heap = QuadHeap(entries, before, [&](const Entry& e, std::uint32_t at) { position[e.item] = at; });
/// heap.Insert(entry);
/// heap.Erase(position[entry.item]);
/// ```
///
/// `before(a, b)`: a total order; the first entry is entries[0]. `placed(entry, at)`: told of every new place.
/// Cost: logarithmic.
template <typename Entry, typename Before, typename Placed>
class QuadHeap {
 public:
  QuadHeap(std::vector<Entry>& entries, Before before, Placed placed)
      : entries_(entries), before_(std::move(before)), placed_(std::move(placed)) {}

  void Insert(Entry entry) {
    entries_.push_back(std::move(entry));
    Up(entries_.size() - 1);
  }

  void Erase(std::uint32_t at) {
    if (at + 1 == entries_.size()) return entries_.pop_back();
    entries_[at] = std::move(entries_.back());
    entries_.pop_back();
    Restore(at);
  }

  /// After the entry at `at` has changed.
  void Restore(std::uint32_t at) {
    if (at > 0 && before_(entries_[at], entries_[(at - 1) / 4])) return Up(at);
    Down(at);
  }

 private:
  void Up(std::size_t at) {
    Entry entry = std::move(entries_[at]);
    while (at > 0) {
      const std::size_t parent = (at - 1) / 4;
      if (!before_(entry, entries_[parent])) break;
      Place(std::move(entries_[parent]), at);
      at = parent;
    }
    Place(std::move(entry), at);
  }

  void Down(std::size_t at) {
    Entry entry = std::move(entries_[at]);
    while (true) {
      const std::size_t first = at * 4 + 1;
      if (first >= entries_.size()) break;
      std::size_t best = first;
      const std::size_t last = std::min(first + 4, entries_.size());
      for (std::size_t child = first + 1; child < last; ++child) {
        if (before_(entries_[child], entries_[best])) best = child;
      }
      if (!before_(entries_[best], entry)) break;
      Place(std::move(entries_[best]), at);
      at = best;
    }
    Place(std::move(entry), at);
  }

  void Place(Entry entry, std::size_t at) {
    entries_[at] = std::move(entry);
    placed_(entries_[at], static_cast<std::uint32_t>(at));
  }

  std::vector<Entry>& entries_;
  Before before_;
  Placed placed_;
};

/// Calls `visit(entry)` in order, first to last, until it returns false. Cost: a step for each entry visited, times
/// the logarithm of their number.
template <typename Entry, typename Before, typename Visit>
void VisitInOrder(const std::vector<Entry>& entries, Before before, Visit visit) {
  if (entries.empty()) return;
  const auto later = [&](std::uint32_t a, std::uint32_t b) { return before(entries[b], entries[a]); };
  absl::InlinedVector<std::uint32_t, 32> front = {0};
  while (!front.empty()) {
    std::pop_heap(front.begin(), front.end(), later);
    const std::uint32_t at = front.back();
    front.pop_back();
    if (!visit(entries[at])) return;
    for (std::size_t child = at * std::size_t{4} + 1; child < std::min(at * std::size_t{4} + 5, entries.size());
         ++child) {
      front.push_back(static_cast<std::uint32_t>(child));
      std::push_heap(front.begin(), front.end(), later);
    }
  }
}

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_QUAD_HEAP_H_
