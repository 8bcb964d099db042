#ifndef CHATCORE_SRC_TEXT_BORDER_H_
#define CHATCORE_SRC_TEXT_BORDER_H_

#include <cstddef>
#include <string_view>

// Word borders by script. A regular expression's \b knows only ASCII, or asks for borders that Thai and Chinese do not
// write; here a border is missing only between two characters of words of a script that sets words apart.
//
//   IsWordBorder("know", 2)    false: inside a word
//   IsWordBorder("don't", 3)   false: an apostrophe between letters belongs to the word
//   IsWordBorder("ไม่รู้", 9)     true: Thai writes words without spaces
//   IsWordBorder("好ok", 3)    true: the script changes

namespace chatcore::text {

/// Whether a letter, digit or mark of a script that sets words apart. False for Thai, Lao, Khmer, Burmese, Han, Kana.
bool IsSpacedWord(char32_t code_point);

/// Whether a word may begin or end at byte `offset` of `text`. `text` is well-formed with straight apostrophes (what
/// Fold makes), `offset` a code point border. Cost: constant.
bool IsWordBorder(std::string_view text, std::size_t offset);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_BORDER_H_
