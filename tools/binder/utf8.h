#ifndef CHATCORE_TOOLS_BINDER_UTF8_H_
#define CHATCORE_TOOLS_BINDER_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

// UTF-8 as tools need it. (src/text does this with ICU; a pack compiler should build without ICU.)

namespace chatcore::binder {

/// Returns the place of the first byte that is no UTF-8 (overlong forms and surrogates included), or nothing.
inline std::optional<std::size_t> FirstInvalidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      const auto c = static_cast<unsigned char>(text[i + k]);
      const unsigned char low = k > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      const unsigned char high = k > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (c < low || c > high) return i;
    }
    i += length;
  }
  return std::nullopt;
}

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_UTF8_H_
