#ifndef CHATCORE_TOOLS_SCENARIO_LINE_H_
#define CHATCORE_TOOLS_SCENARIO_LINE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tools/binder/set_field.h"
#include "tools/scenario/script.h"

namespace chatcore::scenario {

/// A directive cut into its words and its name=value parts:
///
///   at 09:00:00 post_message conversation_id=chat-1 text="Good morning"
///
/// gives the words "at", "09:00:00", "post_message" and two assignments.
struct Line {
  std::string file;
  std::size_t number = 0;
  std::vector<std::string> words;
  std::vector<binder::Assignment> assignments;

  /// The one-line error "file:line: message".
  absl::Status Error(std::string_view message) const;
};

/// Errors: kInvalidArgument for a quote or bracket that is not closed, or a word behind the first assignment.
absl::StatusOr<Line> ReadLine(const std::string& file, const Directive& directive);

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_LINE_H_
