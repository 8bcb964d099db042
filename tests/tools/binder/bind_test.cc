#include "tools/binder/bind.h"

#include <string>
#include <string_view>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/lint.pb.h"
#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tools/binder/read.h"

namespace chatcore::binder {
namespace {

template <typename Message>
std::string ErrorOf(std::string_view text) {
  const absl::StatusOr<Message> message = ReadText<Message>("a.yaml", text);
  return message.ok() ? "ok" : base::MessageOf(message.status());
}

TEST_CASE("YAML becomes the message that the library reads") {
  const absl::StatusOr<v1::Config> config = ReadText<v1::Config>("a.yaml", R"(
workspace_id: acme
seed: 0x10
time:
  max_clock_step_us: 5min
conversations:
  transfer_needs_consent: false
skills:
  - {skill_id: billing, title: "Rēķini"}
queues:
  - queue_id: general
    mode: offer_one
    offer_timeout_us: 20s
    strategy: [last_agent, CRITERION_LONGEST_IDLE]
    requirement:
      skills: [{skill_id: billing, level: 3}]
      language: no
)");
  REQUIRE(config.ok());
  CHECK(config->workspace_id() == "acme");
  CHECK(config->seed() == 16);
  CHECK(config->time().max_clock_step_us() == 300'000'000);
  CHECK(config->conversations().has_transfer_needs_consent());
  CHECK(!config->conversations().transfer_needs_consent());
  CHECK(config->skills(0).title() == "Rēķini");
  REQUIRE(config->queues_size() == 1);
  CHECK(config->queues(0).mode() == v1::OFFER_MODE_OFFER_ONE);
  CHECK(config->queues(0).offer_timeout_us() == 20'000'000);
  REQUIRE(config->queues(0).strategy_size() == 2);
  CHECK(config->queues(0).strategy(1) == v1::CRITERION_LONGEST_IDLE);
  CHECK(config->queues(0).requirement().skills(0).level() == 3);
  CHECK(config->queues(0).requirement().language() == "no");  // Norwegian, not a truth value
}

TEST_CASE("JSON becomes the same message as YAML") {
  const auto yaml =
      ReadText<v1::Config>("a.yaml", "workspace_id: acme\nqueues:\n- queue_id: general\n  wrap_up_us: 1500ms\n");
  const auto json = ReadText<v1::Config>(
      "a.json", R"({"workspace_id":"acme","queues":[{"queue_id":"general","wrap_up_us":1500000}]})");
  REQUIRE(yaml.ok());
  REQUIRE(json.ok());
  CHECK(yaml->SerializeAsString() == json->SerializeAsString());
}

TEST_CASE("a 64-bit number may be quoted, because JSON needs it, a smaller one may not") {
  CHECK(ReadText<v1::Config>("a.json", R"({"seed": "18446744073709551615"})")->seed() == 18446744073709551615u);
  CHECK(ErrorOf<v1::Config>(R"({"limits": {"max_agents": "5"}})") ==
        "a.yaml:1:27: limits.max_agents: expected a whole number from 0 to 4294967295, found the quoted text \"5\"");
}

TEST_CASE("a point in time may be written as one") {
  const auto command =
      ReadText<v1::Command>("a.yaml", "not_after_us: 2026-01-05T09:00:00Z\nheartbeat: {agent_id: eva}\n");
  REQUIRE(command.ok());
  CHECK(command->not_after_us() == 1'767'603'600'000'000);
}

TEST_CASE("an unknown field is named with the one that was meant") {
  CHECK(ErrorOf<v1::Config>("queues:\n  - queue_idd: x\n") ==
        "a.yaml:2:5: queues[0]: expected a field of Queue, found \"queue_idd\" (did you mean \"queue_id\"?)");
  CHECK(ErrorOf<v1::Config>("presence: {lease: 30s}\n") ==
        "a.yaml:1:12: presence: expected a field of PresencePolicy, found \"lease\" (did you mean \"lease_us\"?)");
  CHECK(ErrorOf<v1::Config>("workspaceId: x\n") ==
        "a.yaml:1:1: expected a field of Config, found \"workspaceId\" (did you mean \"workspace_id\"?)");
  CHECK(ErrorOf<v1::Config>("xyzzy: 1\n") == "a.yaml:1:1: expected a field of Config, found \"xyzzy\"");
}

TEST_CASE("a value of the wrong type says what was expected and what was found") {
  CHECK(ErrorOf<v1::Config>("- 1\n") == "a.yaml:1:1: expected a map of fields of Config, found a list");
  CHECK(ErrorOf<v1::Config>("queues: general\n") == "a.yaml:1:9: queues: expected a list, found text");
  CHECK(ErrorOf<v1::Config>("queues:\n  - general\n") ==
        "a.yaml:2:5: queues[0]: expected a map of fields of Queue, found text");
  CHECK(ErrorOf<v1::Config>("workspace_id: [a]\n") == "a.yaml:1:15: workspace_id: expected text, found a list");
  CHECK(ErrorOf<v1::Config>("workspace_id: {a: b}\n") == "a.yaml:1:15: workspace_id: expected text, found a map");
  CHECK(ErrorOf<v1::Config>("workspace_id:\n") == "a.yaml:2:1: workspace_id: expected text, found nothing");
  CHECK(ErrorOf<v1::Config>("presence: {require_connection: yes}\n") ==
        "a.yaml:1:32: presence.require_connection: expected true or false, found \"yes\"");
  CHECK(ErrorOf<v1::Config>("presence: {require_connection: \"true\"}\n") ==
        "a.yaml:1:32: presence.require_connection: expected true or false, found the quoted text \"true\"");
  CHECK(ErrorOf<v1::Config>("limits: {max_agents: 1.5}\n") ==
        "a.yaml:1:22: limits.max_agents: expected a whole number from 0 to 4294967295, found \"1.5\"");
}

TEST_CASE("a number out of range is refused, the largest one is taken") {
  CHECK(ErrorOf<v1::Config>("limits: {max_agents: 4294967295}\n") == "ok");
  CHECK(ErrorOf<v1::Config>("limits: {max_agents: 4294967296}\n") ==
        "a.yaml:1:22: limits.max_agents: expected a whole number from 0 to 4294967295, found \"4294967296\"");
  CHECK(ErrorOf<v1::Config>("limits: {max_agents: -1}\n") ==
        "a.yaml:1:22: limits.max_agents: expected a whole number from 0 to 4294967295, found \"-1\"");
  CHECK(ErrorOf<v1::Config>("seed: 18446744073709551616\n") ==
        "a.yaml:1:7: seed: expected a whole number from 0 to 18446744073709551615, found \"18446744073709551616\"");
}

TEST_CASE("a length takes no point in time, and a point no length") {
  CHECK(ErrorOf<v1::Config>("presence: {lease_us: 45}\n") == "ok");
  CHECK(ErrorOf<v1::Config>("presence: {lease_us: 45 s}\n") ==
        "a.yaml:1:22: presence.lease_us: expected a length such as 30s, 5min, 2h, 7d, 500ms or microseconds, found "
        "\"45 s\"");
  CHECK(ErrorOf<v1::Config>("presence: {lease_us: 2026-01-05T09:00:00Z}\n") ==
        "a.yaml:1:22: presence.lease_us: expected a length such as 30s, 5min, 2h, 7d, 500ms or microseconds, found "
        "\"2026-01-05T09:00:00Z\"");
  CHECK(
      ErrorOf<v1::Command>("issued_us: 30s\n") ==
      "a.yaml:1:12: issued_us: expected a time such as 2026-01-05T09:00:00Z or microseconds since 1970, found \"30s\"");
}

TEST_CASE("an unknown enum value lists the known ones") {
  CHECK(ErrorOf<v1::Config>("queues:\n  - mode: offer_two\n") ==
        "a.yaml:2:11: queues[0].mode: expected one of assign, offer_one, pick_list, found \"offer_two\"");
  CHECK(ErrorOf<v1::Config>("queues:\n  - strategy: [longest_idle, 3]\n") ==
        "a.yaml:2:30: queues[0].strategy[1]: expected one of last_agent, proficiency, load_share, open_count, "
        "spare_capacity, "
        "longest_idle, least_recently_offered, fewest_today, fixed_order, random, agent_id, found \"3\"");
}

TEST_CASE("two fields of one oneof are refused") {
  CHECK(ErrorOf<v1::LintRule>("existence: {phrases: [a]}\noccurrence: {phrases: [a]}\n") ==
        "a.yaml:2:1: occurrence: expected one field of \"kind\", found \"occurrence\" beside \"existence\"");
}

TEST_CASE("a personal value never stands in an error") {
  CHECK(ErrorOf<v1::Command>("post_message: {text: [my, secret]}\n") ==
        "a.yaml:1:22: post_message.text: expected text, found a list");
}

TEST_CASE("a long value is cut between characters") {
  const std::string thai = "สวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับ";
  const std::string error = ErrorOf<v1::Config>("seed: " + thai + "\n");
  CHECK(error.find("...\"") != std::string::npos);
  CHECK(error.find("found \"สวัสดีครับสวัสดีครับ...\"") != std::string::npos);
}

TEST_CASE("bytes are written in base64") {
  CHECK(BytesFromText("chatcore.v1.Snapshot", "a.yaml", "state: AAEC\n").value() ==
        std::string("\x32\x03\x00\x01\x02", 5));
  CHECK(base::MessageOf(BytesFromText("chatcore.v1.Snapshot", "a.yaml", "state: '*'\n").status()) ==
        "a.yaml:1:8: state: expected bytes in base64, found the quoted text \"*\"");
}

TEST_CASE("an unknown message type is named") {
  CHECK(base::MessageOf(BytesFromText("chatcore.v1.Desk", "a.yaml", "{}").status()) ==
        "a.yaml: expected a message type of chatcore.v1, found chatcore.v1.Desk");
}

TEST_CASE("a file that cannot be read is named") {
  CHECK(base::MessageOf(ReadFile<v1::Config>("no/such/file.yaml").status()) ==
        "no/such/file.yaml: expected a readable file: No such file or directory");
}

}  // namespace
}  // namespace chatcore::binder
