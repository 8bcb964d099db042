#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tests/tools_play/play_fixture.h"

namespace chatcore::play_test {
namespace {

using Seconds = std::vector<int>;

const tools::PlayOptions kOneChatAtATime = {.agents = 1, .max_chats = 1};

// Serves conversation a from second 0 to `until`, so that others wait as long.
std::string Busy(int until) { return Start(0, "a") + Agent(1, "a") + End(until, "a"); }

// The rows of several feeds in the order of time, equal times in the order given.
std::string Merge(const std::vector<std::string>& feeds) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const std::string& feed : feeds) {
    for (std::size_t begin = 0; begin < feed.size();) {
      const std::size_t end = feed.find('\n', begin) + 1;
      const std::string row = feed.substr(begin, end - begin);
      rows.emplace_back(row.substr(0, row.find(',')), row);
      begin = end;
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string merged;
  for (const auto& row : rows) merged += row.second;
  return merged;
}

TEST_CASE("where nobody waits every row is played at its own time") {
  const Played played =
      PlayText(Start(0, "a") + Customer(0, "a") + Agent(7, "a") + Customer(12, "a") + End(20, "a"), kOneChatAtATime);
  CHECK(MessageSeconds(played, "a") == Seconds{0, 7, 12});
  CHECK(ClosedSecond(played, "a") == 20);
  CHECK(played.result.rows_held == 0);
  CHECK(played.result.end_us == (kBegin + 20) * kSecond);
}

TEST_CASE("rows that fall due while the chat waits are played after the accept with their spacing") {
  const std::string waits = Start(10, "b") + Customer(12, "b") + Agent(20, "b") + Customer(25, "b") + End(30, "b");
  Played played = PlayText(Merge({Busy(60), waits}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "b") == Seconds{60, 68, 73});
  CHECK(ClosedSecond(played, "b") == 78);
  CHECK(played.result.rows_held == 4);
  CHECK(played.result.tally.waits.Percentile(100) == 50 * kSecond);
  CHECK(played.result.tally.first_responses.Percentile(100) == 58 * kSecond);
}

TEST_CASE("rows that fall due after the accept are later by as much and do not count as held") {
  const std::string waits = Start(10, "b") + Customer(12, "b") + Agent(20, "b") + Customer(25, "b") + End(30, "b");
  const Played played = PlayText(Merge({Busy(22), waits}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "b") == Seconds{22, 30, 35});
  CHECK(ClosedSecond(played, "b") == 40);
  CHECK(played.result.rows_held == 2);
}

TEST_CASE("a chat that waits between two rows is not delayed") {
  const std::string waits = Start(10, "b") + Customer(40, "b") + End(50, "b");
  const Played played = PlayText(Merge({Busy(30), waits}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "b") == Seconds{40});
  CHECK(ClosedSecond(played, "b") == 50);
  CHECK(played.result.rows_held == 0);
}

TEST_CASE("a chat that waits again after a transfer is held again and each row counts once") {
  // b is transferred at 5 and the only slot goes to c; b comes back when the minute is over for which its agent is
  // excluded.
  const std::string first = Start(0, "b") + Agent(2, "b") +
                            RowAt(5, R"("event": "transfer", "conversation": "b", "to_queue": "everybody")") +
                            Customer(8, "b") + Agent(12, "b") + End(20, "b");
  const std::string second = Start(1, "c", R"(, "priority": 1000)") + Agent(4, "c") + End(30, "c");
  const Played played = PlayText(Merge({first, second}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "c") == Seconds{5});
  CHECK(ClosedSecond(played, "c") == 31);
  CHECK(MessageSeconds(played, "b") == Seconds{2, 65, 69});
  CHECK(ClosedSecond(played, "b") == 77);
  CHECK(played.result.rows_held == 4);
  CHECK(played.result.tally.transfers == 1);
}

TEST_CASE("who left the feed without an answer leaves at that time, and what was written is posted first") {
  const std::string leaves =
      Start(10, "b") + Customer(12, "b") + Customer(20, "b") + End(45, "b", R"(, "completion": "Abandoned")");
  Played played = PlayText(Merge({Busy(60), leaves}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "b") == Seconds{45, 45});
  CHECK(ClosedSecond(played, "b") == 45);
  CHECK(played.result.rows_held == 2);
  CHECK(played.result.tally.closed[v1::OUTCOME_ABANDONED] == 1);
  CHECK(played.result.tally.left_after.Percentile(100) == 35 * kSecond);
}

TEST_CASE("who was answered in the feed and left later waits for the answer here too") {
  const std::string leaves = Start(10, "b") + Agent(12, "b") + End(20, "b", R"(, "completion": "ConnectionLost")");
  Played played = PlayText(Merge({Busy(60), leaves}), kOneChatAtATime);
  CHECK(MessageSeconds(played, "b") == Seconds{60});
  CHECK(ClosedSecond(played, "b") == 68);
  CHECK(played.result.tally.closed[v1::OUTCOME_ABANDONED] == 0);
  CHECK(played.result.tally.closed[v1::OUTCOME_SERVED] == 2);
}

TEST_CASE("a chat that breaks off leaves a ticket unless that is switched off or the feed names one") {
  const std::string feed = Start(0, "a") + Agent(5, "a");
  const std::string lost = End(9, "a", R"(, "completion": "ConnectionLost")");
  CHECK(PlayText(feed + lost, kOneChatAtATime).result.stats.tickets_open() == 1);
  CHECK(PlayText(feed + lost, {.agents = 1, .follow_ups = false}).result.stats.tickets_open() == 0);
  const Played named =
      PlayText(feed + End(9, "a", R"(, "completion": "ConnectionLost", "ticket": "T-9")"), kOneChatAtATime);
  CHECK(named.result.stats.tickets_open() == 1);
  CHECK(named.events.back().ticket_opened().ticket_id() == "T-9");
  CHECK(PlayText(feed + End(9, "a"), kOneChatAtATime).result.stats.tickets() == 0);
  CHECK(PlayText(feed + End(9, "a", R"(, "ticket": "T-9")"), kOneChatAtATime).result.stats.tickets_open() == 1);
}

TEST_CASE("agents of the feed take nothing new after their last chat, and who is left waits in vain") {
  const std::string feed = Start(0, "a") + Agent(5, "a") + End(10, "a", R"(, "served_by": "x")") + Start(20, "b") +
                           Customer(21, "b") + End(30, "b");
  const Played played = PlayText(feed);
  CHECK(MessageSeconds(played, "b").empty());
  CHECK(played.result.still_waiting == 1);
  CHECK(played.result.rows_held == 2);
}

TEST_CASE("a customer who writes to a ticket reopens it, and agents of the feed answer it") {
  const std::string feed =
      RowAt(0, R"("event": "agent", "agent": "ilze")") +
      RowAt(1, R"("event": "ticket", "ticket": "T-1", "customer": "ann", "assignee": "ilze")") +
      RowAt(2, R"("ticket": "T-1", "from": "agent", "agent": "ilze", "text": "Which one?", "asks": true)") +
      RowAt(3, R"("event": "ticket_status", "ticket": "T-1", "status": "solved", "agent": "ilze")") +
      RowAt(4, R"("ticket": "T-1", "from": "customer", "text": "The second.")");
  const Played played = PlayText(feed);
  CHECK(played.result.stats.tickets_open() == 1);
  CHECK(played.result.tally.tickets_reopened == 1);
  CHECK(played.result.tally.rejected.empty());
  CHECK(PlayText(feed, {.agents = 1}).result.stats.tickets_open() == 1);
}

TEST_CASE("whoever answers masters the language of the conversation, also after a transfer") {
  const std::string feed = RowAt(0, R"("event": "agent", "agent": "janis", "languages": ["lv"])") +
                           RowAt(0, R"("event": "agent", "agent": "oliver", "languages": ["en"])") +
                           RowAt(1, R"("event": "presence", "agent": "janis", "presence": "accepting")") +
                           RowAt(1, R"("event": "presence", "agent": "oliver", "presence": "accepting")") +
                           Start(2, "a", R"(, "language": "lv")") + Agent(3, "a") +
                           RowAt(5, R"("event": "transfer", "conversation": "a", "to_queue": "everybody")") +
                           Agent(6, "a") + End(7, "a");
  const Played played = PlayText(feed);
  std::vector<std::string> served_by;
  for (const v1::Event& event : played.events) {
    if (event.has_assignment_started()) served_by.push_back(event.assignment_started().agent_id());
  }
  CHECK(served_by == std::vector<std::string>{"janis", "janis"});
  CHECK(played.result.tally.closed.at(v1::OUTCOME_SERVED) == 1);
}

TEST_CASE("offers are accepted after a few seconds, each by the agent that got it") {
  v1::Config config;
  config.set_workspace_id("test");
  v1::Queue& queue = *config.add_queues();
  queue.set_queue_id("everybody");
  queue.set_mode(v1::OFFER_MODE_OFFER_ONE);
  const std::string feed = Start(0, "a") + Customer(0, "a") + Agent(8, "a") + End(20, "a");
  Played played = PlayText(feed, kOneChatAtATime, config);
  CHECK(played.result.tally.offers_made == 1);
  CHECK(played.result.tally.offers[v1::OFFER_STATE_ACCEPTED] == 1);
  const std::int64_t waited_us = played.result.tally.waits.Percentile(100);
  CHECK(waited_us >= 2 * kSecond);
  CHECK(waited_us <= 6 * kSecond);
  CHECK(played.result.rows_held == 1);
  CHECK(ClosedSecond(played, "a") == 20 + waited_us / kSecond);
}

TEST_CASE("what the desk refuses is counted and its rows are dropped") {
  const Played played =
      PlayText(Start(0, "a", R"(, "queue": "nowhere")") + Customer(1, "a") + End(2, "a"), kOneChatAtATime);
  CHECK(played.result.tally.started == 0);
  CHECK(played.result.rows_dropped == 2);
  CHECK(played.result.tally.rejected.at(v1::REJECT_REASON_NOT_FOUND) == 1);
}

TEST_CASE("a row that the desk cannot take is an error with its line") {
  v1::Config config;
  config.set_workspace_id("test");
  config.add_queues()->set_queue_id("everybody");
  config.mutable_limits()->set_max_message_bytes(20);
  const std::string feed = Start(0, "a") + Customer(1, "a", "a text of thirty letters or so");
  const play::DayPlan plan = PlanFor(play::FeedSource::Text("day.jsonl", feed), kOneChatAtATime, config);
  const absl::StatusOr<play::DayResult> result = play::Player(plan).Play();
  REQUIRE_FALSE(result.ok());
  CHECK(base::MessageOf(result.status()).starts_with("day.jsonl:2: "));
  CHECK(base::MessageOf(result.status()).find("thirty") == std::string::npos);
}

TEST_CASE("the same plan twice, and cut at any row, ends in the same state") {
  std::vector<std::string> chats;
  for (int i = 0; i < 6; ++i) {
    const std::string id = "c" + std::to_string(i);
    chats.push_back(Start(3 * i, id) + Customer(3 * i + 1, id) + Agent(3 * i + 9, id) + Customer(3 * i + 15, id) +
                    End(3 * i + 40, id, i % 3 == 0 ? R"(, "completion": "ConnectionLost")" : ""));
  }
  const std::string feed = Merge(chats);
  play::DayPlan plan = PlanFor(play::FeedSource::Text("feed", feed), {.agents = 2, .max_chats = 1});
  const absl::StatusOr<play::DayResult> plain = play::Player(plan).Play();
  REQUIRE(plain.ok());
  CHECK(plain->rows_held > 0);
  for (plan.cut_after_rows = 0; plan.cut_after_rows <= plan.outline.rows; ++plan.cut_after_rows) {
    const absl::StatusOr<play::DayResult> again = play::Player(plan).Play();
    REQUIRE_MESSAGE(again.ok(), base::MessageOf(again.status()));
    CHECK(again->state_hash == plain->state_hash);
    CHECK(again->last_seq == plain->last_seq);
    CHECK((again->snapshot_bytes > 0) == (plan.cut_after_rows > 0));
  }
}

}  // namespace
}  // namespace chatcore::play_test
