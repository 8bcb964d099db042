#ifndef CHATCORE_SRC_LINT_BUILT_IN_PACKS_H_
#define CHATCORE_SRC_LINT_BUILT_IN_PACKS_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "chatcore/v1/lint.pb.h"

namespace chatcore::lint {

/// Returns the built-in pack `id`. Errors: kInvalidArgument for an unknown id, with the ids that exist.
absl::StatusOr<v1::LintPack> BuiltInPack(std::string_view id);

/// Returns all built-in packs, sorted by id.
absl::StatusOr<std::vector<v1::LintPack>> BuiltInPacks();

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_BUILT_IN_PACKS_H_
