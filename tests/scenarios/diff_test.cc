#include "tools/scenario/diff.h"

#include "doctest/doctest.h"

namespace chatcore::scenario {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a difference keeps what both sides share") {
  CHECK(DiffLines({"a", "b", "c"}, {"a", "x", "c"}) == Lines{"  a", "- b", "+ x", "  c"});
  CHECK(DiffLines({"a"}, {"a", "b"}) == Lines{"  a", "+ b"});
  CHECK(DiffLines({"a", "b"}, {"b"}) == Lines{"- a", "  b"});
  CHECK(DiffLines({}, {"a"}) == Lines{"+ a"});
  CHECK(DiffLines({}, {}).empty());
}

}  // namespace
}  // namespace chatcore::scenario
