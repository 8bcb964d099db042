#ifndef CHATCORE_TOOLS_SCENARIO_SCRIPT_H_
#define CHATCORE_TOOLS_SCENARIO_SCRIPT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

// A scenario file as blocks; docs/scenarios.md describes the format.
//
//   # A comment.
//   at 09:00:00 start_conversation conversation_id=chat-1 customer_id=ann channel=chat
//   ----
//   09:00:00 #1 conversation_started ...
//
// A block is one or more directive lines, `----`, and the expected output up to the next blank line. An indented line
// continues the directive above it. The first word `config` or `linter` makes the rest of the block YAML.

namespace chatcore::scenario {

struct Directive {
  std::size_t line = 0;  // of its first line, from 1
  std::string text;      // with its continuation lines, joined by line breaks
};

struct Block {
  std::vector<std::string> before;    // comments and blank lines above, kept by a rewrite
  std::vector<std::string> source;    // the lines up to `----`
  std::size_t line = 0;               // of the first line of `source`
  std::vector<Directive> directives;  // for a YAML block only its first line
  std::string yaml;                   // of a YAML block
  std::size_t yaml_line = 0;
  std::vector<std::string> expected;
  std::size_t expected_line = 0;
};

struct Script {
  std::string name;  // what errors call it
  std::vector<Block> blocks;
  std::vector<std::string> after;  // comments behind the last block
};

/// Errors: kInvalidArgument "file:line: ...".
absl::StatusOr<Script> ParseScript(std::string_view name, std::string_view text);

/// The text of the file, with each block's `expected` as it is now.
std::string FormatScript(const Script& script);

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_SCRIPT_H_
