#include "tools/scenario/runner.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tools/binder/read.h"

namespace chatcore::scenario {
namespace {

constexpr char kConfig[] = "config\nworkspace_id: demo\nqueues: [{queue_id: general}]\n----\nok\n\n";

std::string ErrorOf(const std::string& directives) {
  absl::StatusOr<Script> script = ParseScript("a.txt", kConfig + directives + "\n----\n");
  REQUIRE(script.ok());
  return base::MessageOf(RunScript(*script, ".").status());
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    std::string folder = (std::filesystem::temp_directory_path() / "chatcore-scenario-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    folder_ = folder;
    std::ofstream(path()) << text;
  }
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return (folder_ / "transcript.txt").string(); }
  std::string Text() const { return binder::ReadWholeFile(path()).value(); }

 private:
  std::filesystem::path folder_;  // of its own: tests run side by side
};

TEST_CASE("a transcript that tells what happens passes") {
  const TemporaryFile file(std::string(kConfig) + "next_deadline\n----\nnone\n");
  const absl::StatusOr<ScenarioResult> result = RunScenarioFile(file.path(), {});
  REQUIRE(result.ok());
  CHECK(result->Passed());
  CHECK(result->report.empty());
}

TEST_CASE("a transcript that tells something else fails with the difference and is left as it is") {
  const std::string text = std::string(kConfig) + "next_deadline\n----\n09:30:00\n";
  const TemporaryFile file(text);
  const absl::StatusOr<ScenarioResult> result = RunScenarioFile(file.path(), {});
  REQUIRE(result.ok());
  CHECK(!result->Passed());
  REQUIRE(result->report.size() == 3);
  CHECK(result->report[0] == file.path() + ":9: expected (-) and happened (+):");
  CHECK(result->report[1] == "- 09:30:00");
  CHECK(result->report[2] == "+ none");
  CHECK(file.Text() == text);
}

TEST_CASE("a rewrite puts what happened into the file, and then it passes") {
  const TemporaryFile file(std::string(kConfig) + "# Nothing is due.\nnext_deadline\n----\n09:30:00\n\n# The end.\n");
  const absl::StatusOr<ScenarioResult> rewritten = RunScenarioFile(file.path(), {.rewrite = true});
  REQUIRE(rewritten.ok());
  CHECK(rewritten->rewritten);
  CHECK(rewritten->Passed());
  CHECK(file.Text() == std::string(kConfig) + "# Nothing is due.\nnext_deadline\n----\nnone\n\n# The end.\n");
  const absl::StatusOr<ScenarioResult> again = RunScenarioFile(file.path(), {.rewrite = true});
  REQUIRE(again.ok());
  CHECK(!again->rewritten);
}

TEST_CASE("a personal text never stands in a transcript, not even by a rewrite") {
  absl::StatusOr<Script> script =
      ParseScript("a.txt", std::string(kConfig) +
                               "open_ticket ticket_id=t-1 customer_id=ann source=form subject=\"My secret\"\n----\n");
  REQUIRE(script.ok());
  REQUIRE(RunScript(*script, ".").ok());
  bool shown = false;
  for (const std::string& line : script->blocks[1].expected) {
    CHECK(line.find("secret") == std::string::npos);
    shown = shown || line.find("subject=<9 bytes>") != std::string::npos;
  }
  CHECK(shown);
}

TEST_CASE("a directive that cannot be read is one line with its place") {
  CHECK(
      ErrorOf("start_conversatio a=b") ==
      "a.txt:7: expected a directive or a command, found \"start_conversatio\" (did you mean \"start_conversation\"?)");
  CHECK(ErrorOf("start_conversation extra") ==
        "a.txt:7: expected a command and name=value, found \"start_conversation extra\"");
  CHECK(ErrorOf("start_conversation custmer_id=ann") ==
        "a.txt:7:20: custmer_id: expected a field of StartConversation, found \"custmer_id\" (did you mean "
        "\"customer_id\"?)");
  CHECK(ErrorOf("start_conversation customer=@ann") ==
        "a.txt:7:20: customer: expected a whole number from 0 to 18446744073709551615, found \"@ann\"");
  CHECK(ErrorOf("at noon advance") ==
        "a.txt:7: expected a time such as 09:00:05, +30s or 2026-01-12T09:00:00Z, found \"noon\"");
  CHECK(ErrorOf("at 09:00:00") == "a.txt:7: expected a directive behind the time, found nothing");
  CHECK(ErrorOf("advance soon") == "a.txt:7: expected \"advance TIME\" and maybe calls=N");
  CHECK(ErrorOf("advance 09:00:00 calls=0") == "a.txt:7: expected calls=N, found calls=0");
  CHECK(ErrorOf("query tickets") ==
        "a.txt:7: expected \"query KIND\" with a kind of chatcore/v1/query.proto such as list_conversations");
  CHECK(ErrorOf("show everything on") == "a.txt:7: expected handles, audience or counts, found \"everything\"");
  CHECK(ErrorOf("repeat 0 heartbeat") == "a.txt:7: expected \"repeat N COMMAND\" and name=value");
  CHECK(ErrorOf("jump") == "a.txt:7: expected \"jump TIME\"");
  CHECK(ErrorOf("show handles") == "a.txt:7: expected \"show handles on\" or \"show audience off\"");
  CHECK(ErrorOf("snapshot_restore now") == "a.txt:7: expected nothing behind the directive");
}

TEST_CASE("a directive without a desk says what is missing") {
  absl::StatusOr<Script> script = ParseScript("a.txt", "advance\n----\n");
  REQUIRE(script.ok());
  CHECK(base::MessageOf(RunScript(*script, ".").status()) ==
        "a.txt:1: expected a block \"config\" that succeeds before this directive");
}

TEST_CASE("a configuration that the desk refuses is output, one that cannot be read is an error") {
  absl::StatusOr<Script> script = ParseScript("a.txt", "config\nworkspace_id: demo\n----\n");
  REQUIRE(script.ok());
  REQUIRE(RunScript(*script, ".").ok());
  CHECK(script->blocks[0].expected.at(0).rfind("error INVALID_ARGUMENT: ", 0) == 0);
  script = ParseScript("a.txt", "config\nworkspace: demo\n----\n");
  CHECK(base::MessageOf(RunScript(*script, ".").status()) ==
        "a.txt:2:1: expected a field of Config, found \"workspace\" (did you mean \"workspace_id\"?)");
  script = ParseScript("a.txt", "config no_such_file.yaml\n----\n");
  CHECK(RunScript(*script, ".").status().code() == absl::StatusCode::kNotFound);
}

TEST_CASE("two runs of one script give the same state") {
  const std::string text =
      std::string(kConfig) + "start_conversation conversation_id=c customer_id=ann channel=chat\n----\n";
  absl::StatusOr<Script> first = ParseScript("a.txt", text);
  absl::StatusOr<Script> second = ParseScript("b.txt", text);
  CHECK(RunScript(*first, ".")->state_hash == RunScript(*second, ".")->state_hash);
}

}  // namespace
}  // namespace chatcore::scenario
