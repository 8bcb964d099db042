#include "tools/play/feed_outline.h"

#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tests/tools_play/play_fixture.h"
#include "tools/play/roster.h"

namespace chatcore::play {
namespace {

using play_test::Agent;
using play_test::Customer;
using play_test::End;
using play_test::kBegin;
using play_test::kSecond;
using play_test::RowAt;
using play_test::Start;

absl::StatusOr<FeedOutline> OutlineOf(const std::string& feed) {
  return ReadOutline(FeedSource::Text("day.jsonl", feed));
}

TEST_CASE("an agent accepts from the first start to the last end of the chats it served") {
  const std::string feed = Start(10, "a") + Start(20, "b") + Start(25, "c") + End(30, "b", R"(, "served_by": "x")") +
                           End(35, "c", R"(, "served_by": "y")") + End(40, "a", R"(, "served_by": "x")");
  const absl::StatusOr<FeedOutline> outline = OutlineOf(feed);
  REQUIRE(outline.ok());
  CHECK(outline->rows == 6);
  CHECK(outline->conversations == 3);
  REQUIRE(outline->windows.size() == 2);
  CHECK(outline->windows.at("x").from_us == (kBegin + 10) * kSecond);
  CHECK(outline->windows.at("x").until_us == (kBegin + 40) * kSecond);
  CHECK(outline->windows.at("y").from_us == (kBegin + 25) * kSecond);
  CHECK(outline->windows.at("y").until_us == (kBegin + 35) * kSecond);
  CHECK_FALSE(outline->describes_agents);
}

TEST_CASE("rows have to fit together") {
  const auto error = [](const std::string& feed) { return base::MessageOf(OutlineOf(feed).status()); };
  CHECK(error("") == "day.jsonl: expected at least one row, the feed is empty");
  CHECK(error(Start(1, "a") + Start(2, "a")) == "day.jsonl:2: conversation: expected an id that no earlier start has");
  CHECK(error(Customer(1, "a")) == "day.jsonl:1: conversation: expected one that an earlier row started");
  CHECK(error(Start(1, "a") + End(2, "a") + Agent(3, "a")) ==
        "day.jsonl:3: conversation: expected one that is not over: an earlier row ended it");
  CHECK(error(Start(1, "a") + End(2, "a") + End(3, "a")) ==
        "day.jsonl:3: conversation: expected one that is not over: an earlier row ended it");
}

TEST_CASE("customers' answers are counted") {
  const absl::StatusOr<FeedOutline> outline =
      OutlineOf(Start(1, "a") + Start(1, "b") + Start(1, "c") + End(2, "a", R"(, "calm_and_helpful": true)") +
                End(2, "b", R"(, "calm_and_helpful": false)") + End(2, "c"));
  REQUIRE(outline.ok());
  CHECK(outline->calm_and_helpful == 1);
  CHECK(outline->not_calm_and_helpful == 1);
}

TEST_CASE("with so many agents they are in every team, master every skill and stand in for those of the feed") {
  v1::Config config;
  config.add_teams()->set_team_id("english");
  config.add_skills()->set_skill_id("billing");
  const absl::StatusOr<FeedOutline> outline =
      OutlineOf(Start(1, "a") + RowAt(2, R"("event": "presence", "agent": "ilze", "presence": "accepting")") +
                RowAt(2, R"("event": "presence", "agent": "janis", "presence": "accepting")") +
                RowAt(2, R"("event": "presence", "agent": "kadri", "presence": "accepting")"));
  REQUIRE(outline.ok());
  const Roster roster = MakeRoster(*outline, config, {.agents = 2, .max_chats = 5});
  REQUIRE(roster.members.size() == 2);
  CHECK_FALSE(roster.agents_from_rows);
  CHECK(roster.members[0].profile.agent_id() == "agent-01");
  CHECK(roster.members[0].profile.capacity_units() == 5);
  CHECK(roster.members[0].profile.team_ids(0) == "english");
  CHECK(roster.members[0].profile.skills(0).level() == 10);
  CHECK(roster.members[1].window.from_us == (kBegin + 1) * kSecond);
  CHECK(roster.members[1].window.until_us == DeskHost::kNever);
  CHECK(roster.Resolve("ilze") == "agent-01");
  CHECK(roster.Resolve("janis") == "agent-02");
  CHECK(roster.Resolve("kadri") == "agent-01");
}

TEST_CASE("the names of many agents have the same length") {
  const absl::StatusOr<FeedOutline> outline = OutlineOf(Start(1, "a"));
  REQUIRE(outline.ok());
  const Roster roster = MakeRoster(*outline, {}, {.agents = 100});
  CHECK(roster.members.front().profile.agent_id() == "agent-001");
  CHECK(roster.members.back().profile.agent_id() == "agent-100");
}

TEST_CASE("three chats are the usual, and what a chat costs is taken into account") {
  v1::Config config;
  v1::ChannelUnits& units = *config.add_channel_units();
  units.set_channel(v1::CHANNEL_CHAT);
  units.set_units(2);
  const absl::StatusOr<FeedOutline> outline = OutlineOf(Start(1, "a") + End(2, "a", R"(, "served_by": "x")"));
  REQUIRE(outline.ok());
  CHECK(MakeRoster(*outline, {}, {}).members[0].profile.capacity_units() == 3);
  CHECK(MakeRoster(*outline, config, {}).members[0].profile.capacity_units() == 6);
  CHECK(MakeRoster(*outline, config, {.max_chats = 1}).members[0].profile.capacity_units() == 2);
}

TEST_CASE("a feed that describes its agents brings its own roster") {
  const absl::StatusOr<FeedOutline> outline = OutlineOf(RowAt(1, R"("event": "agent", "agent": "ilze")") +
                                                        Start(1, "a") + End(2, "a", R"(, "served_by": "x")"));
  REQUIRE(outline.ok());
  const Roster roster = MakeRoster(*outline, {}, {});
  CHECK(roster.agents_from_rows);
  CHECK(roster.members.empty());
  CHECK(roster.units_per_agent == 0);
  CHECK(MakeRoster(*outline, {}, {.max_chats = 2}).units_per_agent == 2);
  CHECK(MakeRoster(*outline, {}, {.agents = 1}).members.size() == 1);
}

}  // namespace
}  // namespace chatcore::play
