#include "src/text/letter_case.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "src/text/letters.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

// The case of the next letter of `text` that has one: 1 upper, 0 lower, -1 at the end.
int NextCase(std::string_view text, std::size_t& offset) {
  while (offset < text.size()) {
    const Letter letter = LetterOf(CodePointAt(text, offset));
    offset = NextOffset(text, offset);
    if (letter.upper() || letter.lower()) return letter.upper();
  }
  return -1;
}

}  // namespace

bool SameCase(std::string_view a, std::string_view b) {
  std::size_t in_a = 0;
  std::size_t in_b = 0;
  while (true) {
    const int one = NextCase(a, in_a);
    if (one != NextCase(b, in_b)) return false;
    if (one < 0) return true;
  }
}

bool StartsUpper(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<UChar32>(CodePointAt(text, 0));
  return u_isupper(first) || u_istitle(first);
}

std::string Capitalised(std::string_view text) {
  if (text.empty()) return {};
  const UChar32 first = u_totitle(static_cast<UChar32>(CodePointAt(text, 0)));
  std::uint8_t bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, first);
  std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  result.append(text.substr(NextOffset(text, 0)));
  return result;
}

}  // namespace chatcore::text
