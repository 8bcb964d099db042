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
    case v1::LintRule::KIND_NOT_SET:
      return nullptr;
  }
  return nullptr;
}

}  // namespace chatcore::lint
