#ifndef CHATCORE_TOOLS_SCENARIO_RUNNER_H_
#define CHATCORE_TOOLS_SCENARIO_RUNNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tools/scenario/script.h"

// Runs a scenario file against a desk and compares what happens with what the file expects.
//
//   absl::StatusOr<ScenarioResult> result = RunScenarioFile("reopen.txt", {.rewrite = false});
//   result->Passed(), result->report

namespace chatcore::scenario {

struct ScenarioOptions {
  bool rewrite = false;  // put what happened into the file
};

struct ScenarioResult {
  std::vector<std::string> report;  // what differs and which check failed; empty when all is well
  bool mismatch = false;            // the transcript differs from the file
  bool broken = false;              // a check of the desk itself failed: a rewrite does not help
  bool rewritten = false;           // the file was changed
  std::size_t commands = 0;
  std::size_t events = 0;
  std::uint64_t state_hash = 0;

  bool Passed() const { return !broken && (!mismatch || rewritten); }
};

/// Runs a script. `folder` is where `config FILE` looks. The expected lines of the script become what happened.
///
/// Errors: kInvalidArgument "file:line: ..." for a directive that cannot be read; kNotFound for a missing file.
absl::StatusOr<ScenarioResult> RunScript(Script& script, const std::string& folder);

/// The same for a file, and the rewrite of the file.
absl::StatusOr<ScenarioResult> RunScenarioFile(const std::string& path, const ScenarioOptions& options);

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_RUNNER_H_
