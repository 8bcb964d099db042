#ifndef CHATCORE_SRC_DESK_VALIDATE_COMMAND_H_
#define CHATCORE_SRC_DESK_VALIDATE_COMMAND_H_

#include "absl/status/status.h"
#include "chatcore/v1/command.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Checks the form of a command: required fields, lengths, ranges, UTF-8, known enum values; for Configure also what
/// the new configuration says. Nothing that depends on people or on time: those are refusals. The message names the
/// field.
absl::Status ValidateCommand(const v1::Command& command, const State& state);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_VALIDATE_COMMAND_H_
