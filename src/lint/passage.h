#ifndef CHATCORE_SRC_LINT_PASSAGE_H_
#define CHATCORE_SRC_LINT_PASSAGE_H_

#include <string_view>

#include "src/text/fold.h"

namespace chatcore::lint {

/// A text, or as much of it as there is, in both forms. Places are bytes of the folded one unless a name says
/// otherwise.
struct Passage {
  std::string_view original;
  const text::FoldedText& folded;

  std::string_view text() const { return folded.text; }

  /// The original bytes of folded [begin, end); both cut no character.
  std::string_view Original(std::size_t begin, std::size_t end) const {
    const std::size_t from = *folded.OriginalBegin(begin);
    return begin == end ? std::string_view() : original.substr(from, *folded.OriginalEnd(end) - from);
  }
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_PASSAGE_H_
