#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// The first match sets the variant; the first one of another variant is the finding.
class Consistency : public RuleKind {
 public:
  explicit Consistency(const v1::ConsistencyRule& rule) : rule_(rule) {
    for (int i = 0; i < rule.variants_size(); ++i) {
      variant_of_phrase_.insert(variant_of_phrase_.end(), static_cast<std::size_t>(rule.variants(i).phrases_size()), i);
    }
  }

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    for (int i = 0; i < rule_.variants_size(); ++i) {
      AppendPhrases(rule_.variants(i).phrases(), fmt::format("consistency.variants[{}].phrases", i), phrases);
    }
    return phrases;
  }

  std::string Problem() const override {
    if (rule_.variants_size() < 2 || rule_.variants_size() > kMaxVariants) {
      return fmt::format("consistency.variants: are {}; write 2 to {}", rule_.variants_size(), kMaxVariants);
    }
    for (int i = 0; i < rule_.variants_size(); ++i) {
      if (!rule_.variants(i).phrases().empty()) continue;
      return fmt::format("consistency.variants[{}].phrases: is empty; name at least one phrase", i);
    }
    return {};
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    if (tally.count == 0) tally = {1, match};
    if (tally.count == 2 || variant_of_phrase_[match.phrase] == variant_of_phrase_[tally.first.phrase]) return;
    tally.count = 2;
    findings.push_back(match);
  }

 private:
  const v1::ConsistencyRule& rule_;
  std::vector<int> variant_of_phrase_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeConsistency(const v1::ConsistencyRule& rule) {
  return std::make_unique<Consistency>(rule);
}

}  // namespace chatcore::lint
