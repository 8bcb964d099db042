#ifndef CHATCORE_SRC_LINT_SIGNAL_H_
#define CHATCORE_SRC_LINT_SIGNAL_H_

#include <array>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "src/text/letters.h"

namespace chatcore::lint {

/// What can be seen in a text without phrases. A kind of rule listens to one of them, or to none.
enum class SignalKind : std::uint8_t {
  kRepeatedWord,  // amount: how many times in a row
  kMarks,         // a run of one mark, or of ! and ?; amount: how many
  kShouting,      // words in capitals in a row; amount: how many
  kSmallStart,    // the first word of a sentence, in small letters
  kMixedWord,     // letters of two alphabets that look alike
  kSentence,      // amount: words; characters: grapheme clusters
  kBlank,         // a range that nobody filled in
};
inline constexpr int kSignalKinds = 7;

inline constexpr std::uint32_t SignalBit(SignalKind kind) { return 1u << static_cast<int>(kind); }

/// One sighting, in bytes of the folded text. Those of one kind come by place and do not overlap.
struct Signal {
  SignalKind kind;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t amount;
  std::uint32_t characters;
};
using Signals = std::pmr::vector<Signal>;

/// What is known of a text when it has ended.
struct TextTotals {
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::array<std::uint32_t, text::kLetterScripts> letters = {};  // by script
  std::array<Place, text::kLetterScripts> first_words = {};      // of each script; empty = none
  std::uint32_t characters = 0;                                  // grapheme clusters of the folded text
  std::uint32_t text_end = 0;
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_SIGNAL_H_
