#ifndef CHATCORE_SRC_LINT_TEXT_RANGES_H_
#define CHATCORE_SRC_LINT_TEXT_RANGES_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "chatcore/v1/lint.pb.h"
#include "src/lint/passage.h"
#include "src/lint/signal.h"

namespace chatcore::lint {

/// A range of a text that is not its writer's own words, in bytes of the folded text.
struct TextRange {
  std::uint32_t begin;
  std::uint32_t end;
  v1::TextRange kind;
};

/// The ranges of one sort: by place, without overlaps.
class RangeList {
 public:
  explicit RangeList(std::pmr::memory_resource* memory) : ranges_(memory) {}

  void Add(std::uint32_t begin, std::uint32_t end, v1::TextRange kind) { ranges_.push_back({begin, end, kind}); }

  /// Whether [begin, end) begins or ends inside of a range whose bit is not in `allowed`.
  bool Cuts(std::uint32_t begin, std::uint32_t end, std::uint32_t allowed) const;

  const std::pmr::vector<TextRange>& ranges() const { return ranges_; }

 private:
  bool Inside(std::uint32_t place, std::uint32_t allowed) const;

  std::pmr::vector<TextRange> ranges_;
};

/// Finds the ranges of a text once, for all rules: addresses and numbers, what stands between quotation marks or
/// backticks, blanks. Ranges of different sorts may lie in each other. It can be stopped anywhere and go on when there
/// is more text: what it finds does not depend on where it was stopped.
///
///   Write to “me@example.com” about #12345, {{name}}.     quote, in it an address; a number; a blank
class TextRanges {
 public:
  explicit TextRanges(std::pmr::memory_resource* memory) : spoken_(memory), tokens_(memory), blanks_(memory) {}

  /// Goes on to byte `limit` of the folded text, a code point border with two code points behind it, unless `last`.
  /// Appends a kBlank for each blank. Cost: linear in what is new.
  void Run(const Passage& passage, std::size_t limit, bool last, Signals& signals);

  /// Whether a match that begins or ends inside of a range may not count for a rule that looks into `allowed`, bits of
  /// v1::TextRange. Certain when `end` is not behind known_to().
  bool Hides(std::uint32_t begin, std::uint32_t end, std::uint32_t allowed) const {
    return spoken_.Cuts(begin, end, allowed) || tokens_.Cuts(begin, end, allowed) || blanks_.Cuts(begin, end, allowed);
  }

  /// Every range that begins before this place is known.
  std::uint32_t known_to() const;

  /// No blank that is still to come begins before this place.
  std::uint32_t blank_floor() const { return blank_at_; }

 private:
  enum Delimiter { kQuote, kAngles, kCorners, kWhiteCorners, kCode, kFence, kLine, kDelimiters };

  void RunSpoken(const Passage& passage, std::uint32_t limit, bool last);
  int OpenerAt(const Passage& passage, std::uint32_t at) const;
  bool FindCloser(const Passage& passage, std::uint32_t limit, bool last);
  bool ClosesAt(const Passage& passage, std::uint32_t at) const;
  void RunTokens(const Passage& passage, std::uint32_t limit, bool last);
  void EndToken(std::string_view text, std::uint32_t begin, std::uint32_t end);
  void RunBlanks(const Passage& passage, std::uint32_t limit, bool last, Signals& signals);

  RangeList spoken_;  // quotes and code
  std::uint32_t spoken_at_ = 0;
  int opened_ = -1;              // a Delimiter at spoken_at_ whose end is looked for, or -1
  std::uint32_t closer_at_ = 0;  // from where on to look
  std::uint32_t no_closer_to_[kDelimiters] = {};

  RangeList tokens_;
  std::uint32_t token_begin_ = 0;
  std::uint32_t token_at_ = 0;

  RangeList blanks_;
  std::uint32_t blank_at_ = 0;
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_TEXT_RANGES_H_
