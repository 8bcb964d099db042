#include "fmt/format.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// One finding when there are too few or too many matches.
class Occurrence : public RuleKind {
 public:
  explicit Occurrence(const v1::OccurrenceRule& rule) : rule_(rule) {}

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    AppendPhrases(rule_.phrases(), "occurrence.phrases", phrases);
    return phrases;
  }

  std::string Problem() const override {
    if (rule_.min() == 0 && !rule_.has_max()) return "occurrence: has neither min nor max; it can never fire";
    if (rule_.has_max() && rule_.max() < rule_.min()) {
      return fmt::format("occurrence.max: {} is less than min {}; it would always fire", rule_.max(), rule_.min());
    }
    return {};
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    if (rule_.has_max() && tally.count == rule_.max()) findings.push_back(match);
    ++tally.count;
  }

  void End(const Tally& tally, const TextTotals& totals, Matches& findings) const override {
    if (tally.count < rule_.min()) findings.push_back({totals.text_end, totals.text_end, Match::kNoPhrase});
  }

  bool WaitsForEnd() const override { return rule_.min() > 0; }
  bool FiresOnAbsence() const override { return rule_.min() > 0; }

 private:
  const v1::OccurrenceRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeOccurrence(const v1::OccurrenceRule& rule) { return std::make_unique<Occurrence>(rule); }

}  // namespace chatcore::lint
