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
    for (int i = 0; i < rule_.phrases_size(); ++i) {
      phrases.push_back({rule_.phrases(i), fmt::format("occurrence.phrases[{}]", i)});
    }
    return phrases;
  }

  std::string Problem() const override {
    if (rule_.min() == 0 && !rule_.has_max()) return "occurrence: has neither min nor max; it can never fire";
    if (rule_.has_max() && rule_.max() < rule_.min()) {
      return fmt::format("occurrence.max: {} is less than min {}; it would always fire", rule_.max(), rule_.min());
    }
    return {};
  }

  void Judge(std::span<const Match> matches, std::uint32_t text_end, Matches& findings) const override {
    if (matches.size() < rule_.min()) findings.push_back({text_end, text_end, Match::kNoPhrase});
    if (rule_.has_max() && matches.size() > rule_.max()) findings.push_back(matches[rule_.max()]);
  }

  bool FiresOnAbsence() const override { return rule_.min() > 0; }

 private:
  const v1::OccurrenceRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeOccurrence(const v1::OccurrenceRule& rule) { return std::make_unique<Occurrence>(rule); }

}  // namespace chatcore::lint
