#ifndef CHATCORE_SRC_LINT_EXAMINE_H_
#define CHATCORE_SRC_LINT_EXAMINE_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "src/lint/fact.h"
#include "src/lint/rule_index.h"
#include "src/text/fold.h"

namespace chatcore::lint {

/// A finding before it is put into words. Bytes of the folded text.
struct Draft {
  std::uint32_t rule;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t phrase;  // Match::kNoPhrase for something that is missing
};

/// What a text has to say for itself.
struct Examination {
  explicit Examination(std::pmr::memory_resource* memory) : drafts(memory) {}

  std::pmr::vector<Draft> drafts;  // by rule
  FactSet facts = 0;
};

/// Runs the rules of `index` that are in scope over a folded text. `memory` is for scratch.
///
/// Of the matches of one rule those inside of an antipattern are dropped, then the leftmost is taken, of several there
/// the longest, then the leftmost behind it and so on. Cost: linear in the text, and n log n in what is found.
void Examine(const RuleIndex& index, const text::FoldedText& folded, const Scope& scope,
             std::pmr::memory_resource* memory, Examination& examination);

/// Whether rule number `rule` makes a finding, or states its fact, in a text on which nobody filters.
bool Fires(const RuleIndex& index, const text::FoldedText& folded, std::uint32_t rule);

/// Settles the hits of one rule as said above. `hits` is ordered by begin, there antipatterns first, then the longest.
void Settle(std::span<const Hit> hits, Matches& matches);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_EXAMINE_H_
