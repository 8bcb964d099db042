#ifndef CHATCORE_SRC_DESK_CONFIG_VALIDATE_H_
#define CHATCORE_SRC_DESK_CONFIG_VALIDATE_H_

#include <string>

#include "absl/status/status.h"
#include "chatcore/v1/config.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Checks a resolved configuration: ids unique and within the limits, references that lead somewhere, fallback chains
/// without a circle, times and counts in range. The message names field, value and rule.
absl::Status ValidateConfig(const v1::Config& config);

/// What of the state still needs something that is configured and that `config` takes away; empty when nothing does.
/// Names the field, the id and what to do.
std::string FindUses(const State& state, const v1::Config& config);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_CONFIG_VALIDATE_H_
