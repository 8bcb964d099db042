#include "src/lint/text_ranges.h"

#include <algorithm>

#include "src/lint/blank_form.h"
#include "src/text/letters.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

constexpr std::uint32_t kMaxQuoteBytes = 2000;
constexpr std::uint32_t kMaxCodeBytes = 8000;

constexpr std::string_view kClosers[] = {"\"", "\u00BB", "\u300D", "\u300F"};

bool InWord(std::string_view text, std::uint32_t at) {
  return text::LetterOf(text::CodePointAt(text, at)).in_spaced_word();
}

bool IsBacktick(const Passage& passage, std::uint32_t at) {
  if (at >= passage.text().size() || passage.text()[at] != '\'') return false;
  const auto original = passage.folded.OriginalBegin(at);
  return original.has_value() && passage.original[*original] == '`';
}

// Whether the space at `at` holds the end of a line.
bool EndsLine(const Passage& passage, std::uint32_t at) {
  const char c = passage.text()[at];
  if (c == '\n') return true;
  if (c != ' ' || !passage.folded.OriginalBegin(at) || !passage.folded.OriginalEnd(at + 1)) return false;
  return passage.Original(at, at + 1).find_first_of("\n\r") != std::string_view::npos;
}

bool StandsInToken(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return InWord(text, at);
  return byte > ' ' && byte != '"' && byte != '<' && byte != '>' && byte != 0x7F;
}

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLatin(char c) { return c >= 'a' && c <= 'z'; }

std::size_t UrlBegin(std::string_view token) {
  const std::size_t mark = token.find("://");
  if (mark == token.npos) return token.starts_with("www.") ? 0 : token.npos;
  std::size_t begin = mark;
  while (begin > 0 && IsLatin(token[begin - 1])) --begin;
  return begin == mark ? token.npos : begin;
}

bool IsEmail(std::string_view token) {
  const std::size_t at = token.find('@');
  if (at == token.npos || at == 0 || at + 1 == token.size()) return false;
  const std::size_t dot = token.find('.', at + 2);
  return dot != token.npos && dot + 1 < token.size() && InWord(token, static_cast<std::uint32_t>(at) + 1);
}

// #7; 2026-11-22; ab-123; 10:30:00. Not "24/7", "covid-19".
bool IsNumber(std::string_view token) {
  int digits = 0;
  for (char c : token) {
    constexpr std::string_view kJoiners = "-_/.,:+#";
    if (!IsDigit(c) && !IsLatin(c) && kJoiners.find(c) == kJoiners.npos) return false;
    digits += IsDigit(c);
  }
  if (token.size() > 1 && token[0] == '#' && IsDigit(token[1])) return true;
  return digits >= 4 || (digits == 3 && !std::all_of(token.begin(), token.end(), IsDigit));
}

}  // namespace

bool RangeList::Inside(std::uint32_t place, std::uint32_t allowed) const {
  const auto behind =
      std::partition_point(ranges_.begin(), ranges_.end(), [&](const TextRange& range) { return range.begin < place; });
  if (behind == ranges_.begin()) return false;
  const TextRange& range = *std::prev(behind);
  return place < range.end && (allowed >> range.kind & 1) == 0;
}

bool RangeList::Cuts(std::uint32_t begin, std::uint32_t end, std::uint32_t allowed) const {
  return !ranges_.empty() && (Inside(begin, allowed) || Inside(end, allowed));
}

void TextRanges::Run(const Passage& passage, std::size_t limit, bool last, Signals& signals) {
  const auto to = static_cast<std::uint32_t>(limit);
  RunSpoken(passage, to, last);
  RunTokens(passage, to, last);
  RunBlanks(passage, to, last, signals);
}

std::uint32_t TextRanges::known_to() const { return std::min({spoken_at_, token_begin_, blank_at_}); }

void TextRanges::RunSpoken(const Passage& passage, std::uint32_t limit, bool last) {
  while (true) {
    if (opened_ >= 0) {
      if (!FindCloser(passage, limit, last)) return;
    } else if (spoken_at_ >= limit) {
      return;
    } else if (opened_ = OpenerAt(passage, spoken_at_); opened_ >= 0) {
      const std::uint32_t bytes = opened_ == kFence ? 3 : 1;
      closer_at_ = std::max(spoken_at_ + bytes, no_closer_to_[opened_]);
    } else {
      ++spoken_at_;
    }
  }
}

// Which delimiter opens at a byte, or -1.
int TextRanges::OpenerAt(const Passage& passage, std::uint32_t at) const {
  const std::string_view text = passage.text();
  switch (static_cast<unsigned char>(text[at])) {
    case '"':  // 5" is an inch mark
      return at > 0 && text::LetterOf(text::CodePointBefore(text, at)).in_spaced_word() ? -1 : kQuote;
    case '\'':
      if (!IsBacktick(passage, at)) return -1;
      return IsBacktick(passage, at + 1) && IsBacktick(passage, at + 2) ? kFence : kCode;
    case '>':
      return at == 0 || EndsLine(passage, at - 1) ? kLine : -1;
    case 0xC2:
      return text.substr(at, 2) == "\u00AB" ? kAngles : -1;
    case 0xE3:
      if (text.substr(at, 3) == "\u300C") return kCorners;
      return text.substr(at, 3) == "\u300E" ? kWhiteCorners : -1;
    default:  // of 256 bytes
      return -1;
  }
}

bool TextRanges::ClosesAt(const Passage& passage, std::uint32_t at) const {
  if (opened_ == kLine) return EndsLine(passage, at);
  if (opened_ == kCode) return IsBacktick(passage, at);
  if (opened_ == kFence) {
    return IsBacktick(passage, at) && IsBacktick(passage, at + 1) && IsBacktick(passage, at + 2);
  }
  const std::string_view closer = kClosers[opened_];
  return passage.text().substr(at, closer.size()) == closer;
}

// Looks for the end of what is open. False when there is too little text to say.
bool TextRanges::FindCloser(const Passage& passage, std::uint32_t limit, bool last) {
  const std::string_view text = passage.text();
  const bool code = opened_ == kCode || opened_ == kFence;
  const std::uint32_t most = opened_ == kLine ? UINT32_MAX : spoken_at_ + (code ? kMaxCodeBytes : kMaxQuoteBytes);
  for (; closer_at_ < limit && closer_at_ < most; ++closer_at_) {
    if (ClosesAt(passage, closer_at_)) {
      const auto closer = static_cast<std::uint32_t>(opened_ == kLine    ? 0
                                                     : opened_ == kCode  ? 1
                                                     : opened_ == kFence ? 3
                                                                         : kClosers[opened_].size());
      spoken_.Add(spoken_at_, closer_at_ + closer, code ? v1::TEXT_RANGE_CODE : v1::TEXT_RANGE_QUOTE);
      spoken_at_ = closer_at_ + closer;
      opened_ = -1;
      return true;
    }
    if (text[closer_at_] == '\n' && opened_ != kFence) break;
  }
  const bool gone = closer_at_ >= most || (closer_at_ < limit && text[closer_at_] == '\n');
  if (!gone && !last) return false;
  if (opened_ == kLine) {
    spoken_.Add(spoken_at_, closer_at_, v1::TEXT_RANGE_QUOTE);
    spoken_at_ = closer_at_;
  } else {
    no_closer_to_[opened_] = closer_at_;
    ++spoken_at_;
  }
  opened_ = -1;
  return true;
}

void TextRanges::RunTokens(const Passage& passage, std::uint32_t limit, bool last) {
  const std::string_view text = passage.text();
  while (token_at_ < limit) {
    const auto next = static_cast<std::uint32_t>(text::NextOffset(text, token_at_));
    if (!StandsInToken(text, token_at_)) {
      EndToken(text, token_begin_, token_at_);
      token_begin_ = next;
    }
    token_at_ = next;
  }
  if (last) {
    EndToken(text, token_begin_, token_at_);
    token_begin_ = token_at_;
  }
}

void TextRanges::EndToken(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::string_view kAround = "([{'*_.,;:!?)]}";
  while (begin < end && kAround.find(text[begin]) != kAround.npos) ++begin;
  while (begin < end && kAround.find(text[end - 1]) != kAround.npos) --end;
  if (end - begin < 2) return;
  const std::string_view token = text.substr(begin, end - begin);
  if (const std::size_t url = UrlBegin(token); url != token.npos) {
    tokens_.Add(begin + static_cast<std::uint32_t>(url), end, v1::TEXT_RANGE_URL);
  } else if (IsEmail(token)) {
    tokens_.Add(begin, end, v1::TEXT_RANGE_URL);
  } else if (IsNumber(token)) {
    tokens_.Add(begin, end, v1::TEXT_RANGE_NUMBER);
  }
}

void TextRanges::RunBlanks(const Passage& passage, std::uint32_t limit, bool last, Signals& signals) {
  constexpr std::string_view kOpeners = "{$[<%";
  const std::string_view text = passage.text();
  while (blank_at_ < limit) {
    blank_at_ = static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_of(kOpeners, blank_at_), limit));
    if (blank_at_ == limit) return;
    const BlankAt found = FindBlank(text, blank_at_, last);
    if (found.answer == BlankAt::kNeedsMore) return;
    if (found.answer == BlankAt::kNo) {
      ++blank_at_;
      continue;
    }
    const auto end = static_cast<std::uint32_t>(found.end);
    blanks_.Add(blank_at_, end, v1::TEXT_RANGE_BLANK);
    const bool whole = passage.folded.OriginalBegin(blank_at_) && passage.folded.OriginalEnd(end);
    if (whole) signals.push_back({SignalKind::kBlank, blank_at_, end, 1, 0});
    blank_at_ = end;
  }
}

}  // namespace chatcore::lint
