#include <random>

#include "fmt/format.h"
#include "tests/reference/naive_lint.h"
#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

const Strings kAlphabet = {"a",  "b",      "A",      "B",      "a",          " ",      " ",
                           "\n", "!",      "'",      "\u2019", "\u0101",     "\u0100", "\u00DF",
                           "s",  "\u00A0", "\u0E01", "\u4F60", "\U0001F44D", "-",      "1"};

class RandomLint {
 public:
  // One mark at a time: the twin does not know the order into which Unicode sorts several.
  RandomLint(unsigned seed, const char* mark) : random_(seed), alphabet_(kAlphabet) { alphabet_.push_back(mark); }

  std::size_t Below(std::size_t n) { return random_() % n; }

  std::string Text(std::size_t most) {
    std::string text;
    for (std::size_t i = 0, n = Below(most + 1); i < n; ++i) text += alphabet_[Below(alphabet_.size())];
    return text;
  }

  // A phrase that is not empty when folded and does not begin with a mark.
  std::string Phrase() {
    const Strings first = {"a", "b", "s", "!", "\u0101", "\u0E01", "\u4F60", "\U0001F44D", "'", "1"};
    std::string phrase = first[Below(first.size())];
    for (std::size_t i = 0, n = Below(4); i < n; ++i) phrase += alphabet_[Below(alphabet_.size())];
    return phrase;
  }

  v1::LintRule Rule(int number) {
    v1::LintRule rule = NewRule("own." + std::to_string(number));
    const std::size_t phrases = 1 + Below(4);
    const std::size_t kind = Below(3);
    for (std::size_t i = 0; i < phrases; ++i) {
      if (kind == 0) rule.mutable_existence()->add_phrases(Phrase());
      if (kind == 1) {
        v1::Substitution& swap = *rule.mutable_substitution()->add_swaps();
        swap.add_phrases(Phrase());
        swap.add_replacements("zz");
      }
      if (kind == 2) rule.mutable_occurrence()->add_phrases(Phrase());
    }
    if (kind == 2 && Below(2) == 0) rule.mutable_occurrence()->set_min(static_cast<std::uint32_t>(1 + Below(2)));
    if (kind == 2 && rule.occurrence().min() == 0)
      rule.mutable_occurrence()->set_max(static_cast<std::uint32_t>(Below(3)));
    for (std::size_t i = 0, n = Below(3); i < n; ++i) rule.add_antipatterns(Phrase() + Phrase());
    return rule;
  }

 private:
  std::mt19937 random_;
  Strings alphabet_;
};

std::string Shown(const std::vector<reference::NaiveFinding>& findings) {
  std::string shown;
  for (const auto& finding : findings)
    shown += fmt::format("{} [{}, {})  ", finding.rule_id, finding.begin, finding.end);
  return shown;
}

void CompareWithTwin(RandomLint random) {
  int compared = 0;
  int found = 0;
  while (compared < 300) {
    std::vector<v1::LintRule> rules;
    for (int i = 0, n = static_cast<int>(1 + random.Below(5)); i < n; ++i) rules.push_back(random.Rule(i));
    v1::LintPolicy policy = PolicyOf(rules);
    policy.set_max_findings(10000);
    const auto linter = Linter::Create(policy);
    if (!linter.ok()) continue;  // the same phrase twice
    ++compared;
    const reference::NaiveLint naive(rules);
    for (int i = 0; i < 50; ++i) {
      const std::string text = random.Text(40);
      CAPTURE(text);
      std::vector<reference::NaiveFinding> findings;
      const v1::LintReport report = CheckText(**linter, text);
      for (const v1::Finding& finding : report.findings()) {
        findings.push_back({finding.rule_id(), finding.span().utf8_begin(), finding.span().utf8_end()});
      }
      REQUIRE(Shown(findings) == Shown(naive.Check(text)));
      found += static_cast<int>(findings.size());
    }
  }
  CHECK(found > 10000);
}

TEST_CASE("on random rules and texts the linter finds what its slow twin finds") {
  CompareWithTwin(RandomLint(2026, "\u0304"));
  CompareWithTwin(RandomLint(1122, "\u0E48"));
}

}  // namespace
}  // namespace chatcore
