#ifndef CHATCORE_SRC_BASE_BIT_ROW_H_
#define CHATCORE_SRC_BASE_BIT_ROW_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chatcore::base {

/// A row of bits that grows as bits are set; bits past its end are 0. Whole words are combined at once: a condition on
/// 100,000 classes is 1,563 words.
///
/// ```cpp
/// BitRow row = speaks_latvian;   // one bit for each class
/// row.And(knows_billing);        // those that do both
/// row.ForEach([&](std::uint32_t bit) { ... });
/// ```
class BitRow {
 public:
  static constexpr std::uint32_t kBitsPerWord = 64;

  void Set(std::uint32_t bit) {
    if (bit / kBitsPerWord >= words_.size()) words_.resize(bit / kBitsPerWord + 1);
    words_[bit / kBitsPerWord] |= Mask(bit);
  }
  void Clear(std::uint32_t bit) {
    if (bit / kBitsPerWord < words_.size()) words_[bit / kBitsPerWord] &= ~Mask(bit);
  }
  void Put(std::uint32_t bit, bool value) { value ? Set(bit) : Clear(bit); }
  bool Test(std::uint32_t bit) const { return (Word(bit / kBitsPerWord) & Mask(bit)) != 0; }

  /// The 64 bits from `index` * 64 on.
  std::uint64_t Word(std::size_t index) const { return index < words_.size() ? words_[index] : 0; }
  std::span<const std::uint64_t> words() const { return words_; }

  void And(const BitRow& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.Word(i);
  }
  void Or(const BitRow& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }

  /// Calls `visit(bit)` for every bit that is set, lowest first.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) ForEachIn(words_[i], i, visit);
  }

  /// The same for the bits of one word, the one at `index`.
  template <typename Visit>
  static void ForEachIn(std::uint64_t word, std::size_t index, Visit visit) {
    for (; word != 0; word &= word - 1) {
      visit(static_cast<std::uint32_t>(index * kBitsPerWord) + static_cast<std::uint32_t>(std::countr_zero(word)));
    }
  }

 private:
  static std::uint64_t Mask(std::uint32_t bit) { return std::uint64_t{1} << (bit % kBitsPerWord); }

  std::vector<std::uint64_t> words_;
};

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_BIT_ROW_H_
