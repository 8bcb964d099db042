#include "src/desk/command_window.h"

#include "doctest/doctest.h"

namespace chatcore::desk {
namespace {

constexpr std::int64_t kWindowUs = 100;

TEST_CASE("a command is remembered with its first and last event") {
  CommandWindow window;
  window.Remember("a", 5, 10, kWindowUs, 10);
  window.Remember("a", 6, 10, kWindowUs, 10);
  window.Remember("b", 7, 11, kWindowUs, 10);
  window.Remember("a", 8, 12, kWindowUs, 10);
  REQUIRE(window.Find("a") != nullptr);
  CHECK(window.Find("a")->first_seq == 5);
  CHECK(window.Find("a")->last_seq == 8);
  CHECK(window.Find("c") == nullptr);
  CHECK(window.horizon_us() == 0);
}

TEST_CASE("the window is bounded by count at the limit") {
  CommandWindow window;
  for (int i = 0; i < 3; ++i) window.Remember(std::string(1, static_cast<char>('a' + i)), i + 1, i, 1'000, 3);
  CHECK(window.size() == 3);
  window.Remember("d", 9, 50, 1'000, 3);
  CHECK(window.size() == 3);
  CHECK(window.Find("a") == nullptr);
  CHECK(window.Find("b") != nullptr);
  CHECK(window.horizon_us() == 1);
}

TEST_CASE("the window is bounded by age") {
  CommandWindow window;
  window.Remember("a", 1, 0, kWindowUs, 10);
  window.Remember("b", 2, 100, kWindowUs, 10);
  CHECK(window.Find("a") != nullptr);
  window.Remember("c", 3, 101, kWindowUs, 10);
  CHECK(window.Find("a") == nullptr);
  CHECK(window.Find("b") != nullptr);
}

TEST_CASE("a loaded window goes on where the saved one was") {
  CommandWindow window;
  REQUIRE(window.Load({{.id = "a", .first_seq = 1, .last_seq = 2, .at_us = 3}}, 2));
  CHECK(window.Find("a")->last_seq == 2);
  CHECK(window.horizon_us() == 2);
  CommandWindow twice;
  CHECK_FALSE(twice.Load({{.id = "a"}, {.id = "a"}}, 0));
}

}  // namespace
}  // namespace chatcore::desk
