#include "fmt/format.h"
#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Every match is a finding that carries better words.
class SubstitutionKind : public RuleKind {
 public:
  explicit SubstitutionKind(const v1::SubstitutionRule& rule) : rule_(rule) {
    for (const v1::Substitution& swap : rule.swaps()) {
      swap_of_phrase_.insert(swap_of_phrase_.end(), static_cast<std::size_t>(swap.phrases_size()), &swap);
    }
  }

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    for (int i = 0; i < rule_.swaps_size(); ++i) {
      AppendPhrases(rule_.swaps(i).phrases(), fmt::format("substitution.swaps[{}].phrases", i), phrases);
    }
    return phrases;
  }

  std::string Problem() const override {
    for (int i = 0; i < rule_.swaps_size(); ++i) {
      const v1::Substitution& swap = rule_.swaps(i);
      const std::string path = fmt::format("substitution.swaps[{}]", i);
      if (swap.phrases_size() == 0) return path + ".phrases: is empty; name at least one phrase";
      if (swap.replacements_size() == 0) return path + ".replacements: is empty; offer better words or use existence";
      if (swap.replacements_size() > kMaxReplacements) {
        return fmt::format("{}.replacements: has {} entries; offer at most {}", path, swap.replacements_size(),
                           kMaxReplacements);
      }
      for (int j = 0; j < swap.replacements_size(); ++j) {
        const std::string& replacement = swap.replacements(j);
        if (!replacement.empty() && replacement.size() <= kMaxReplacementBytes) continue;
        return fmt::format("{}.replacements[{}]: has {} bytes; write 1 to {}", path, j, replacement.size(),
                           kMaxReplacementBytes);
      }
    }
    return {};
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

  std::vector<std::string> Replacements(std::uint32_t phrase, std::string_view original) const override {
    const v1::Substitution& swap = *swap_of_phrase_[phrase];
    return {swap.replacements().begin(), swap.replacements().end()};
  }

  bool FitsSentence() const override { return true; }

 private:
  const v1::SubstitutionRule& rule_;
  std::vector<const v1::Substitution*> swap_of_phrase_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeSubstitution(const v1::SubstitutionRule& rule) {
  return std::make_unique<SubstitutionKind>(rule);
}

}  // namespace chatcore::lint
