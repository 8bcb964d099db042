#include "src/lint/examine.h"

#include <algorithm>
#include <tuple>

namespace chatcore::lint {
namespace {

bool Before(const Hit& a, const Hit& b) {
  const auto key = [](const Hit& hit) {
    return std::make_tuple(hit.rule, hit.begin, hit.phrase != Hit::kAntipattern, ~hit.end, hit.phrase);
  };
  return key(a) < key(b);
}

void Judge(const CompiledRule& compiled, std::uint32_t rule, std::span<const Match> matches, std::uint32_t text_end,
           Matches& scratch, Examination& examination) {
  if (compiled.fact.has_value()) {
    if (!matches.empty()) AddFact(*compiled.fact, examination.facts);
    return;
  }
  scratch.clear();
  compiled.kind->Judge(matches, text_end, scratch);
  for (const Match& match : scratch) examination.drafts.push_back({rule, match.begin, match.end, match.phrase});
}

}  // namespace

void Settle(std::span<const Hit> hits, Matches& matches) {
  std::uint32_t shielded_to = 0;  // how far the antipatterns that begin at or before a hit reach
  std::uint32_t taken_to = 0;
  for (const Hit& hit : hits) {
    if (hit.phrase == Hit::kAntipattern) {
      shielded_to = std::max(shielded_to, hit.end);
    } else if (hit.end > shielded_to && hit.begin >= taken_to) {
      matches.push_back({hit.begin, hit.end, hit.phrase});
      taken_to = hit.end;
    }
  }
}

void Examine(const RuleIndex& index, const text::FoldedText& folded, const Scope& scope,
             std::pmr::memory_resource* memory, Examination& examination) {
  std::pmr::vector<Hit> hits(memory);
  index.Find(folded, scope, hits);
  std::sort(hits.begin(), hits.end(), Before);

  const auto text_end = static_cast<std::uint32_t>(folded.text.size());
  Matches matches(memory);
  Matches scratch(memory);
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end = std::find_if(begin, hits.end(), [&](const Hit& hit) { return hit.rule != begin->rule; });
    matches.clear();
    Settle({begin, end}, matches);
    Judge(index.rules()[begin->rule], begin->rule, matches, text_end, scratch, examination);
    begin = end;
  }
  for (const std::uint32_t rule : index.rules_on_absence()) {
    const CompiledRule& compiled = index.rules()[rule];
    const auto same_rule = [](const Hit& hit, std::uint32_t number) { return hit.rule < number; };
    const auto found = std::lower_bound(hits.begin(), hits.end(), rule, same_rule);
    const bool judged = found != hits.end() && found->rule == rule;
    if (!judged && compiled.Applies(scope)) Judge(compiled, rule, {}, text_end, scratch, examination);
  }
}

bool Fires(const RuleIndex& index, const text::FoldedText& folded, std::uint32_t rule) {
  const CompiledRule& compiled = index.rules()[rule];
  std::pmr::vector<Hit> hits;
  index.Find(folded, {compiled.language, Scope::kAll, Scope::kAll}, hits);
  std::erase_if(hits, [&](const Hit& hit) { return hit.rule != rule; });
  std::sort(hits.begin(), hits.end(), Before);
  Matches matches;
  Settle(hits, matches);
  if (compiled.fact.has_value()) return !matches.empty();
  Matches findings;
  compiled.kind->Judge(matches, static_cast<std::uint32_t>(folded.text.size()), findings);
  return !findings.empty();
}

}  // namespace chatcore::lint
