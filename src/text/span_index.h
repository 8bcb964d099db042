#ifndef CHATCORE_SRC_TEXT_SPAN_INDEX_H_
#define CHATCORE_SRC_TEXT_SPAN_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chatcore::text {

/// One place of a text in the three units that hosts count in.
struct Position {
  std::uint32_t utf8 = 0;  // bytes
  std::uint32_t code_points = 0;
  std::uint32_t utf16 = 0;  // UTF-16 code units

  bool operator==(const Position&) const = default;
};

/// Converts byte offsets of one text to code points and UTF-16 units.
///
///   text::SpanIndex index("ā👍!");
///   index.At(6);   // {6, 2, 3}: behind the thumb
///
/// The text is read at most once: what was read is kept as a mark every 128 bytes, so a later question about an earlier
/// place reads at most 128 bytes again. n questions about a text of b bytes cost O(b + 128 n).
///
/// The text is well-formed, at most 4 GiB, and outlives the index. Not thread-safe: one index for one call.
class SpanIndex {
 public:
  explicit SpanIndex(std::string_view text) : text_(text) {}

  /// Goes on with a text that begins with the one before, wherever it is kept now.
  void Extend(std::string_view text) { text_ = text; }

  /// Returns the position of byte `offset`, a code point border not past the end.
  Position At(std::size_t offset);

 private:
  static constexpr std::size_t kStride = 128;

  void Advance(Position& position, std::size_t offset) const;

  std::string_view text_;
  std::vector<Position> marks_;  // marks_[i]: the first border at or behind byte (i + 1) * kStride
};

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_SPAN_INDEX_H_
