#include "src/lint/rule_index.h"

#include <algorithm>

#include "src/lint/rule_index_builder.h"
#include "src/text/border.h"

namespace chatcore::lint {

absl::StatusOr<std::unique_ptr<const RuleIndex>> RuleIndex::Make(std::span<const PackRule> rules,
                                                                 const text::Folder& folder) {
  std::unique_ptr<RuleIndex> index(new RuleIndex());
  const absl::Status built = RuleIndexBuilder(rules, folder, *index).Build();
  if (!built.ok()) return built;
  return index;
}

std::uint32_t RuleIndex::LanguageNumber(std::string_view primary_tag) const {
  if (primary_tag.empty()) return Scope::kEveryLanguage;
  const auto found = std::find(languages_.begin(), languages_.end(), primary_tag);
  return static_cast<std::uint32_t>(found - languages_.begin()) + 1;
}

void RuleIndex::Find(const text::FoldedText& folded, std::size_t end_of_scan, const Scope& scope,
                     Automaton::Cursor& cursor, std::pmr::vector<Hit>& hits) const {
  const std::string_view text = folded.text;
  automaton_->Scan(text, end_of_scan, cursor, [&](std::uint32_t number, std::size_t end) {
    const Literal& literal = literals_[number];
    const std::size_t begin = end - literal.bytes;
    if (literal.border_before && !text::IsWordBorder(text, begin)) return;
    if (literal.border_behind && !text::IsWordBorder(text, end)) return;
    if (!folded.OriginalBegin(begin).has_value() || !folded.OriginalEnd(end).has_value()) return;
    for (std::uint32_t i = literal.uses_begin; i < literal.uses_end; ++i) {
      const Use& use = uses_[i];
      if (scope.only_rule != Scope::kAll && scope.only_rule != use.rule) continue;
      if (!rules_[use.rule].Applies(scope)) continue;
      hits.push_back({use.rule, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), use.phrase});
    }
  });
}

}  // namespace chatcore::lint
