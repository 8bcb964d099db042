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

/// Checks `text` by the Unicode definition (no surrogates, no overlong forms, nothing past U+10FFFF) and counts its code
/// points. Cost: linear, eight bytes at a time while they are ASCII.
Utf8Scan ScanUtf8(std::string_view text);

/// Returns the code point that begins at `offset`, or 0 at the end. `text` is well-formed, `offset` a code point border.
char32_t CodePointAt(std::string_view text, std::size_t offset);

/// Returns the code point that ends at `offset`, or 0 at the begin.
char32_t CodePointBefore(std::string_view text, std::size_t offset);

/// Returns where the code point that ends at `offset` begins; `offset` is not 0.
std::size_t PreviousOffset(std::string_view text, std::size_t offset);

/// Returns where the code point that begins at `offset` ends; `offset` is not the end.
std::size_t NextOffset(std::string_view text, std::size_t offset);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_UTF8_H_
