#ifndef CHATCORE_SRC_TEXT_LETTER_CASE_H_
#define CHATCORE_SRC_TEXT_LETTER_CASE_H_

#include <string>
#include <string_view>

namespace chatcore::text {

/// Whether the first code point is an upper-case or title-case letter. False for an empty text. No locale is asked.
bool StartsUpper(std::string_view text);

/// Returns the text with its first code point in title case: "ļoti labi" becomes "Ļoti labi".
std::string Capitalised(std::string_view text);

/// Whether two texts that are equal but for letter case have the same letters in capitals. Only letters count, so the
/// form of apostrophes, spaces and marks does not.
bool SameCase(std::string_view a, std::string_view b);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_LETTER_CASE_H_
