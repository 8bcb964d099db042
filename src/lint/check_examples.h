#ifndef CHATCORE_SRC_LINT_CHECK_EXAMPLES_H_
#define CHATCORE_SRC_LINT_CHECK_EXAMPLES_H_

#include <span>

#include "absl/status/status.h"
#include "src/lint/rule_index.h"
#include "src/lint/rule_set.h"

namespace chatcore::lint {

/// Runs every rule over its own examples and replacements: it has to fire on the bad ones, and on nothing else. Errors:
/// kInvalidArgument that names the rule and the example. `rules` are those that `index` was made of.
absl::Status CheckExamples(std::span<const PackRule> rules, const RuleIndex& index, const text::Folder& folder);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_CHECK_EXAMPLES_H_
