#ifndef CHATCORE_SRC_TEXT_UTF8_H_
#define CHATCORE_SRC_TEXT_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

// Every text that comes in is checked once; behind the check all functions of src/text rely on well-formed UTF-8.
//
//   text::Utf8Scan scan = text::ScanUtf8("ā\xFF");   // scan.error == 2, scan.code_points == 1

namespace chatcore::text {

struct Utf8Scan {
  std::optional<std::size_t> error;  // byte offset of the first ill-formed sequence
  std::size_t code_points = 0;       // in the well-formed text before it
};

/// Checks `text` by the Unicode definition (no surrogates, no overlong forms, nothing past U+10FFFF) and counts its
/// code points. Cost: linear, eight bytes at a time while they are ASCII.
Utf8Scan ScanUtf8(std::string_view text);

/// Returns where the code point that begins at `offset` ends; `text` is well-formed, `offset` is not the end.
inline std::size_t NextOffset(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  return offset + 1 + (lead >= 0xC0) + (lead >= 0xE0) + (lead >= 0xF0);
}

/// Returns where the code point that ends at `offset` begins; `text` is well-formed, `offset` is not 0.
inline std::size_t PreviousOffset(std::string_view text, std::size_t offset) {
  do {
    --offset;
  } while ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80);
  return offset;
}

/// Returns the code point that begins at `offset`, or 0 at the end. `text` is well-formed.
inline char32_t CodePointAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[offset + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (lead < 0xF0) return (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

/// Returns the code point that ends at `offset`, or 0 at the begin. `text` is well-formed.
inline char32_t CodePointBefore(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : CodePointAt(text, PreviousOffset(text, offset));
}

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_UTF8_H_
