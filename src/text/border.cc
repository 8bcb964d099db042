#include "src/text/border.h"

#include "src/text/letters.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

bool InsideWordApostrophe(std::string_view text, std::size_t begin) {
  return text[begin] == '\'' && IsSpacedWord(CodePointBefore(text, begin)) &&
         IsSpacedWord(CodePointAt(text, begin + 1));
}

}  // namespace

bool IsSpacedWord(char32_t code_point) { return LetterOf(code_point).in_spaced_word(); }

bool IsWordBorder(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return true;
  const bool before = IsSpacedWord(CodePointBefore(text, offset));
  const bool after = IsSpacedWord(CodePointAt(text, offset));
  if (before && after) return false;
  if (before) return !InsideWordApostrophe(text, offset);
  if (after) return !InsideWordApostrophe(text, offset - 1);
  return true;
}

}  // namespace chatcore::text
