#include "tools/scenario/script.h"

#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"

namespace chatcore::scenario {
namespace {

constexpr char kText[] =
    "# What it is about.\n"
    "\n"
    "config\n"
    "workspace_id: demo\n"
    "\n"
    "queues: []\n"
    "----\n"
    "ok\n"
    "\n"
    "# First.\n"
    "at 09:00:00 advance\n"
    "# between\n"
    "advance\n"
    "  09:00:01\n"
    "----\n"
    "\n"
    "# The end.\n";

TEST_CASE("a script is a list of blocks with their comments") {
  const absl::StatusOr<Script> script = ParseScript("a.txt", kText);
  REQUIRE(script.ok());
  REQUIRE(script->blocks.size() == 2);
  const Block& config = script->blocks[0];
  CHECK(config.before == std::vector<std::string>{"# What it is about.", ""});
  CHECK(config.yaml == "workspace_id: demo\n\nqueues: []\n");
  CHECK(config.yaml_line == 4);
  CHECK(config.expected == std::vector<std::string>{"ok"});
  CHECK(config.expected_line == 8);
  const Block& second = script->blocks[1];
  REQUIRE(second.directives.size() == 2);
  CHECK(second.directives[0].line == 11);
  CHECK(second.directives[1].text == "advance\n  09:00:01");
  CHECK(second.expected.empty());
  CHECK(script->after == std::vector<std::string>{"", "# The end."});
}

TEST_CASE("a script that is not changed is written as it was read") {
  const absl::StatusOr<Script> script = ParseScript("a.txt", kText);
  REQUIRE(script.ok());
  CHECK(FormatScript(*script) == kText);
}

TEST_CASE("what is no script is refused with its line") {
  const auto error = [](std::string_view text) { return base::MessageOf(ParseScript("a.txt", text).status()); };
  CHECK(error("# nothing\n") == "a.txt:1: expected a block of directives, found none");
  CHECK(error("\nadvance\n") == "a.txt:2: expected \"----\" after the directives, found the end of the file");
  CHECK(error("  advance\n----\n") == "a.txt:1: expected a directive, found an indented line");
  CHECK(error("advance \xFF\n----\n") == "a.txt: expected UTF-8, found something else at byte 8");
}

}  // namespace
}  // namespace chatcore::scenario
