#include <fstream>
#include <sstream>
#include <string>

#include "doctest/doctest.h"

namespace chatcore {
namespace {

std::string FileOf(const std::string& path) {
  std::ifstream file(std::string(CHATCORE_SOURCE_DIR) + "/" + path);
  REQUIRE_MESSAGE(file.good(), path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("docs/first_hour.md shows the examples and their output as they are") {
  const std::string page = FileOf("docs/first_hour.md");
  const auto has = [&](const std::string& fence, const std::string& path) {
    CAPTURE(path);
    CHECK(page.find("```" + fence + "\n" + FileOf(path) + "```\n") != std::string::npos);
  };
  has("cpp run", "examples/hello_desk.cc");
  has("text output", "examples/hello_desk.txt");
  has("text", "examples/host_loop.txt");
}

}  // namespace
}  // namespace chatcore
