#include "tools/scenario/line.h"

#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"

namespace chatcore::scenario {
namespace {

TEST_CASE("a line is words and then assignments") {
  const absl::StatusOr<Line> line =
      ReadLine("a.txt", {7, "at 09:00:00 post_message a=b text=\"Labi, \\\"ā\\\" \\n\" list={x: [1, \"}\"]}"});
  REQUIRE(line.ok());
  CHECK(line->words == std::vector<std::string>{"at", "09:00:00", "post_message"});
  REQUIRE(line->assignments.size() == 3);
  CHECK(line->assignments[0].path == "a");
  CHECK(line->assignments[0].value == "b");
  CHECK(line->assignments[1].value == "Labi, \"ā\" \n");
  CHECK(line->assignments[1].quoted);
  CHECK(line->assignments[1].column == 30);
  CHECK(line->assignments[1].value_column == 35);
  CHECK(line->assignments[2].value == "{x: [1, \"}\"]}");
  CHECK(!line->assignments[2].quoted);
}

TEST_CASE("a continued line keeps its own line numbers and columns") {
  const absl::StatusOr<Line> line = ReadLine("a.txt", {7, "configure\n  patch={a: 1,\n    b: 2}\n  force=true"});
  REQUIRE(line.ok());
  REQUIRE(line->assignments.size() == 2);
  CHECK(line->assignments[0].line == 8);
  CHECK(line->assignments[0].column == 3);
  CHECK(line->assignments[0].value == "{a: 1,\n    b: 2}");
  CHECK(line->assignments[1].line == 10);
}

TEST_CASE("what is no line is refused") {
  const auto error = [](const char* text) { return base::MessageOf(ReadLine("a.txt", {7, text}).status()); };
  CHECK(error("post text=\"x") == "a.txt:7: text: expected a closing quote or bracket, found the end");
  CHECK(error("post list={a: [1}") == "a.txt:7: list: expected a closing quote or bracket, found the end");
  CHECK(error("post a=b word") == "a.txt:7: expected name=value, found \"word\"");
  CHECK(error("post a=\"b\"c") == "a.txt:7: expected name=value, found \"c\"");
}

}  // namespace
}  // namespace chatcore::scenario
