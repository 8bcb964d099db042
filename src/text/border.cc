#include "src/text/border.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

constexpr std::array<bool, 128> AsciiWords() {
  std::array<bool, 128> table = {};
  for (int c = '0'; c <= '9'; ++c) table[c] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = true;
  return table;
}
constexpr std::array<bool, 128> kAsciiWords = AsciiWords();

bool InsideWordApostrophe(std::string_view text, std::size_t begin) {
  return text[begin] == '\'' && IsSpacedWord(CodePointBefore(text, begin)) &&
         IsSpacedWord(CodePointAt(text, begin + 1));
}

}  // namespace

bool IsSpacedWord(char32_t code_point) {
  if (code_point < 128) return kAsciiWords[code_point];
  const auto c = static_cast<UChar32>(code_point);
  if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return false;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return U_FAILURE(error) || !uscript_breaksBetweenLetters(script);
}

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
