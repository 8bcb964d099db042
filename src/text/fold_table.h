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
  bool Plain(char32_t code_point) const {
    return code_point < 0x10000 && (plain_[code_point >> 6] >> (code_point & 63) & 1) != 0;
  }

  /// Appends the folded form of one cluster to `folded`.
  static void FoldCluster(std::string_view cluster, std::string& folded);

 private:
  FoldTable() = default;

  std::array<std::uint16_t, kSimpleEnd> simple_ = {};
  std::array<std::uint64_t, 0x10000 / 64> plain_ = {};
};

/// The ASCII character that stands for every apostrophe, quotation mark or hyphen like `code_point`; 0 for others.
char Substitute(char32_t code_point);

/// Whether white space.
bool IsSpace(char32_t code_point);

/// Whether invisible and without meaning beside a space.
bool IsZeroWidth(char32_t code_point);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_FOLD_TABLE_H_
