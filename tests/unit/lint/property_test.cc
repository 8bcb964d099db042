#include "fmt/format.h"
#include "tests/reference/naive_lint.h"
#include "tests/unit/lint/random_lint.h"

namespace chatcore {
namespace {

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
    for (int i = 0, n = static_cast<int>(1 + random.Below(5)); i < n; ++i)
      rules.push_back(random.Rule(i, RandomLint::kTwinKinds));
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

// One mark at a time: the twin does not know the order into which Unicode sorts several.
TEST_CASE("on random rules and texts the linter finds what its slow twin finds") {
  CompareWithTwin(RandomLint(2026, {"\u0304"}));
  CompareWithTwin(RandomLint(1122, {"\u0E48"}));
}

}  // namespace
}  // namespace chatcore
