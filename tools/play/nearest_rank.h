#ifndef CHATCORE_TOOLS_PLAY_NEAREST_RANK_H_
#define CHATCORE_TOOLS_PLAY_NEAREST_RANK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chatcore::play {

/// Lengths of time, asked for their percentiles.
///
/// The p-th percentile is by nearest rank: of n values in order it is number ceil(p * n / 100), counted from 1. So it
/// is always one of the values, it needs whole numbers only, and p = 100 is the greatest.
class Durations {
 public:
  void Add(std::int64_t length_us) {
    sorted_ = sorted_ && (values_.empty() || values_.back() <= length_us);
    values_.push_back(length_us);
  }

  std::size_t count() const { return values_.size(); }

  /// 0 without values.
  std::int64_t Percentile(std::size_t percent) {
    if (values_.empty()) return 0;
    if (!sorted_) std::sort(values_.begin(), values_.end());
    sorted_ = true;
    const std::size_t rank = std::max<std::size_t>(1, (percent * values_.size() + 99) / 100);
    return values_[std::min(rank, values_.size()) - 1];
  }

  /// How many are at most `limit_us`.
  std::size_t CountUpTo(std::int64_t limit_us) const {
    return static_cast<std::size_t>(
        std::count_if(values_.begin(), values_.end(), [&](std::int64_t value) { return value <= limit_us; }));
  }

 private:
  std::vector<std::int64_t> values_;
  bool sorted_ = true;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_NEAREST_RANK_H_
