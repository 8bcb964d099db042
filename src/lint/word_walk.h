#ifndef CHATCORE_SRC_LINT_WORD_WALK_H_
#define CHATCORE_SRC_LINT_WORD_WALK_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "src/lint/passage.h"
#include "src/lint/signal.h"

namespace chatcore::lint {

/// Goes over the words, marks and sentences of a text and says what it sees. It can be stopped anywhere and go on when
/// there is more text: what it says does not depend on where it was stopped.
///
///   "Hello hello! THIS IS all."    kRepeatedWord "Hello hello", kShouting "THIS IS", kSentence twice
///
/// Words are those of scripts that set them apart; letters of other scripts count as characters alone.
class WordWalk {
 public:
  /// Among the bits of `wanted`: somebody asks for totals().characters.
  static constexpr std::uint32_t kCharacters = 1u << 31;

  /// `wanted`: bits of signals. What nobody wants is not looked for.
  explicit WordWalk(std::uint32_t wanted) : wanted_(wanted) {}

  /// Goes on to byte `limit` of the folded text, a code point border with two code points behind it, unless `last`:
  /// then the limit is the end and what is open ends. Cost: linear in what is new.
  void Run(const Passage& passage, std::size_t limit, bool last, Signals& signals);

  /// No signal of this kind that is still to come begins before this place.
  std::uint32_t Floor(SignalKind kind) const;

  /// Of the text so far.
  const TextTotals& totals() const { return totals_; }

 private:
  struct Open {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t count = 0;  // 0 = none is open
  };
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t letters = 0;  // code points
    std::uint32_t scripts = 0;  // bits of LetterScript
    bool open = false;
    bool has_digit = false;
  };
  struct Sentence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t words = 0;
    std::uint32_t characters_before = 0;
    std::uint32_t characters_to_end = 0;
    bool open = false;
  };
  // What stands behind the last full stop or the like.
  enum class Stop : std::uint8_t { kNone, kSoft, kHard };  // soft: only before a space, for there is "3.5"

  bool Wants(SignalKind kind) const { return (wanted_ & SignalBit(kind)) != 0; }
  void Say(const Passage& passage, const Signal& signal, Signals& signals) const;

  void Take(const Passage& passage, char32_t c, std::uint32_t end, Signals& signals);
  void CountCharacter(const Passage& passage);
  void TakeWordLetter(const Passage& passage, char32_t c, text::Letter letter, std::uint32_t end, Signals& signals);
  void TakeOtherLetter(const Passage& passage, text::Letter letter, Signals& signals);
  void EndWord(const Passage& passage, Signals& signals);
  void TakeRepeat(const Passage& passage, std::uint32_t begin, Signals& signals);
  void TakeCase(const Passage& passage, std::uint32_t begin, Signals& signals);
  void EndRepeat(const Passage& passage, Signals& signals);
  void EndShouting(const Passage& passage, Signals& signals);
  void TakeMark(const Passage& passage, char32_t c, std::uint32_t end, Signals& signals);
  void TakeStop(char32_t c);
  void EndMarks(const Passage& passage, Signals& signals);
  void TakeSpace(const Passage& passage, char32_t c, Signals& signals);
  void OpenSentence(const Passage& passage, Signals& signals);
  void EndSentence(const Passage& passage, Signals& signals);

  const std::uint32_t wanted_;
  TextTotals totals_;
  std::uint32_t at_ = 0;
  Word word_;
  std::uint32_t last_word_end_ = 0;
  bool last_word_spelt_ = false;  // the last word was of more than three letters and no digit
  Open repeat_;
  std::uint32_t repeat_bytes_ = 0;  // of the word
  Open shouting_;
  Open marks_;
  char32_t mark_ = 0;
  Sentence sentence_;
  Stop stop_ = Stop::kNone;
  bool stop_is_certain_ = true;  // no "etc.", no "3."
  bool starts_ = true;           // the next word begins a sentence, surely
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_WORD_WALK_H_
