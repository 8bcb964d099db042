#include "src/text/letters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

namespace chatcore::text {
namespace {

constexpr char32_t kTableEnd = 0x10000;

struct NamedScript {
  UScriptCode icu;
  LetterScript ours;
};
constexpr NamedScript kNamed[] = {
    {USCRIPT_COMMON, LetterScript::kNone},       {USCRIPT_INHERITED, LetterScript::kNone},
    {USCRIPT_UNKNOWN, LetterScript::kNone},      {USCRIPT_LATIN, LetterScript::kLatin},
    {USCRIPT_CYRILLIC, LetterScript::kCyrillic}, {USCRIPT_GREEK, LetterScript::kGreek},
    {USCRIPT_THAI, LetterScript::kThai},         {USCRIPT_HAN, LetterScript::kHan},
    {USCRIPT_HIRAGANA, LetterScript::kKana},     {USCRIPT_KATAKANA, LetterScript::kKana},
    {USCRIPT_HANGUL, LetterScript::kHangul},     {USCRIPT_ARABIC, LetterScript::kArabic},
    {USCRIPT_HEBREW, LetterScript::kHebrew},
};

LetterScript Named(UScriptCode script) {
  for (const NamedScript& named : kNamed) {
    if (named.icu == script) return named.ours;
  }
  return LetterScript::kOther;
}

Letter Ask(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const std::uint32_t category = U_GET_GC_MASK(c);
  if ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return {};
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(c, &error);
  if (U_FAILURE(error)) script = USCRIPT_UNKNOWN;
  // The long vowel mark and its like belong to both syllabaries.
  if (script == USCRIPT_COMMON && (category & U_GC_L_MASK) != 0 && uscript_hasScript(c, USCRIPT_KATAKANA)) {
    script = USCRIPT_KATAKANA;
  }
  Letter letter;
  if ((category & U_GC_L_MASK) != 0) letter.bits = static_cast<std::uint8_t>(Named(script));
  if (!uscript_breaksBetweenLetters(script)) letter.bits |= Letter::kWord;
  if ((category & U_GC_ND_MASK) != 0) letter.bits |= Letter::kDigit;
  if (u_isupper(c) || u_istitle(c)) letter.bits |= Letter::kUpper;
  if (u_islower(c)) letter.bits |= Letter::kLower;
  return letter;
}

std::array<Letter, kTableEnd> MakeTable() {
  std::array<Letter, kTableEnd> table;
  for (char32_t c = 0; c < kTableEnd; ++c) table[c] = Ask(c);
  return table;
}

}  // namespace

Letter LetterOf(char32_t code_point) {
  static const std::array<Letter, kTableEnd> table = MakeTable();
  return code_point < kTableEnd ? table[code_point] : Ask(code_point);
}

}  // namespace chatcore::text
