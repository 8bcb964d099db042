#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "tests/tools/run_command.h"
#include "tools/binder/read.h"

namespace chatcore::testing {
namespace {

using Values = google::protobuf::Map<std::string, google::protobuf::Value>;

// A JSON object read by protobuf's own strict parser.
google::protobuf::Struct Json(const std::string& text) {
  google::protobuf::Struct object;
  CAPTURE(text);
  CHECK(google::protobuf::util::JsonStringToMessage(text, &object).ok());
  return object;
}

bool IsOneLine(const std::string& text) { return !text.empty() && text.find('\n') == text.size() - 1; }

const char kConfig[] =
    "workspace_id: demo\n"
    "teams: [{team_id: front}]\n"
    "queues:\n"
    "  - {queue_id: general}\n"
    "  - {queue_id: gold, fallback_queue_id: general, team_ids: [front]}\n"
    "queue_rules:\n"
    "  - {queue_id: gold, tier: gold}\n";

TEST_CASE("the version is told to people and to machines") {
  const Outcome people = RunCommand({"version"});
  CHECK(people.exit_code == 0);
  CHECK(people.out.rfind("chatcore 0.", 0) == 0);
  const Outcome machine = RunCommand({"version", "--json"});
  CHECK(machine.exit_code == 0);
  CHECK(IsOneLine(machine.out));
  CHECK(Json(machine.out).fields().at("version").string_value().rfind("0.", 0) == 0);
}

TEST_CASE("help is no error") {
  CHECK(RunCommand({"--help"}).exit_code == 0);
  for (const char* command : {"check", "lint", "scenario", "play", "replay", "version"}) {
    CAPTURE(command);
    const Outcome help = RunCommand({command, "--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.out.find(command) != std::string::npos);
  }
}

TEST_CASE("bad usage is one line that points at the help, and exit code 2") {
  const std::vector<std::vector<std::string>> wrong = {
      {},         {"chek"},           {"check"},    {"check", "a", "--knd", "x"},
      {"replay"}, {"lint", "--lang"}, {"scenario"}, {"check", "a", "--kind", "desk"}};
  for (const std::vector<std::string>& arguments : wrong) {
    CAPTURE(arguments.size());
    const Outcome outcome = RunCommand(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(IsOneLine(outcome.error));
    CHECK(outcome.error.rfind("chatcore: ", 0) == 0);
    CHECK(outcome.error.find("--help)") != std::string::npos);
  }
}

TEST_CASE("a good configuration is summed up") {
  const std::string file = WriteTestFile("good.yaml", kConfig);
  const Outcome people = RunCommand({"check", file});
  CHECK(people.exit_code == 0);
  CHECK(people.error.empty());
  CHECK(people.out.find("workspace demo: 2 queues, 1 team, 0 skills, 1 rule\n") == 0);
  CHECK(people.out.find("  general: served by every agent; filled by default, fallback of gold\n") !=
        std::string::npos);
  CHECK(people.out.find("  gold: served by teams front; filled by rule 0\n") != std::string::npos);
  CHECK(people.out.find("warning") == std::string::npos);
  CHECK(people.out.find("\033") == std::string::npos);

  const Outcome machine = RunCommand({"check", file, "--json"});
  CHECK(machine.exit_code == 0);
  REQUIRE(IsOneLine(machine.out));
  const google::protobuf::Struct object = Json(machine.out);
  CHECK(object.fields().at("kind").string_value() == "config");
  CHECK(object.fields().at("warnings").list_value().values_size() == 0);
  const Values& config = object.fields().at("config").struct_value().fields();
  CHECK(config.at("default_queue_id").string_value() == "general");
  CHECK(config.at("default_capacity_units").number_value() == 3);
}

TEST_CASE("a configuration may come by standard input") { CHECK(RunCommand({"check", "-"}, kConfig).exit_code == 0); }

TEST_CASE("what a configuration probably does not mean is a warning, and with --strict a finding") {
  const std::string file = WriteTestFile("odd.yaml",
                                         "workspace_id: demo\n"
                                         "teams: [{team_id: front}, {team_id: idle}]\n"
                                         "channel_units: [{channel: phone, units: 5}]\n"
                                         "queues:\n"
                                         "  - {queue_id: general, team_ids: [front], offer_timeout_us: 5s}\n"
                                         "queue_rules:\n"
                                         "  - {queue_id: general, channel: chat}\n"
                                         "  - {queue_id: general, channel: chat, tier: gold}\n"
                                         "etiquette: {confirm_at: error, block_at: warning}\n"
                                         "tickets: {reopen_window_us: 7d, archive_after_us: 1d}\n");
  const Outcome outcome = RunCommand({"check", file});
  CHECK(outcome.exit_code == 0);
  for (const char* warning :
       {"warning: queue_rules[1]: never matches, because queue_rules[0] takes everything it would take; move it up\n",
        "warning: teams[1].team_id idle: serves no queue; name the team in the team_ids of a queue\n",
        "warning: channel_units[0].units 5: more than default_capacity_units (3), so an agent with the default "
        "capacity can "
        "never take one; raise the capacity or name it with the agent\n",
        "warning: queues[0] general: offer_timeout_us has no effect, because the queue makes no offers; set mode: "
        "offer_one\n",
        "warning: etiquette.confirm_at: has no effect, because block_at already blocks findings of that severity\n",
        "warning: tickets.archive_after_us 1d: shorter than reopen_window_us (7d), so tickets are archived at its "
        "end\n"}) {
    CAPTURE(warning);
    CHECK(outcome.out.find(warning) != std::string::npos);
  }
  CHECK(RunCommand({"check", file, "--strict"}).exit_code == 1);
  const Outcome machine = RunCommand({"--json", "check", file});
  CHECK(Json(machine.out).fields().at("warnings").list_value().values_size() == 6);
}

TEST_CASE("a configuration that cannot be read is one line with file, line, column and field") {
  const std::string file =
      WriteTestFile("bad.yaml", "workspace_id: demo\nqueues:\n  - {queue_id: general, mode: offer_two}\n");
  const Outcome people = RunCommand({"check", file});
  CHECK(people.exit_code == 2);
  CHECK(people.out.empty());
  CHECK(people.error ==
        "chatcore: " + file +
            ":3:31: queues[0].mode: expected one of assign, offer_one, pick_list, found \"offer_two\"\n");
  const Outcome machine = RunCommand({"check", file, "--json"});
  CHECK(machine.exit_code == 2);
  REQUIRE(IsOneLine(machine.error));
  CHECK(Json(machine.error).fields().at("error").string_value().find("queues[0].mode") != std::string::npos);
}

TEST_CASE("a configuration that contradicts itself names the file and the field") {
  const std::string file =
      WriteTestFile("loop.yaml", "workspace_id: demo\nqueues: [{queue_id: a, fallback_queue_id: b}]\n");
  const Outcome outcome = RunCommand({"check", file});
  CHECK(outcome.exit_code == 2);
  CHECK(IsOneLine(outcome.error));
  CHECK(outcome.error.find(file + ": queues[a].fallback_queue_id") != std::string::npos);
}

TEST_CASE("a file that is not there, a folder and bytes that are no text are bad input") {
  const std::string noise = WriteTestFile("noise.yaml", std::string("\xFF\x00\x01", 3));
  for (const std::string& file : {std::string("no/such/file.yaml"), std::string(CHATCORE_SOURCE_DIR), noise}) {
    for (const char* command : {"check", "scenario", "lint"}) {
      CAPTURE(file);
      CAPTURE(command);
      const Outcome outcome = RunCommand({command, file});
      CHECK(outcome.exit_code == 2);
      CHECK(IsOneLine(outcome.error));
      CHECK(outcome.error.find(file) != std::string::npos);
    }
  }
}

const char kPack[] =
    "id: own\nlanguage: en\ntitle: Own rules\nversion: 1\nrules:\n"
    "  - id: own.calm-down\n    severity: error\n"
    "    texts: [{language: en, message: \"Sounds like an order.\", explanation: \"Say that you understand.\", reason: "
    "\"It upsets.\"}]\n"
    "    bad_examples: [\"Please calm down now.\"]\n    good_examples: [\"I understand.\"]\n"
    "    substitution: {swaps: [{phrases: [\"calm down\"], replacements: [\"I understand\"]}]}\n";

TEST_CASE("a rule pack is checked as one, by its fields or by --kind") {
  const std::string file = WriteTestFile("pack.yaml", kPack);
  const Outcome outcome = RunCommand({"check", file});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.find("pack own (Own rules), language en, version 1: 1 rules\n") == 0);
  CHECK(Json(RunCommand({"check", file, "--json"}).out).fields().at("kind").string_value() == "pack");
  CHECK(RunCommand({"check", file, "--kind", "config"}).exit_code == 2);
  const std::string dull = WriteTestFile(
      "dull.yaml", std::string(kPack).replace(std::string(kPack).find("calm down now"), 13, "be patient..."));
  const Outcome wrong = RunCommand({"check", dull});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.error.find("own.calm-down") != std::string::npos);
}

TEST_CASE("findings are shown with place, words, advice and reason, and exit code 1") {
  const std::string pack = WriteTestFile("pack.yaml", kPack);
  const Outcome outcome =
      RunCommand({"lint", "--language", "en", "--pack", pack}, "Ā, hello.\nPlease calm down, Ann.\n");
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.find("stdin:2:8: error own.calm-down: Sounds like an order.\n"
                         "  Please [calm down], Ann.\n"
                         "  try: \"I understand\"\n"
                         "  instead: Say that you understand.\n"
                         "  why: It upsets.\n") != std::string::npos);
  CHECK(outcome.out.find("\033") == std::string::npos);
}

TEST_CASE("a message without findings is fit to send") {
  const std::string pack = WriteTestFile("pack.yaml", kPack);
  const std::string policy = WriteTestFile("policy.yaml", "packs: []\npack_ids: [en]\ndisabled_rule_ids: []\n");
  CHECK(RunCommand({"lint", "--policy", policy, "--language", "en"}, "Hello Ann, let me look into this for you.")
            .exit_code == 0);
}

TEST_CASE("with --lines every line is a message, and --json gives one report for each") {
  const std::string pack = WriteTestFile("pack.yaml", kPack);
  const Outcome outcome =
      RunCommand({"lint", "--json", "--lines", "--language", "en", "--pack", pack}, "Calm down.\n\nCalm down!\n");
  CHECK(outcome.exit_code == 1);
  const std::size_t middle = outcome.out.find('\n');
  REQUIRE(middle != std::string::npos);
  CHECK(Json(outcome.out.substr(0, middle)).fields().at("line").number_value() == 1);
  const google::protobuf::Struct second = Json(outcome.out.substr(middle + 1));
  CHECK(second.fields().at("line").number_value() == 3);
  CHECK(second.fields().at("report").struct_value().fields().at("findings").list_value().values_size() >= 1);
}

TEST_CASE("a channel, a policy and a pack that cannot be read are bad input") {
  const std::string policy = WriteTestFile("bad_policy.yaml", "pack_ids: [no-such-pack]\n");
  const std::string pack = WriteTestFile("bad_pack.yaml", "id: own\nrule: []\n");
  CHECK(RunCommand({"lint", "--channel", "fax"}, "Hello.").error ==
        "chatcore: --channel: expected chat, email, sms ..., found \"fax\"\n");
  CHECK(RunCommand({"lint", "--policy", policy}, "Hello.").exit_code == 2);
  CHECK(RunCommand({"lint", "--pack", pack}, "Hello.").error ==
        "chatcore: " + pack + ":2:1: expected a field of LintPack, found \"rule\" (did you mean \"rules\"?)\n");
}

const char kScenario[] = "config\nworkspace_id: demo\nqueues: [{queue_id: general}]\n----\nok\n\nnext_deadline\n----\n";

TEST_CASE("a scenario that tells what happens is ok, another one is a mismatch") {
  const std::string good = WriteTestFile("good.txt", std::string(kScenario) + "none\n");
  const std::string bad = WriteTestFile("bad.txt", std::string(kScenario) + "09:00:00\n");
  const Outcome both = RunCommand({"scenario", good, bad});
  CHECK(both.exit_code == 1);
  CHECK(both.out.find(good + ": ok (0 commands, 0 events, hash ") != std::string::npos);
  CHECK(both.out.find("- 09:00:00\n+ none\n") != std::string::npos);
  const Outcome machine = RunCommand({"scenario", good, "--json"});
  CHECK(machine.exit_code == 0);
  CHECK(Json(machine.out).fields().at("result").string_value() == "ok");
  CHECK(RunCommand({"scenario", bad, "--rewrite"}).exit_code == 0);
  CHECK(RunCommand({"scenario", bad}).exit_code == 0);
}

TEST_CASE("a scenario that cannot be read is bad input") {
  const std::string file = WriteTestFile("unreadable.txt", std::string(kScenario) + "none\n\nadvanse\n----\n");
  const Outcome outcome = RunCommand({"scenario", file});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.error == "chatcore: " + file + ":11: expected a directive or a command, found \"advanse\"\n");
}

TEST_CASE("a terminal gets colour, unless NO_COLOR says no") {
  const std::string file = WriteTestFile("good.yaml", kConfig);
  const Outcome painted = RunOnTerminal({"check", file}, false);
  CHECK(painted.exit_code == 0);
  CHECK(painted.out.find("\033[32mok\033[0m") != std::string::npos);
  const Outcome plain = RunOnTerminal({"check", file}, true);
  CHECK(plain.exit_code == 0);
  CHECK(plain.out.find("ok") != std::string::npos);
  CHECK(plain.out.find("\033") == std::string::npos);
}

// The first block of a documentation page that is fenced with `language`.
std::string Fenced(const std::string& page, const std::string& language) {
  const std::string text = binder::ReadWholeFile(std::string(CHATCORE_SOURCE_DIR "/docs/") + page).value();
  const std::string fence = "```" + language + "\n";
  const std::size_t begin = text.find(fence);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin + fence.size(), text.find("```", begin + fence.size()) - begin - fence.size());
}

TEST_CASE("the configuration of the documentation is a good one") {
  const Outcome outcome = RunCommand({"check", "--strict", "-"}, Fenced("configuration.md", "yaml"));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.error == "");
}

TEST_CASE("the scenario of the documentation happens as it says") {
  const Outcome outcome = RunCommand({"scenario", WriteTestFile("documented.txt", Fenced("scenarios.md", "scenario"))});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.find("+ ") == std::string::npos);
}

TEST_CASE("a small desk is measured, and the router decides what a scan decides") {
  const Outcome outcome = RunCommand({"--json", "bench", "routing", "--agents", "60", "--profiles", "12", "--needs",
                                      "20", "--waiting", "80", "--strategy", "best_skills", "--seconds", "0.02"});
  CHECK(outcome.exit_code == 0);
  REQUIRE(IsOneLine(outcome.out));
  const google::protobuf::Struct figures = Json(outcome.out);
  CHECK(figures.fields().at("decisions_agree").bool_value());
  for (const std::string name : {"decision_over_floor", "command_over_floor", "naive_over_router"}) {
    CAPTURE(name);
    CHECK(figures.fields().at(name).number_value() > 0);
  }
  // Where a sanitizer brings a heap of its own this is 0.
  CHECK(figures.fields().at("router_bytes_per_agent").number_value() >= 0);
  const auto& latency = figures.fields().at("latency_ns").struct_value().fields();
  CHECK(latency.at("p50").number_value() <= latency.at("p99").number_value());
  CHECK(latency.at("p99").number_value() <= latency.at("worst").number_value());
}

TEST_CASE("what cannot be measured is refused in one line") {
  for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
           {"bench"}, {"bench", "routing", "--agents", "1"}, {"bench", "routing", "--strategy", "best"}}) {
    const Outcome outcome = RunCommand(wrong);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(IsOneLine(outcome.error));
  }
}

}  // namespace
}  // namespace chatcore::testing
