#ifndef CHATCORE_SRC_TEXT_FOLD_TABLE_H_
#define CHATCORE_SRC_TEXT_FOLD_TABLE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace chatcore::text {

/// What Fold knows of single code points, so that most text never asks ICU.
class FoldTable {
 public:
  /// Code points below this have a table of their own: Latin, Greek, Cyrillic.
  static constexpr char32_t kSimpleEnd = 0x530;

  /// Null when ICU lacks the data.
  static std::unique_ptr<const FoldTable> Make();

  /// The folded code point if it is one of the same length in UTF-8 and a cluster of its own; else 0.
  char32_t Simple(char32_t code_point) const { return simple_[code_point]; }

  /// Whether folding leaves the code point as it is, whatever stands beside it, and it is a cluster of its own.
  bool Plain(char32_t code_point) const { return code_point < 0x10000 && Has(plain_, code_point); }

  /// Whether a mark of the code points before it that folding leaves as it is and that joins with none of them: the
  /// vowels and tones of Thai. Several on one letter may yet have to be sorted by MarkOrder.
  bool PlainMark(char32_t code_point) const { return code_point < 0x10000 && Has(plain_marks_, code_point); }

  /// Appends the folded form of one cluster to `folded`.
  static void FoldCluster(std::string_view cluster, std::string& folded);

 private:
  using CodePointSet = std::array<std::uint64_t, 0x10000 / 64>;

  FoldTable() = default;

  static bool Has(const CodePointSet& set, char32_t c) { return (set[c >> 6] >> (c & 63) & 1) != 0; }
  static void Add(CodePointSet& set, char32_t c) { set[c >> 6] |= std::uint64_t{1} << (c & 63); }

  std::array<std::uint16_t, kSimpleEnd> simple_ = {};
  CodePointSet plain_ = {};
  CodePointSet plain_marks_ = {};
};

/// Unicode sorts the marks of a letter by this number; marks of order 0 stay where they are, and so do those around
/// them.
int MarkOrder(char32_t code_point);

/// The ASCII character that stands for every apostrophe, quotation mark or hyphen like `code_point`; 0 for others.
char Substitute(char32_t code_point);

/// Whether white space.
bool IsSpace(char32_t code_point);

/// Whether invisible and without meaning beside a space.
bool IsZeroWidth(char32_t code_point);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_FOLD_TABLE_H_
