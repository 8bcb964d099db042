#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Every match is a finding.
class Existence : public RuleKind {
 public:
  explicit Existence(const v1::ExistenceRule& rule) : rule_(rule) {}

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    AppendPhrases(rule_.phrases(), "existence.phrases", phrases);
    return phrases;
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

 private:
  const v1::ExistenceRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeExistence(const v1::ExistenceRule& rule) { return std::make_unique<Existence>(rule); }

}  // namespace chatcore::lint
