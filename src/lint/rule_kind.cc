#include "src/lint/rule_kind.h"

namespace chatcore::lint {

std::unique_ptr<RuleKind> MakeRuleKind(const v1::LintRule& rule) {
  switch (rule.kind_case()) {
    case v1::LintRule::kExistence:
      return MakeExistence(rule.existence());
    case v1::LintRule::kSubstitution:
      return MakeSubstitution(rule.substitution());
    case v1::LintRule::kOccurrence:
      return MakeOccurrence(rule.occurrence());
    case v1::LintRule::kRepetition:
      return MakeRepetition(rule.repetition());
    case v1::LintRule::kConditional:
      return MakeConditional(rule.conditional());
    case v1::LintRule::kConsistency:
      return MakeConsistency(rule.consistency());
    case v1::LintRule::kCapitalisation:
      return MakeCapitalisation(rule.capitalisation());
    case v1::LintRule::kMetric:
      return MakeMetric(rule.metric());
    case v1::LintRule::kScript:
      return MakeScript(rule.script());
    case v1::LintRule::kBlank:
      return MakeBlank(rule.blank());
    case v1::LintRule::KIND_NOT_SET:
      return nullptr;
  }
  return nullptr;
}

}  // namespace chatcore::lint
