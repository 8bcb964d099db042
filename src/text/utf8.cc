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

}  // namespace

Utf8Scan ScanUtf8(std::string_view text) {
  Utf8Scan scan;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
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

}  // namespace chatcore::text
