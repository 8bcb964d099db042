#include "src/text/letter_case.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "src/text/utf8.h"

namespace chatcore::text {

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
