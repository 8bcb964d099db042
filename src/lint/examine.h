#ifndef CHATCORE_SRC_LINT_EXAMINE_H_
#define CHATCORE_SRC_LINT_EXAMINE_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "src/lint/fact.h"
#include "src/lint/passage.h"
#include "src/lint/rule_index.h"
#include "src/lint/text_ranges.h"
#include "src/lint/word_walk.h"

namespace chatcore::lint {

/// A finding before it is put into words. Bytes of the folded text; empty at its end for something that is missing.
struct Draft {
  std::uint32_t rule;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t phrase;  // Match::kNoPhrase where no phrase was found
};

/// Runs the rules of an index that are in scope over one text, all at once or as it comes in.
///
/// Of the matches of one rule those inside of an antipattern and those that a range hides are dropped, then the
/// leftmost is taken, of several there the longest, then the leftmost behind it and so on. A match is settled as soon
/// as no text that may follow can change that, so in pieces the same is found as in one.
class Examiner {
 public:
  /// `memory` is for scratch and drafts.
  Examiner(const RuleIndex& index, const Scope& scope, std::pmr::memory_resource* memory);

  /// Goes on with what is new in the folded text of `passage`; `last` says that nothing will come behind it. Cost:
  /// linear in what is new, and n log n in what is found.
  void Read(const Passage& passage, bool last);

  /// Everything found so far. A rule's own come by place.
  std::pmr::vector<Draft>& drafts() { return drafts_; }
  FactSet facts() const { return facts_; }

 private:
  // What is remembered of one rule.
  struct RuleState {
    std::uint32_t rule;
    std::uint32_t shielded_to = 0;  // how far the antipatterns that begin at or before a hit reach
    std::uint32_t taken_to = 0;
    Tally tally;
  };

  void TakeSignals(const Passage& passage);
  bool Counts(std::uint32_t rule) const;
  std::uint32_t FloorOf(const CompiledRule& compiled, std::uint32_t horizon) const;
  std::uint32_t Horizon() const;
  void Settle(const Passage& passage, bool last);
  void TakeHit(const Hit& hit, const CompiledRule& compiled, const Passage& passage, RuleState& state);
  void End(std::uint32_t text_end);
  RuleState& StateOf(std::uint32_t rule);
  void Draw(std::uint32_t rule);

  const RuleIndex& index_;
  const Scope scope_;
  std::uint32_t wanted_ = 0;  // signals, and what else the walk is asked for
  Automaton::Cursor cursor_;
  WordWalk walk_;
  TextRanges ranges_;
  Signals signals_;
  std::pmr::vector<Hit> hits_;          // not settled yet
  std::pmr::vector<RuleState> states_;  // by rule; of rules that met a hit
  Matches found_;
  std::pmr::vector<Draft> drafts_;
  FactSet facts_ = 0;
};

/// Whether rule number `rule` makes a finding, or states its fact, in a text on which nobody filters.
bool Fires(const RuleIndex& index, const Passage& passage, std::uint32_t rule);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_EXAMINE_H_
