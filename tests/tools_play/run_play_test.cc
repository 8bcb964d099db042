#include <fstream>
#include <string>

#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"
#include "doctest/doctest.h"
#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "tests/tools_play/play_fixture.h"

namespace chatcore::play_test {
namespace {

std::string TwoChats() {
  return Start(0, "a") + Agent(4, "a", "I don't know.") + Start(5, "b") + End(9, "a", R"(, "served_by": "x")") +
         Agent(10, "b") + End(20, "b", R"(, "served_by": "x")");
}

TEST_CASE("a feed without a configuration is played with one queue for everybody") {
  const TempFile feed("day.jsonl", TwoChats());
  const Ran ran = RunPlay({.feed = feed.path()});
  CHECK(ran.code == 0);
  CHECK(ran.err == "");
  CHECK(ran.out.find("configuration        built in, 1 queue\n") != std::string::npos);
  CHECK(ran.out.find("served               2  (100 %)\n") != std::string::npos);
  CHECK(ran.out.find("\x1b") == std::string::npos);
}

TEST_CASE("the configuration beside the feed is taken, and the one that is named comes first") {
  const TempFile feed("day.jsonl", TwoChats());
  std::ofstream(feed.Sibling("day.yaml")) << "workspace_id: w\nqueues: [{queue_id: one}, {queue_id: two}]\n";
  std::ofstream(feed.Sibling("other.json")) << R"({"workspace_id": "w", "queues": [{"queue_id": "only"}]})";
  CHECK(RunPlay({.feed = feed.path()}).out.find("day.yaml, 2 queues") != std::string::npos);
  CHECK(RunPlay({.feed = feed.path(), .config = feed.Sibling("other.json")}).out.find("other.json, 1 queue\n") !=
        std::string::npos);
}

TEST_CASE("bad input is one line and exit code 2") {
  const auto check = [](const tools::PlayOptions& options, const std::string& error) {
    const Ran ran = RunPlay(options);
    CHECK(ran.code == 2);
    CHECK(ran.out == "");
    CHECK(ran.err == error + "\n");
  };
  const TempFile broken("day.jsonl", Start(9, "a") + Customer(3, "a"));
  check({.feed = broken.path()},
        broken.path() + ":2: at_us: expected a time not before the row above: sort the feed by at_us");
  const TempFile feed("day.jsonl", TwoChats());
  check({.feed = "no/such.jsonl"}, "no/such.jsonl: cannot be opened for reading");
  check({.feed = "-"}, "FEED: expected a file, because a feed is read twice");
  check({.feed = feed.path(), .agents = 10'001}, "--agents: expected at most 10000");
  check({.feed = feed.path(), .max_chats = 1'001}, "--max-chats: expected at most 1000");
  std::ofstream(feed.Sibling("pick.yaml")) << "workspace_id: w\nqueues: [{queue_id: one, mode: pick_list}]\n";
  check({.feed = feed.path(), .config = feed.Sibling("pick.yaml")},
        feed.Sibling("pick.yaml") + ": queues[0].mode: expected assign or offer_one, for nobody picks in a played day");
  std::ofstream(feed.Sibling("typo.yaml")) << "workspace_id: w\nqueues: [{queue: one}]\n";
  const Ran typo = RunPlay({.feed = feed.path(), .config = feed.Sibling("typo.yaml")});
  CHECK(typo.code == 2);
  CHECK(typo.err.starts_with(feed.Sibling("typo.yaml") + ":2:"));
}

TEST_CASE("with JSON an error is JSON too and unknown fields are counted") {
  const Ran ran = RunPlay({.feed = "no/such.jsonl", .json = true});
  CHECK(ran.code == 2);
  CHECK(ran.err == "{\"error\":\"no/such.jsonl: cannot be opened for reading\"}\n");
  const TempFile feed("day.jsonl", Start(0, "a", R"(, "mood": "sunny")"));
  const Ran noted = RunPlay({.feed = feed.path(), .json = true});
  CHECK(noted.err == "");
  CHECK(nlohmann::json::parse(noted.out)["rows"]["with_unknown_fields"] == 1);
}

TEST_CASE("the most agents and chats are taken") {
  const TempFile feed("day.jsonl", TwoChats());
  CHECK(RunPlay({.feed = feed.path(), .agents = 10'000, .max_chats = 1'000}).code == 0);
}

TEST_CASE("fields that mean nothing are noted on the error stream") {
  const TempFile feed("day.jsonl", Start(0, "a", R"(, "mood": "sunny")"));
  const Ran ran = RunPlay({.feed = feed.path()});
  CHECK(ran.code == 0);
  CHECK(ran.err == "note: rows with a field that means nothing here: 1, the first is " + feed.path() + ":1: mood\n");
}

TEST_CASE("words of a message are shown only when asked for") {
  const TempFile feed("day.jsonl", TwoChats());
  const Ran plain = RunPlay({.feed = feed.path()});
  CHECK(plain.out.find("en.uncertain.dont-know") != std::string::npos);
  CHECK(plain.out.find("[I don't know]") == std::string::npos);
  const Ran shown = RunPlay({.feed = feed.path(), .examples = true});
  CHECK(shown.out.find("[I don't know].") != std::string::npos);
  CHECK(RunPlay({.feed = feed.path(), .json = true}).out.find("don't") == std::string::npos);
  CHECK(RunPlay({.feed = feed.path(), .examples = true, .json = true}).out.find("don't") != std::string::npos);
}

TEST_CASE("the JSON report says what the text says") {
  const TempFile feed("day.jsonl", TwoChats());
  const Ran ran = RunPlay({.feed = feed.path(), .halves = true, .repeat_check = true, .check = true, .json = true});
  REQUIRE(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  CHECK(report["rows"]["read"] == 6);
  CHECK(report["conversations"]["served"] == 2);
  CHECK(report["wait_us"]["worst"] == 0);
  CHECK(report["first_response_us"]["p50"] == 4'000'000);
  CHECK(report["first_response_us"]["within_30_s"] == 2);
  CHECK(report["agents"][0]["agent_id"] == "x");
  CHECK(report["agents"][0]["most_at_once"] == 2);
  CHECK(report["agents"][0]["busy_us"] == 20'000'000);
  CHECK(report["findings"][0]["first_in"] == "a");
  CHECK(report["desk"]["invariants_kept"] == true);
  CHECK(report["desk"]["checks"]["repeated"] == report["desk"]["state_hash"]);
  CHECK(report["desk"]["checks"]["halved"] == report["desk"]["state_hash"]);
}

TEST_CASE("colour is used when the caller says so") {
  const TempFile feed("day.jsonl", TwoChats());
  CHECK(RunPlay({.feed = feed.path(), .colour = true}).out.find("\x1b[1mConversations\x1b[0m") != std::string::npos);
}

TEST_CASE("live counts go to the error stream and clear themselves") {
  const TempFile feed("day.jsonl", TwoChats());
  const Ran ran = RunPlay({.feed = feed.path(), .progress = true});
  CHECK(ran.err.find("open") != std::string::npos);
  CHECK(ran.err.ends_with("\r\x1b[K"));
}

TEST_CASE("tables are cut to the rows asked for") {
  std::string rows;
  for (int i = 0; i < 12; ++i) rows += Start(i, fmt::format("c{:02}", i));
  for (int i = 0; i < 12; ++i)
    rows += End(20 + i, fmt::format("c{:02}", i), fmt::format(R"(, "served_by": "agent-of-{}")", i));
  const TempFile feed("day.jsonl", rows);
  CHECK(RunPlay({.feed = feed.path()}).out.find("  and 2 more\n") != std::string::npos);
  CHECK(RunPlay({.feed = feed.path(), .table_rows = 11}).out.find("  and 1 more\n") != std::string::npos);
  CHECK(RunPlay({.feed = feed.path(), .table_rows = 0}).out.find(" more\n") == std::string::npos);
}

TEST_CASE("a journal holds the whole day, rebuilds the same state and is not written twice") {
  const TempFile feed("day.jsonl", TwoChats());
  const std::string path = feed.Sibling("day.journal");
  if (absl::IsUnimplemented(OpenSqliteJournal(feed.Sibling("any.journal")).status())) {
    MESSAGE("skipped: built without SQLite");
    return;
  }
  const Ran ran = RunPlay({.feed = feed.path(), .journal = path, .halves = true, .json = true});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const nlohmann::json report = nlohmann::json::parse(ran.out);
  {
    absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path);
    REQUIRE(journal.ok());
    absl::StatusOr<std::unique_ptr<Desk>> desk = journal::Recover(**journal, "play");
    REQUIRE(desk.ok());
    CHECK(fmt::format("{:016x}", (*desk)->StateHash()) == report["desk"]["state_hash"]);
    CHECK((*desk)->LastSeq() == report["desk"]["last_seq"]);
  }
  const Ran again = RunPlay({.feed = feed.path(), .journal = path});
  CHECK(again.code == 2);
  CHECK(again.err == "--journal: " + path + " already has a day of workspace play: name a new file\n");
}

}  // namespace
}  // namespace chatcore::play_test
