#include "tools/play/feed_reader.h"

#include <string>
#include <variant>
#include <vector>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tests/tools_play/play_fixture.h"

namespace chatcore::play {
namespace {

struct AllRows {
  std::vector<Row> rows;
  std::string error;
  std::string unknown;
};

AllRows ReadAll(const std::string& text) {
  const FeedSource source = FeedSource::Text("day.jsonl", text);
  FeedReader reader(source);
  AllRows all;
  for (;;) {
    Row row;
    absl::StatusOr<bool> more = reader.Next(row);
    if (!more.ok()) all.error = base::MessageOf(more.status());
    if (!more.ok() || !*more) break;
    all.rows.push_back(row);
  }
  all.unknown = reader.first_unknown_field();
  return all;
}

std::string ErrorOf(const std::string& text) { return ReadAll(text).error; }

TEST_CASE("a start row gives every field that was set") {
  const AllRows all = ReadAll(
      R"({"at_us": 1589554770000000, "conversation": "c-1", "event": "start", "customer": "ann", "name": "Ann", )"
      R"("topic": "delivery", "channel": "sms", "language": "lv", "queue": "latvian", "tier": "gold", "priority": 7})");
  REQUIRE(all.error == "");
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].at_us == 1589554770000000);
  CHECK(all.rows[0].line == 1);
  const StartRow& start = std::get<StartRow>(all.rows[0].body);
  CHECK(start.conversation == "c-1");
  CHECK(start.customer == "ann");
  CHECK(start.name == "Ann");
  CHECK(start.topic == "delivery");
  CHECK(start.channel == v1::CHANNEL_SMS);
  CHECK(start.language == "lv");
  CHECK(start.queue == "latvian");
  CHECK(start.tier == "gold");
  CHECK(start.priority == 7);
}

TEST_CASE("optional fields have defaults, and null is the same as leaving a field out") {
  const AllRows all = ReadAll(
      "{\"at_us\": 1, \"event\": \"start\", \"conversation\": \"c\", \"customer\": \"ann\", \"topic\": null}\n"
      "{\"at_us\": 2, \"event\": \"end\", \"conversation\": \"c\", \"served_by\": null, \"calm_and_helpful\": null}\n");
  REQUIRE(all.error == "");
  const StartRow& start = std::get<StartRow>(all.rows[0].body);
  CHECK(start.channel == v1::CHANNEL_CHAT);
  CHECK(start.topic == "");
  CHECK(start.priority == 0);
  const EndRow& end = std::get<EndRow>(all.rows[1].body);
  CHECK(end.Complete());
  CHECK(end.served_by == "");
  CHECK_FALSE(end.calm_and_helpful.has_value());
}

TEST_CASE("every kind of row is told apart") {
  const AllRows all = ReadAll(
      R"({"at_us": 1, "event": "agent", "agent": "ilze", "teams": ["baltic"], "languages": ["lv", "en"], )"
      R"("skills": {"billing": 8}, "max_chats": 2, "role": "lead", "bot": false})"
      "\n"
      R"({"at_us": 2, "event": "presence", "agent": "ilze", "presence": "away", "reason": "lunch"})"
      "\n"
      R"({"at_us": 3, "event": "ticket", "ticket": "T-1", "customer": "ann", "source": "form", "subject": "Lamp"})"
      "\n"
      R"({"at_us": 4, "ticket": "T-1", "from": "agent", "agent": "ilze", "text": "Labdien!", "asks": true})"
      "\n"
      R"({"at_us": 5, "ticket": "T-1", "from": "customer", "text": "Labdien!"})"
      "\n"
      R"({"at_us": 6, "event": "ticket_status", "ticket": "T-1", "status": "solved", "agent": "ilze"})"
      "\n"
      R"({"at_us": 7, "event": "transfer", "conversation": "c", "to_queue": "billing"})"
      "\n"
      R"({"at_us": 8, "conversation": "c", "from": "agent", "text": "Hello", "note": true})"
      "\n");
  REQUIRE(all.error == "");
  REQUIRE(all.rows.size() == 8);
  const v1::Agent& agent = std::get<AgentRow>(all.rows[0].body).agent;
  CHECK(agent.agent_id() == "ilze");
  CHECK(agent.languages_size() == 2);
  CHECK(agent.skills(0).skill_id() == "billing");
  CHECK(agent.skills(0).level() == 8);
  CHECK(agent.capacity_units() == 2);
  CHECK(agent.role() == v1::ROLE_LEAD);
  CHECK(agent.kind() == v1::AGENT_KIND_HUMAN);
  CHECK(std::get<PresenceRow>(all.rows[1].body).presence == v1::PRESENCE_AWAY);
  CHECK(std::get<TicketRow>(all.rows[2].body).source == v1::TICKET_SOURCE_FORM);
  CHECK(std::get<TicketMessageRow>(all.rows[3].body).asks);
  CHECK(std::get<TicketMessageRow>(all.rows[4].body).agent == "");
  CHECK(std::get<TicketStatusRow>(all.rows[5].body).status == v1::TICKET_STATUS_SOLVED);
  CHECK(std::get<TransferRow>(all.rows[6].body).agreed);
  CHECK(std::get<MessageRow>(all.rows[7].body).note);
}

TEST_CASE("an error is one line with file, line, field and what was expected, and never a value") {
  const std::string start = R"({"at_us": 1, "event": "start", "conversation": "c", "customer": "ann"})"
                            "\n";
  CHECK(ErrorOf(start + "\n" + R"({"at_us": 2, "conversation": "c", "from": "robot", "text": "secret"})") ==
        "day.jsonl:3: from: expected one of customer, agent");
  CHECK(ErrorOf(R"({"event": "start"})") ==
        "day.jsonl:1: at_us: expected microseconds since 1970 as a whole number, but it is missing");
  CHECK(ErrorOf(R"({"at_us": 1.5, "event": "start"})") ==
        "day.jsonl:1: at_us: expected microseconds since 1970 as a whole number");
  CHECK(ErrorOf(R"({"at_us": -4, "event": "end", "conversation": "c"})") ==
        "day.jsonl:1: at_us: expected microseconds between the years 1970 and 9999");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "start", "conversation": 7, "customer": "ann"})") ==
        "day.jsonl:1: conversation: expected a text in quotes");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "begin"})") ==
        "day.jsonl:1: event: expected one of start, transfer, end, agent, presence, ticket, ticket_status");
  CHECK(ErrorOf(R"({"at_us": 1})") == "day.jsonl:1: event: expected the field event, or from for a message");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "start", "conversation": "c", "customer": "ann", "channel": "fax"})") ==
        "day.jsonl:1: channel: expected one of chat, email, social_direct, social_public, phone, sms, meeting");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "start", "conversation": "c", "customer": "ann", "priority": 1001})") ==
        "day.jsonl:1: priority: expected a whole number from 0 to 1000");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "end", "conversation": "c", "calm_and_helpful": "yes"})") ==
        "day.jsonl:1: calm_and_helpful: expected true or false");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "transfer", "conversation": "c"})") ==
        "day.jsonl:1: to_queue: expected either to_queue or to_agent");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "agent", "agent": "a", "skills": {"billing": 11}})") ==
        "day.jsonl:1: skills: expected an object of levels from 1 to 10, such as {\"billing\": 5}");
  CHECK(ErrorOf(R"({"at_us": 1, "event": "agent", "agent": "a", "teams": ["x", 3]})") ==
        "day.jsonl:1: teams: expected a list of at most 64 texts of 1 to 128 bytes");
  CHECK(ErrorOf(R"({"at_us": 1, "ticket": "T", "from": "agent", "text": "Hi"})") ==
        "day.jsonl:1: agent: expected a text of 1 to 128 bytes, but it is missing");
  CHECK(ErrorOf("[1, 2]") == "day.jsonl:1: row: expected an object such as {\"at_us\": 1, \"event\": \"start\", ...}");
}

TEST_CASE("what is no JSON is refused at its column") {
  CHECK(ErrorOf("{\"at_us\": 1,, }") == "day.jsonl:1: column 13: expected JSON in UTF-8, one object a line");
  CHECK(ErrorOf("{\"at_us\": 1} {}") == "day.jsonl:1: column 14: expected JSON in UTF-8, one object a line");
  CHECK(ErrorOf("{\"at_us\": 1, \"text\": \"\xC3\x28\"}").find("expected JSON in UTF-8") != std::string::npos);
  CHECK(ErrorOf("{\"at_us\": 1e999}") == "day.jsonl:1: row: expected JSON whose numbers fit 64 bits");
}

TEST_CASE("ids and texts are taken up to their limit and refused past it") {
  const auto start = [](std::size_t bytes) {
    return "{\"at_us\": 1, \"event\": \"start\", \"conversation\": \"" + std::string(bytes, 'c') +
           "\", \"customer\": \"ann\"}";
  };
  CHECK(ErrorOf(start(128)) == "");
  CHECK(ErrorOf(start(129)) == "day.jsonl:1: conversation: expected a text of 1 to 128 bytes, but it has 129");
  CHECK(ErrorOf(start(0)) == "day.jsonl:1: conversation: expected a text of 1 to 128 bytes, but it has 0");
  const auto message = [](std::size_t bytes) {
    return "{\"at_us\": 1, \"conversation\": \"c\", \"from\": \"agent\", \"text\": \"" + std::string(bytes, 'x') +
           "\"}";
  };
  CHECK(ErrorOf(message(65'536)) == "");
  CHECK(ErrorOf(message(65'537)) == "day.jsonl:1: text: expected a text of 1 to 65536 bytes, but it has 65537");
  CHECK(ErrorOf(message(0)) == "day.jsonl:1: text: expected a text of 1 to 65536 bytes, but it has 0");
  const auto topic = [](std::size_t bytes) {
    return R"({"at_us": 1, "event": "start", "conversation": "c", "customer": "a", "topic": ")" +
           std::string(bytes, 't') + "\"}";
  };
  CHECK(ErrorOf(topic(512)) == "");
  CHECK(ErrorOf(topic(513)) == "day.jsonl:1: topic: expected a text of 0 to 512 bytes, but it has 513");
}

TEST_CASE("a line is taken up to a mebibyte and refused past it") {
  const std::string row = R"({"at_us": 1, "event": "end", "conversation": "c"})";
  const std::size_t limit = 1 << 20;
  CHECK(ErrorOf(row + std::string(limit - row.size(), ' ')) == "");
  CHECK(ErrorOf(row + std::string(limit - row.size(), ' ') + "\n" + row + "\n") == "");
  CHECK(ErrorOf(row + std::string(limit + 1 - row.size(), ' ')) == "day.jsonl:1: row: expected at most 1048576 bytes");
}

TEST_CASE("rows have to be in the order of time, and equal times are fine") {
  const std::string row = R"({"at_us": 5, "event": "end", "conversation": "c"})"
                          "\n";
  CHECK(ErrorOf(row + row) == "");
  CHECK(ErrorOf(row + R"({"at_us": 4, "event": "end", "conversation": "c"})") ==
        "day.jsonl:2: at_us: expected a time not before the row above: sort the feed by at_us");
}

TEST_CASE("a byte order mark, Windows line ends, empty lines and a missing last line end are passed over") {
  const AllRows all = ReadAll(
      "\xEF\xBB\xBF{\"at_us\": 1, \"event\": \"end\", \"conversation\": \"c\"}\r\n\r\n  \n"
      "{\"at_us\": 2, \"event\": \"end\", \"conversation\": \"d\"}");
  CHECK(all.error == "");
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[1].line == 4);
}

TEST_CASE("fields that mean nothing here are passed over and the first one is remembered") {
  const AllRows all = ReadAll(
      "{\"at_us\": 1, \"event\": \"end\", \"conversation\": \"c\"}\n"
      "{\"at_us\": 2, \"event\": \"end\", \"conversation\": \"d\", \"mood\": \"sunny\"}\n");
  CHECK(all.error == "");
  CHECK(all.unknown == "day.jsonl:2: mood");
}

TEST_CASE("a file that is not there and a folder are refused by name") {
  Row row;
  const FeedSource absent = FeedSource::File("no/such/day.jsonl");
  CHECK(base::MessageOf(FeedReader(absent).Next(row).status()) == "no/such/day.jsonl: cannot be opened for reading");
  const FeedSource folder = FeedSource::File("/");
  CHECK(base::MessageOf(FeedReader(folder).Next(row).status()) == "/:1: cannot be read");
}

}  // namespace
}  // namespace chatcore::play
