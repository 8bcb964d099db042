#ifndef CHATCORE_SRC_LINT_CHECK_RULE_H_
#define CHATCORE_SRC_LINT_CHECK_RULE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "chatcore/v1/lint.pb.h"

namespace chatcore::lint {

/// How messages name a rule: `pack "en" rule "en.uncertain.dont-know"`.
std::string RuleName(std::string_view pack_id, std::string_view rule_id);

/// Checks the pack's own fields and that no rule id occurs twice.
absl::Status CheckPack(const v1::LintPack& pack);

/// Checks everything of one rule that can be said without running it: ids, enums, texts, sizes. Phrases are checked
/// when they are compiled, examples when the linter runs.
absl::Status CheckRule(std::string_view pack_id, const v1::LintRule& rule);

/// Whether the rule states a fact in place of making findings.
inline bool IsFactRule(const v1::LintRule& rule) { return rule.severity() == v1::SEVERITY_UNSPECIFIED; }

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_CHECK_RULE_H_
