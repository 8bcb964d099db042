#ifndef CHATCORE_SRC_TEXT_FOLD_H_
#define CHATCORE_SRC_TEXT_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace chatcore::text {

class FoldTable;

/// A text in its matching form, and the way back to the original bytes.
///
/// Two texts that a reader takes for the same have one matching form:
/// - letter case is folded for no locale in particular ("Ā" is "ā", "ß" is "ss", "I" is "i"), compatibility forms and
///   normal forms are made one, invisible code points are dropped (Unicode's NFKC_Casefold);
/// - every apostrophe is ', every double quotation mark ", every hyphen -;
/// - white space of any kind and length is one space, or one line feed where it holds an empty line, so that a phrase
/// is
///   found across a wrapped line and not across paragraphs.
///
///   folded.text             "i don't know"
///   folded.OriginalBegin(2), folded.OriginalEnd(7)     where "don’t" stands in "I\u00a0\u00a0don’t know": 5 and 12
///
/// Only clusters that the identity does not describe take memory.
class FoldedText {
 public:
  explicit FoldedText(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
      : text(memory), knots_(memory) {}

  /// Where the character that begins at folded byte `offset` begins in the original; nothing if `offset` is inside of
  /// what a reader takes for one character (the second s of "ß", a mark of a letter). At the end: the original's end.
  std::optional<std::size_t> OriginalBegin(std::size_t offset) const;

  /// Where the character that ends at folded byte `offset` ends in the original; nothing if `offset` is inside of one.
  std::optional<std::size_t> OriginalEnd(std::size_t offset) const;

  /// Where the character that begins at folded byte `offset` ends in the folded text. `offset` is not its end.
  std::size_t CharacterEnd(std::size_t offset) const;

  /// Back to the empty text; memory is kept.
  void Clear() {
    text.clear();
    knots_.clear();
    original_end_ = 0;
  }

  /// How much of the original is folded.
  std::size_t original_end() const { return original_end_; }

  std::pmr::string text;

 private:
  friend class FoldPass;

  // One cluster that has another length when folded, or several code points.
  struct Knot {
    std::uint32_t folded_begin;
    std::uint32_t folded_end;
    std::uint32_t original_begin;
    std::uint32_t original_end;
  };

  std::pmr::vector<Knot> knots_;  // by place
  std::size_t original_end_ = 0;
};

/// Folds. Immutable after the first call of Get, and safe for concurrent use.
class Folder {
 public:
  /// Returns the one folder of the process; the first call builds its tables (2 ms). Error: kInternal when ICU was cut
  /// down to less data than it needs.
  static absl::StatusOr<const Folder*> Get();

  /// Replaces what `folded` holds. `original` is well-formed UTF-8 of less than 256 MiB. Cost: linear.
  void Fold(std::string_view original, FoldedText& folded) const;

  /// Folds original[folded.original_end(), end) and appends it. `original` begins with what was folded before; `end` is
  /// a place that StableEnd gave, or the end of a text that has ended. Then pieces fold to what the whole folds to.
  void FoldMore(std::string_view original, std::size_t end, FoldedText& folded) const;

  /// Returns the last place in original[from, size) at which folding may stop although more text will come: the begin
  /// of a character that neither joins with what is before it nor stands in a run of white space; `from` if there is
  /// none. Cost: constant in practice, at most linear.
  static std::size_t StableEnd(std::string_view original, std::size_t from);

  /// Returns the matching form alone.
  std::string Fold(std::string_view original) const;

 private:
  explicit Folder(const FoldTable* table) : table_(table) {}

  const FoldTable* table_;
};

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_FOLD_H_
