#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Remembers the first thing that still asks for another one. Phrases of its own come first: `when`, then `then`;
// phrases on loan have one number for each side.
class Conditional : public RuleKind {
 public:
  explicit Conditional(const v1::ConditionalRule& rule)
      : rule_(rule),
        then_begin_(static_cast<std::uint32_t>(rule.when_phrases_size())),
        when_lent_(then_begin_ + static_cast<std::uint32_t>(rule.then_phrases_size())) {}

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    AppendPhrases(rule_.when_phrases(), "conditional.when_phrases", phrases);
    AppendPhrases(rule_.then_phrases(), "conditional.then_phrases", phrases);
    return phrases;
  }

  std::vector<Loan> Loans() const override {
    std::vector<Loan> loans;
    Append(rule_.when_categories(), "conditional.when_categories", when_lent_, loans);
    Append(rule_.then_categories(), "conditional.then_categories", when_lent_ + 1, loans);
    return loans;
  }

  std::string Problem() const override {
    if (rule_.when_categories().empty() && rule_.when_phrases().empty()) {
      return "conditional: has neither when_categories nor when_phrases; it can never fire";
    }
    if (rule_.then_categories().empty() && rule_.then_phrases().empty()) {
      return "conditional: has neither then_categories nor then_phrases; use existence";
    }
    if (rule_.when_categories_size() > kMaxCategories || rule_.then_categories_size() > kMaxCategories) {
      return fmt::format("conditional: name at most {} categories on each side", kMaxCategories);
    }
    return {};
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    const bool asks = match.phrase < then_begin_ || match.phrase == when_lent_;
    if (!asks) {
      tally.count = 1;
      if (rule_.behind()) tally.first = {};
    } else if (tally.first.end == 0) {
      tally.first = match;
      if (rule_.behind()) tally.count = 0;
    }
  }

  void End(const Tally& tally, const TextTotals& totals, Matches& findings) const override {
    if (tally.first.end != 0 && tally.count == 0) findings.push_back(tally.first);
  }

  bool WaitsForEnd() const override { return true; }
  bool FiresOnAbsence() const override { return true; }

 private:
  template <typename List>
  static void Append(const List& categories, std::string_view path, std::uint32_t phrase, std::vector<Loan>& loans) {
    for (int i = 0; i < categories.size(); ++i) {
      loans.push_back({categories.Get(i), phrase, fmt::format("{}[{}]", path, i)});
    }
  }

  const v1::ConditionalRule& rule_;
  const std::uint32_t then_begin_;
  const std::uint32_t when_lent_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeConditional(const v1::ConditionalRule& rule) {
  return std::make_unique<Conditional>(rule);
}

}  // namespace chatcore::lint
