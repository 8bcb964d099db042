#include "src/lint/word_walk.h"

#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

using text::Letter;
using text::LetterOf;
using text::LetterScript;

constexpr std::uint32_t ScriptBit(LetterScript script) { return 1u << static_cast<int>(script); }

bool IsAsciiMark(char32_t c) { return c > ' ' && c < 0x7F && !LetterOf(c).in_spaced_word(); }

bool SameMarks(char32_t a, char32_t b) {
  const auto calls = [](char32_t c) { return c == '!' || c == '?'; };
  return a == b || (calls(a) && calls(b));
}

// What may stand between a full stop and the next sentence.
bool Closes(char32_t c) {
  constexpr std::u32string_view kMarks = U"\"')]}\u00BB\u300D\u300F\u2019\u201D";
  return kMarks.find(c) != kMarks.npos;
}

// What may stand before the first word of a sentence.
bool Opens(char32_t c) {
  constexpr std::u32string_view kMarks = U"\"'([\u00AB\u300C\u300E\u00BF\u00A1*";
  return kMarks.find(c) != kMarks.npos;
}

// The signs for a thousandth and for ohm are Greek letters when folded.
bool IsUnit(char32_t c) { return c == 0x3BC || c == 0x3C9; }

// Letters that look alike are in these three.
bool Mixes(std::uint32_t scripts) {
  const std::uint32_t alike = scripts & (ScriptBit(LetterScript::kLatin) | ScriptBit(LetterScript::kCyrillic) |
                                         ScriptBit(LetterScript::kGreek));
  return (alike & (alike - 1)) != 0;
}

bool Whole(const Passage& passage, std::uint32_t begin, std::uint32_t end) {
  return passage.folded.OriginalBegin(begin).has_value() && passage.folded.OriginalEnd(end).has_value();
}

}  // namespace

void WordWalk::Run(const Passage& passage, std::size_t limit, bool last, Signals& signals) {
  const std::string_view text = passage.text();
  while (at_ < limit) {
    const char32_t c = text::CodePointAt(text, at_);
    const auto end = static_cast<std::uint32_t>(text::NextOffset(text, at_));
    CountCharacter(passage);
    Take(passage, c, end, signals);
    at_ = end;
  }
  if (!last) return;
  EndWord(passage, signals);
  EndRepeat(passage, signals);
  EndShouting(passage, signals);
  EndMarks(passage, signals);
  EndSentence(passage, signals);
  totals_.text_end = at_;
}

void WordWalk::Take(const Passage& passage, char32_t c, std::uint32_t end, Signals& signals) {
  const std::string_view text = passage.text();
  const Letter letter = LetterOf(c);
  if (letter.in_spaced_word()) return TakeWordLetter(passage, c, letter, end, signals);
  const bool joins = c == '\'' && word_.open && LetterOf(text::CodePointAt(text, end)).in_spaced_word();
  if (joins) return;
  EndWord(passage, signals);
  if (repeat_.count != 0 && !(c == ' ' && at_ == repeat_.end)) EndRepeat(passage, signals);
  if (c == ' ' || c == '\n') return TakeSpace(passage, c, signals);
  if (letter.script() != LetterScript::kNone) {
    TakeOtherLetter(passage, letter, signals);
  } else {
    TakeMark(passage, c, end, signals);
  }
  if (sentence_.open) {
    sentence_.end = end;
    sentence_.characters_to_end = totals_.characters;
  }
}

void WordWalk::CountCharacter(const Passage& passage) {
  if ((wanted_ & (kCharacters | SignalBit(SignalKind::kSentence))) == 0) return;
  if (!passage.folded.OriginalBegin(at_).has_value()) return;  // inside of one
  ++totals_.characters;
}

void WordWalk::TakeWordLetter(const Passage& passage, char32_t c, Letter letter, std::uint32_t end, Signals& signals) {
  if (!word_.open) {
    OpenSentence(passage, signals);
    word_ = {};
    word_.open = true;
    word_.begin = at_;
  }
  ++word_.letters;
  if (!IsUnit(c)) word_.scripts |= ScriptBit(letter.script());
  word_.has_digit = word_.has_digit || letter.digit();
  ++totals_.letters[static_cast<std::size_t>(letter.script())];
  sentence_.end = end;
  sentence_.characters_to_end = totals_.characters;
}

void WordWalk::TakeOtherLetter(const Passage& passage, Letter letter, Signals& signals) {
  OpenSentence(passage, signals);
  starts_ = false;
  const auto script = static_cast<std::size_t>(letter.script());
  ++totals_.letters[script];
  TextTotals::Place& first = totals_.first_words[script];
  const auto end = static_cast<std::uint32_t>(passage.folded.CharacterEnd(at_));
  if (first.end == 0 && Whole(passage, at_, end)) first = {at_, end};
  if (first.end == at_ && Whole(passage, at_, end)) first.end = end;
}

void WordWalk::EndWord(const Passage& passage, Signals& signals) {
  if (!word_.open) return;
  word_.open = false;
  ++sentence_.words;
  const std::uint32_t begin = word_.begin;
  last_word_end_ = at_;
  last_word_spelt_ = word_.letters > 3 && !word_.has_digit;
  if (!Whole(passage, begin, at_)) {
    EndRepeat(passage, signals);
    starts_ = false;
    return;
  }
  for (std::size_t script = 1; script < totals_.first_words.size(); ++script) {
    TextTotals::Place& first = totals_.first_words[script];
    if ((word_.scripts >> script & 1) != 0 && first.end == 0) first = {begin, at_};
  }
  if (Wants(SignalKind::kMixedWord) && Mixes(word_.scripts)) {
    Say(passage, {SignalKind::kMixedWord, begin, at_, 1, 0}, signals);
  }
  if (Wants(SignalKind::kRepeatedWord)) TakeRepeat(passage, begin, signals);
  TakeCase(passage, begin, signals);
  starts_ = false;
}

void WordWalk::TakeRepeat(const Passage& passage, std::uint32_t begin, Signals& signals) {
  const std::string_view text = passage.text();
  const bool beside = repeat_.count != 0 && repeat_.end + 1 == begin;  // Take saw to it that a space is between
  if (beside && text.substr(repeat_.begin, repeat_bytes_) == text.substr(begin, at_ - begin)) {
    ++repeat_.count;
    repeat_.end = at_;
    return;
  }
  EndRepeat(passage, signals);
  if (word_.has_digit) return;
  repeat_ = {begin, at_, 1};
  repeat_bytes_ = at_ - begin;
}

void WordWalk::TakeCase(const Passage& passage, std::uint32_t begin, Signals& signals) {
  const bool small_start = Wants(SignalKind::kSmallStart) && starts_;
  if (!small_start && !Wants(SignalKind::kShouting)) return;
  const std::string_view word = passage.Original(begin, at_);
  const bool starts_small = LetterOf(text::CodePointAt(word, 0)).lower();
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  for (std::size_t i = 0; i < word.size(); i = text::NextOffset(word, i)) {
    const Letter letter = LetterOf(text::CodePointAt(word, i));
    upper += letter.upper();
    lower += letter.lower();
    if (lower != 0 && upper == 0 && !small_start) break;
  }
  if (small_start && starts_small && upper == 0) Say(passage, {SignalKind::kSmallStart, begin, at_, 1, 0}, signals);
  if (lower > 0) return EndShouting(passage, signals);
  if (upper < 2 || word_.has_digit) return;  // "I" is no shouting, and no end of it
  if (shouting_.count++ == 0) shouting_.begin = begin;
  shouting_.end = at_;
}

void WordWalk::EndRepeat(const Passage& passage, Signals& signals) {
  if (repeat_.count > 1) {
    Say(passage, {SignalKind::kRepeatedWord, repeat_.begin, repeat_.end, repeat_.count, 0}, signals);
  }
  repeat_.count = 0;
}

void WordWalk::EndShouting(const Passage& passage, Signals& signals) {
  if (shouting_.count > 0) {
    Say(passage, {SignalKind::kShouting, shouting_.begin, shouting_.end, shouting_.count, 0}, signals);
  }
  shouting_.count = 0;
}

void WordWalk::TakeMark(const Passage& passage, char32_t c, std::uint32_t end, Signals& signals) {
  const bool goes_on = marks_.count != 0 && marks_.end == at_ && SameMarks(c, mark_);
  if (!goes_on) {
    EndMarks(passage, signals);
    marks_ = {at_, end, 0};
    mark_ = c;
  }
  if (IsAsciiMark(c) && Wants(SignalKind::kMarks)) ++marks_.count;
  marks_.end = end;
  if (!Opens(c)) starts_ = false;
  if (stop_ == Stop::kNone || !Closes(c)) TakeStop(c);
}

void WordWalk::TakeStop(char32_t c) {
  const bool calls = c == '!' || c == '?' || c == 0x3002;
  if (c != '.' && !calls) {
    stop_ = Stop::kNone;
    return;
  }
  stop_is_certain_ = calls || (last_word_spelt_ && last_word_end_ == at_);
  stop_ = calls ? Stop::kHard : Stop::kSoft;
}

void WordWalk::EndMarks(const Passage& passage, Signals& signals) {
  if (marks_.count > 1) Say(passage, {SignalKind::kMarks, marks_.begin, marks_.end, marks_.count, 0}, signals);
  marks_.count = 0;
}

void WordWalk::TakeSpace(const Passage& passage, char32_t c, Signals& signals) {
  EndMarks(passage, signals);
  if (stop_ != Stop::kNone) {
    EndSentence(passage, signals);
    starts_ = stop_is_certain_;
    stop_ = Stop::kNone;
    return;
  }
  if (c == '\n') EndShouting(passage, signals);
  if (!sentence_.open || !Wants(SignalKind::kSentence)) return;
  // A list has no full stops.
  const bool line_ends = c == '\n' || (Whole(passage, at_, at_ + 1) &&
                                       passage.Original(at_, at_ + 1).find_first_of("\n\r") != std::string_view::npos);
  if (line_ends) EndSentence(passage, signals);
}

void WordWalk::OpenSentence(const Passage& passage, Signals& signals) {
  if (stop_ == Stop::kHard) EndSentence(passage, signals);
  stop_ = Stop::kNone;
  if (sentence_.open) return;
  sentence_ = {};
  sentence_.open = true;
  sentence_.begin = at_;
  sentence_.characters_before = totals_.characters == 0 ? 0 : totals_.characters - 1;
}

void WordWalk::EndSentence(const Passage& passage, Signals& signals) {
  if (!sentence_.open) return;
  sentence_.open = false;
  if (!Wants(SignalKind::kSentence)) return;
  Say(passage,
      {SignalKind::kSentence, sentence_.begin, sentence_.end, sentence_.words,
       sentence_.characters_to_end - sentence_.characters_before},
      signals);
}

void WordWalk::Say(const Passage& passage, const Signal& signal, Signals& signals) const {
  if (Wants(signal.kind) && Whole(passage, signal.begin, signal.end)) signals.push_back(signal);
}

std::uint32_t WordWalk::Floor(SignalKind kind) const {
  const std::uint32_t word = word_.open ? word_.begin : at_;
  switch (kind) {
    case SignalKind::kRepeatedWord:
      return repeat_.count != 0 ? repeat_.begin : word;
    case SignalKind::kMarks:
      return marks_.count != 0 ? marks_.begin : at_;
    case SignalKind::kShouting:
      return shouting_.count != 0 ? shouting_.begin : word;
    case SignalKind::kSmallStart:
    case SignalKind::kMixedWord:
      return word;
    case SignalKind::kSentence:
      return sentence_.open ? sentence_.begin : at_;
    case SignalKind::kBlank:
      return at_;
  }
  return at_;
}

}  // namespace chatcore::lint
