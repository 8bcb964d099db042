#include <string>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"
#include "doctest/doctest.h"
#include "tools/binder/print_json.h"
#include "tools/binder/print_text.h"
#include "tools/binder/read.h"
#include "tools/binder/schema.h"

namespace chatcore::binder {
namespace {

template <typename Message>
std::string Line(const Message& message) {
  return ToText(*Schema::Get().Mirror(message));
}

TEST_CASE("a message is one line in the order of the proto file") {
  v1::AssignmentStarted started;
  started.set_random_draw(0xAB);
  started.set_waited_us(30'000'000);
  started.set_by(v1::ASSIGNED_BY_DESK);
  started.set_conversation_id("chat 1");
  CHECK(Line(started) == "conversation_id=\"chat 1\" by=desk waited_us=30s random_draw=0x00000000000000ab");
}

TEST_CASE("personal text is shown by its size only") {
  v1::PostMessage post;
  post.set_message_id("m1");
  post.set_text("Ļoti personīgi");
  CHECK(Line(post) == "message_id=m1 text=<16 bytes>");
}

TEST_CASE("the same name is a length in one message and a time in another") {
  v1::MessagePosted posted;
  posted.set_first_response_us(5'000'000);
  CHECK(Line(posted) == "first_response_us=5s");
  v1::ConversationRecord record;
  record.set_first_response_us(1'767'603'600'000'000);
  CHECK(Line(record) == "first_response_us=2026-01-05T09:00:00Z");
}

TEST_CASE("a style may leave fields out or show them in its own way") {
  v1::OfferMade made;
  made.set_offer(7);
  made.set_agent_id("eva");
  made.set_expires_us(1'767'603'600'000'000);
  TextStyle style;
  style.point = [](std::int64_t) { return std::string("nine"); };
  style.replace = [](const google::protobuf::Message&,
                     const google::protobuf::FieldDescriptor& field) -> std::optional<std::string> {
    if (field.name() == "offer") return "";
    if (field.name() == "agent_id") return "@eva";
    return std::nullopt;
  };
  CHECK(ToText(*Schema::Get().Mirror(made), style) == "agent_id=@eva expires_us=nine");
}

TEST_CASE("an enum value that this schema does not know is shown as its number") {
  v1::StartConversation start;
  start.set_channel(static_cast<v1::Channel>(99));
  CHECK(Line(start) == "channel=99");
  CHECK(ToJson(start) == R"({"channel": 99})");
}

TEST_CASE(
    "JSON has the field names of the protos, enum names in full and numbers as numbers while a double holds them") {
  v1::Config config;
  config.set_workspace_id("a\"\\\n\x01");
  config.set_seed((1u << 20));
  config.mutable_time()->set_max_clock_step_us(5);
  config.add_queues()->set_mode(v1::OFFER_MODE_OFFER_ONE);
  config.mutable_queues(0)->add_strategy(v1::CRITERION_RANDOM);
  config.mutable_queues(0)->add_team_ids("ā");
  config.mutable_conversations()->set_transfer_needs_consent(false);
  CHECK(ToJson(config) ==
        R"({"workspace_id": "a\"\\\n\u0001", "seed": 1048576, "time": {"max_clock_step_us": 5}, )"
        R"("conversations": {"transfer_needs_consent": false}, )"
        R"("queues": [{"team_ids": ["ā"], "mode": "OFFER_MODE_OFFER_ONE", "strategy": ["CRITERION_RANDOM"]}]})");
  CHECK(JsonNumber(std::uint64_t{9007199254740992}) == "9007199254740992");
  CHECK(JsonNumber(std::uint64_t{9007199254740993}) == "\"9007199254740993\"");
  CHECK(JsonNumber(std::int64_t{-9007199254740993}) == "\"-9007199254740993\"");
  CHECK(JsonText("a\xFF\x62") == "\"a\xEF\xBF\xBD\x62\"");
}

TEST_CASE("what is printed as JSON is read back as the same message") {
  v1::Event event;
  event.set_seq(18446744073709551615u);
  event.set_at_us(1'767'603'600'000'001);
  event.add_audience_agents(4294967297);
  event.mutable_agent_added()->mutable_profile()->set_display_name("Žanete \"Ž\" 😀\t\\u00e9");
  event.mutable_agent_added()->mutable_profile()->add_channel_limits()->set_channel(v1::CHANNEL_SMS);
  const absl::StatusOr<v1::Event> back = ReadText<v1::Event>("event.json", ToJson(event));
  REQUIRE(back.ok());
  CHECK(back->SerializeAsString() == event.SerializeAsString());
}

TEST_CASE("bytes become JSON by the name of their type, damaged bytes do not") {
  v1::SkillLevel level;
  level.set_level(3);
  CHECK(JsonFromBytes("chatcore.v1.SkillLevel", level.SerializeAsString()).value() == R"({"level": 3})");
  CHECK(!JsonFromBytes("chatcore.v1.SkillLevel", "\x08").ok());
  CHECK(!JsonFromBytes("chatcore.v1.Nothing", "").ok());
}

TEST_CASE("enum names are short without their type") {
  const auto* type = Schema::Get().pool().FindEnumTypeByName("chatcore.v1.AgentKind");
  CHECK(ShortNames(*type) == std::vector<std::string>{"human", "bot"});
  CHECK(FindEnumValue(*type, "bot")->number() == 2);
  CHECK(FindEnumValue(*type, "AGENT_KIND_BOT")->number() == 2);
  CHECK(FindEnumValue(*type, "unspecified")->number() == 0);
  CHECK(FindEnumValue(*type, "Bot") == nullptr);
}

TEST_CASE("the personal mark is read from the descriptor set") {
  const auto* post = Schema::Get().FindMessage("chatcore.v1.PostMessage");
  CHECK(IsPersonal(*post->FindFieldByName("text")));
  CHECK(!IsPersonal(*post->FindFieldByName("message_id")));
}

}  // namespace
}  // namespace chatcore::binder
