#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "doctest/doctest.h"
#include "nlohmann/json.hpp"
#include "tests/tools_play/play_fixture.h"

namespace chatcore::play_test {
namespace {

std::string GoldenPath() { return std::string(CHATCORE_SOURCE_DIR) + "/tests/tools_play/small_day.txt"; }

// The hash and the speed are no business of a transcript: the first changes with the state's version, the second
// always.
std::string WithoutHashAndSpeed(const std::string& text) {
  const std::string hashless = std::regex_replace(text, std::regex("[0-9a-f]{16}"), "HASH");
  const std::string speedless = std::regex_replace(hashless, std::regex("( commands +[0-9]+) in [^\n]*"), "$1");
  return std::regex_replace(speedless, std::regex("of [0-9]+ bytes"), "of N bytes");
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("the small day reports what its transcript says") {
  const Ran ran = RunPlay({.table_rows = 0, .halves = true, .repeat_check = true, .check = true, .examples = true});
  CHECK(ran.code == 0);
  CHECK(ran.err == "");
  const std::string report = WithoutHashAndSpeed(ran.out);
  // CHATCORE_REWRITE=1 accepts a new report.
  if (std::getenv("CHATCORE_REWRITE") != nullptr) std::ofstream(GoldenPath(), std::ios::binary) << report;
  CHECK(report == ReadFile(GoldenPath()));
}

TEST_CASE("the files of the small day are the day that is compiled in") {
  const std::string examples = std::string(CHATCORE_SOURCE_DIR) + "/examples/small_day.jsonl";
  const nlohmann::json built_in = nlohmann::json::parse(RunPlay({.json = true}).out);
  const nlohmann::json from_file = nlohmann::json::parse(RunPlay({.feed = examples, .json = true}).out);
  CHECK(built_in["desk"]["state_hash"] == from_file["desk"]["state_hash"]);
  CHECK(built_in["conversations"] == from_file["conversations"]);
}

TEST_CASE("the small day has a bit of everything") {
  const nlohmann::json report = nlohmann::json::parse(RunPlay({.json = true}).out);
  const nlohmann::json& conversations = report["conversations"];
  CHECK(conversations["started"] == 37);
  CHECK(report["left_without_answer_us"]["count"] == 3);
  CHECK(conversations["open"] == 0);
  CHECK(conversations["transfers"] == 3);
  CHECK(conversations["most_waiting"] > 0);
  CHECK(report["rows"]["held"] > 0);
  CHECK(report["rows"]["dropped"] == 0);
  CHECK(report["queues"].size() == 7);
  CHECK(report["findings"].size() >= 5);
  CHECK(report["messages_confirmed"] > 0);
  CHECK(report["offers"]["accepted"] == 3);
  CHECK(report["tickets"]["opened"] == 6);
  CHECK(report["tickets"]["solved"] == 1);
  CHECK(report["tickets"]["spam"] == 1);
  CHECK(report["tickets"]["reopened"] == 1);
  // Nothing is refused but the messages that the gate wants confirmed.
  for (const auto& [reason, count] : report["desk"]["rejected"].items()) CHECK(reason == "needs_confirmation");
  bool toms_worked = false;
  for (const nlohmann::json& agent : report["agents"])
    toms_worked = toms_worked || (agent["agent_id"] == "toms" && agent["served"] > 0);
  CHECK_FALSE(toms_worked);
}

TEST_CASE("the small day with few agents has queues, with offers it has offers, and all end well") {
  const nlohmann::json few =
      nlohmann::json::parse(RunPlay({.agents = 2, .max_chats = 1, .check = true, .json = true}).out);
  const nlohmann::json usual = nlohmann::json::parse(RunPlay({.json = true}).out);
  CHECK(few["rows"]["held"] > usual["rows"]["held"]);
  CHECK(few["wait_us"]["p90"] > usual["wait_us"]["p90"]);
  CHECK(few["conversations"]["open"] == 0);
  CHECK(few["agents"].size() == 2);
  const Ran offered = RunPlay({.offers = true, .halves = true, .repeat_check = true, .check = true, .json = true});
  CHECK(offered.code == 0);
  const nlohmann::json offers = nlohmann::json::parse(offered.out);
  CHECK(offers["offers"]["accepted"] > usual["offers"]["accepted"]);
  CHECK(offers["conversations"]["open"] == 0);
}

}  // namespace
}  // namespace chatcore::play_test
