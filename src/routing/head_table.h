#ifndef CHATCORE_SRC_ROUTING_HEAD_TABLE_H_
#define CHATCORE_SRC_ROUTING_HEAD_TABLE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/base/bit_row.h"

namespace chatcore::routing {

/// The first entry of many heaps, one for each class, and above them the first of every 64: a search among thousands of
/// matching classes reads one key for 64 of them, and skips those that cannot win (branch and bound).
///
/// `Key`: ordered by <, cheap to copy. Cost of Set and Clear: constant; when the first of 64 leaves, those 64.
template <typename Key>
class HeadTable {
 public:
  /// The heap of `index` begins with `key` now.
  void Set(std::uint32_t index, const Key& key) {
    const std::size_t group = index / base::BitRow::kBitsPerWord;
    if (index >= heads_.size()) {
      heads_.resize((group + 1) * base::BitRow::kBitsPerWord);
      first_of_group_.resize(group + 1);
    }
    const bool alone = filled_.Word(group) == 0;
    const bool led = !alone && filled_.Test(index) && !(first_of_group_[group] < heads_[index]);
    heads_[index] = key;
    filled_.Set(index);
    if (alone || key < first_of_group_[group]) {
      first_of_group_[group] = key;
    } else if (led) {
      FindFirstOf(group);
    }
  }

  /// The heap of `index` is empty now.
  void Clear(std::uint32_t index) {
    if (!filled_.Test(index)) return;
    const std::size_t group = index / base::BitRow::kBitsPerWord;
    const bool led = !(first_of_group_[group] < heads_[index]);
    filled_.Clear(index);
    if (led && filled_.Word(group) != 0) FindFirstOf(group);
  }

  const base::BitRow& filled() const { return filled_; }
  const Key& Head(std::uint32_t index) const { return heads_[index]; }

  bool MeetsAny(const base::BitRow& row) const {
    for (std::size_t i = 0; i < filled_.words().size(); ++i) {
      if ((filled_.words()[i] & row.Word(i)) != 0) return true;
    }
    return false;
  }

  /// Calls `visit(index)` for the filled ones in `row`, except where `hopeless(key)` says that nothing from `key` on
  /// can win.
  template <typename Hopeless, typename Visit>
  void Search(const base::BitRow& row, Hopeless hopeless, Visit visit) const {
    for (std::size_t i = 0; i < filled_.words().size(); ++i) {
      const std::uint64_t word = filled_.words()[i] & row.Word(i);
      if (word == 0 || hopeless(first_of_group_[i])) continue;
      base::BitRow::ForEachIn(word, i, [&](std::uint32_t index) {
        if (!hopeless(heads_[index])) visit(index);
      });
    }
  }

 private:
  void FindFirstOf(std::size_t group) {
    const Key* first = nullptr;
    base::BitRow::ForEachIn(filled_.Word(group), group, [&](std::uint32_t index) {
      if (first == nullptr || heads_[index] < *first) first = &heads_[index];
    });
    first_of_group_[group] = *first;
  }

  std::vector<Key> heads_;
  std::vector<Key> first_of_group_;
  base::BitRow filled_;
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_HEAD_TABLE_H_
