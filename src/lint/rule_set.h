#ifndef CHATCORE_SRC_LINT_RULE_SET_H_
#define CHATCORE_SRC_LINT_RULE_SET_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "chatcore/v1/lint.pb.h"

namespace chatcore::lint {

/// A rule and what it has from its pack.
struct PackRule {
  v1::LintRule rule;  // severity overridden, confidence filled in
  std::string pack_id;
  std::string language;  // empty = texts of any language
};

/// What a policy comes to: the rules in use, sorted by id, and the limits with their defaults filled in.
struct RuleSet {
  std::vector<PackRule> rules;
  std::uint32_t max_text_bytes = 0;
  std::uint32_t max_findings = 0;

  /// A number over all of it that says nothing of order in memory; examples do not count, for they find nothing.
  std::uint64_t Hash() const;
};

/// Merges the packs of `policy` in their order (built-in ones first; an equal id replaces the earlier rule), drops what
/// is disabled and overrides severities. Errors: kInvalidArgument for a broken pack or rule, for an unknown pack or
/// rule id, and past a limit.
absl::StatusOr<RuleSet> ResolveRules(const v1::LintPolicy& policy);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_RULE_SET_H_
