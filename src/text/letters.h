#ifndef CHATCORE_SRC_TEXT_LETTERS_H_
#define CHATCORE_SRC_TEXT_LETTERS_H_

#include <cstdint>

// What the linter asks about single code points, in one look at a table of 64 KiB: ICU's own tables take five times as
// long, and a word walk asks for every character of every message.

namespace chatcore::text {

/// The scripts that rules can name, and the rest.
enum class LetterScript : std::uint8_t {
  kNone,  // no letter, or one that many scripts share
  kLatin,
  kCyrillic,
  kGreek,
  kThai,
  kHan,
  kKana,
  kHangul,
  kArabic,
  kHebrew,
  kOther,
};
inline constexpr int kLetterScripts = 11;

/// What a code point is.
struct Letter {
  std::uint8_t bits = 0;

  static constexpr std::uint8_t kScript = 0x0F;
  static constexpr std::uint8_t kWord = 0x10;
  static constexpr std::uint8_t kDigit = 0x20;
  static constexpr std::uint8_t kUpper = 0x40;
  static constexpr std::uint8_t kLower = 0x80;

  /// A letter, digit or mark of a script that sets words apart.
  bool in_spaced_word() const { return (bits & kWord) != 0; }
  bool digit() const { return (bits & kDigit) != 0; }
  bool upper() const { return (bits & kUpper) != 0; }
  bool lower() const { return (bits & kLower) != 0; }
  LetterScript script() const { return static_cast<LetterScript>(bits & kScript); }
};

/// Returns what `code_point` is. The first call builds the table (3 ms). Safe for concurrent use.
Letter LetterOf(char32_t code_point);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_LETTERS_H_
