#include <cstdlib>
#include <filesystem>
#include <string>

#include "doctest/doctest.h"
#include "nlohmann/json.hpp"
#include "tests/tools_play/play_fixture.h"

// A real day that is no part of the project; its folder comes from CHATCORE_DATA.

namespace chatcore::play_test {
namespace {

// Empty when there is no data.
std::string StarDay() {
  const char* named = std::getenv("CHATCORE_DATA");
  const std::string folder = named != nullptr ? named : std::string(CHATCORE_SOURCE_DIR) + "/../shared/data";
  const std::string day = folder + "/star/2020-05-15.jsonl";
  if (std::filesystem::exists(day)) return day;
  MESSAGE("skipped: no data");
  return {};
}

TEST_CASE("a real day replays, twice and cut in half, to the same hash") {
  const std::string day = StarDay();
  if (day.empty()) return;
  const Ran ran = RunPlay({.feed = day, .halves = true, .repeat_check = true, .json = true});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  CHECK(report["rows"]["read"] == 16'013);
  CHECK(report["conversations"]["started"] == 1'064);
  CHECK(report["left_without_answer_us"]["count"] == 45);
  CHECK(report["first_response_us"]["count"] == 1'019);
  CHECK(report["conversations"]["open"] == 0);
  CHECK(report["conversations"]["most_open"] == 23);
  CHECK(report["conversations"]["customer_messages"] == 6'976);
  CHECK(report["conversations"]["agent_messages"] == 6'909);
  CHECK(report["agents"].size() == 75);
  for (const nlohmann::json& agent : report["agents"]) CHECK(agent["most_at_once"] <= 3);
  CHECK(report["desk"]["invariants_kept"] == true);
  CHECK(report["desk"]["checks"]["repeated"] == report["desk"]["state_hash"]);
  CHECK(report["desk"]["checks"]["halved"] == report["desk"]["state_hash"]);
}

TEST_CASE("with six agents and two chats each a real day forms queues") {
  const std::string day = StarDay();
  if (day.empty()) return;
  const Ran ran = RunPlay({.feed = day, .agents = 6, .max_chats = 2, .halves = true, .json = true});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  CHECK(report["conversations"]["started"] == 1'064);
  CHECK(report["conversations"]["open"] == 0);
  CHECK(report["conversations"]["most_waiting"] >= 5);
  CHECK(report["rows"]["held"] > 1'000);
  CHECK(report["wait_us"]["worst"] > 60'000'000);
  CHECK(report["conversations"]["agent_messages"] == 6'909);
  CHECK(report["agents"].size() == 6);
  for (const nlohmann::json& agent : report["agents"]) CHECK(agent["most_at_once"] == 2);
}

TEST_CASE("the invariants hold after every command of a crowded real day with offers") {
  const std::string day = StarDay();
  if (day.empty()) return;
  const Ran ran =
      RunPlay({.feed = day, .agents = 8, .max_chats = 2, .offers = true, .halves = true, .check = true, .json = true});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  CHECK(report["offers"]["accepted"] >= 1'019);
  CHECK(report["conversations"]["open"] == 0);
}

}  // namespace
}  // namespace chatcore::play_test
