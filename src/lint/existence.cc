#include "fmt/format.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Every match is a finding.
class Existence : public RuleKind {
 public:
  explicit Existence(const v1::ExistenceRule& rule) : rule_(rule) {}

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    for (int i = 0; i < rule_.phrases_size(); ++i) {
      phrases.push_back({rule_.phrases(i), fmt::format("existence.phrases[{}]", i)});
    }
    return phrases;
  }

  void Judge(std::span<const Match> matches, std::uint32_t text_end, Matches& findings) const override {
    findings.insert(findings.end(), matches.begin(), matches.end());
  }

 private:
  const v1::ExistenceRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeExistence(const v1::ExistenceRule& rule) { return std::make_unique<Existence>(rule); }

}  // namespace chatcore::lint
