#include "src/text/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace chatcore::text {
namespace {

bool EightAscii(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return (word & 0x8080808080808080u) == 0;
}

const std::uint8_t* Bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

}  // namespace

Utf8Scan ScanUtf8(std::string_view text) {
  Utf8Scan scan;
  const std::uint8_t* bytes = Bytes(text);
  const std::size_t size = text.size();
  std::size_t offset = 0;
  while (offset < size) {
    if (size - offset >= 8 && EightAscii(text.data() + offset)) {
      offset += 8;
      scan.code_points += 8;
      continue;
    }
    const std::size_t begin = offset;
    UChar32 code_point;
    U8_NEXT(bytes, offset, size, code_point);
    if (code_point < 0) {
      scan.error = begin;
      return scan;
    }
    ++scan.code_points;
  }
  return scan;
}

char32_t CodePointAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  UChar32 code_point;
  U8_NEXT_UNSAFE(Bytes(text), offset, code_point);
  return static_cast<char32_t>(code_point);
}

char32_t CodePointBefore(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : CodePointAt(text, PreviousOffset(text, offset));
}

std::size_t PreviousOffset(std::string_view text, std::size_t offset) {
  do {
    --offset;
  } while (offset > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[offset])));
  return offset;
}

std::size_t NextOffset(std::string_view text, std::size_t offset) {
  do {
    ++offset;
  } while (offset < text.size() && U8_IS_TRAIL(static_cast<std::uint8_t>(text[offset])));
  return offset;
}

}  // namespace chatcore::text
