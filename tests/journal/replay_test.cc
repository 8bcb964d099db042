// The `chatcore replay` command, in this process.

#include "tools/replay.h"

#include <filesystem>
#include <sstream>

#include "chatcore/desk.h"
#include "chatcore/journal_host.h"
#include "fmt/format.h"
#include "tests/journal/desk_day.h"
#include "tests/journal/sqlite_kit.h"

namespace chatcore::journal {
namespace {

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome Replay(const tools::ReplayOptions& options) {
  std::ostringstream out, err;
  const int code = tools::RunReplay(options, out, err);
  return {code, out.str(), err.str()};
}

// A journal of one day in a file.
struct StoredDay {
  explicit StoredDay(int commands = 400) {
    const std::unique_ptr<Journal> journal = OpenFile(path);
    hash = StoreDay(*journal, MakeDay(21, commands), 16);
    head = journal->GetWorkspace(kWorkspace)->head;
  }

  tools::ReplayOptions Options() const {
    tools::ReplayOptions options;
    options.journal = path;
    options.expect_hash = fmt::format("{:016x}", hash);
    return options;
  }

  TemporaryFolder folder;
  std::string path = folder.File("desk.journal");
  std::uint64_t hash = 0;
  std::uint64_t head = 0;
};

// Stops a replay after the record that holds `seq`, as a kill would, and leaves its checkpoint.
void Interrupt(tools::ReplayOptions options, std::uint64_t seq) {
  struct Stopped {};
  options.on_record = [seq](std::uint64_t last_seq) {
    if (last_seq >= seq) throw Stopped();
  };
  std::ostringstream out, err;
  CHECK_THROWS_AS(tools::RunReplay(options, out, err), Stopped);
}

std::uint64_t NumberAfter(const std::string& json, const std::string& key) {
  const std::size_t at = json.find("\"" + key + "\":");
  REQUIRE_MESSAGE(at != std::string::npos, json);
  return std::strtoull(json.c_str() + at + key.size() + 3, nullptr, 10);
}

}  // namespace

TEST_CASE("replay ends with the state hash of the desk that wrote the journal") {
  const StoredDay day;
  const Outcome outcome = Replay(day.Options());
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  CHECK(outcome.out.find("workspace   acme\n") == 0);
  CHECK(outcome.out.find(fmt::format("events      {} (seq 1 to {})\n", day.head, day.head)) != std::string::npos);
  CHECK(outcome.out.find(fmt::format("state hash  {:016x}\n", day.hash)) != std::string::npos);
}

TEST_CASE("replay says the same as JSON") {
  const StoredDay day;
  tools::ReplayOptions options = day.Options();
  options.json = true;
  const Outcome outcome = Replay(options);
  CHECK(outcome.code == 0);
  CHECK(NumberAfter(outcome.out, "events") == day.head);
  CHECK(NumberAfter(outcome.out, "last_seq") == day.head);
  CHECK(outcome.out.find(fmt::format("\"{:016x}\"", day.hash)) != std::string::npos);
}

TEST_CASE("another hash than the expected one is exit code 1") {
  const StoredDay day;
  tools::ReplayOptions options = day.Options();
  options.expect_hash = "1234abcd";
  const Outcome outcome = Replay(options);
  CHECK(outcome.code == 1);
  CHECK(outcome.err == fmt::format("chatcore: state hash {:016x}, 000000001234abcd was expected\n", day.hash));
}

TEST_CASE("replay stops at the event it was told") {
  const StoredDay day;
  const std::unique_ptr<Journal> journal = OpenFile(day.path);
  for (std::uint64_t until : {std::uint64_t{1}, day.head / 2, day.head / 2 + 1, day.head}) {
    CAPTURE(until);
    absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(DayConfig());
    REQUIRE(ReadEvents(
                *journal, kWorkspace, 1, [&](const v1::Event& event) { return (*desk)->Replay(event); }, until)
                .ok());
    tools::ReplayOptions options = day.Options();
    options.until = until;
    options.checkpoint_every = 10;
    options.expect_hash = fmt::format("{:x}", (*desk)->StateHash());
    CHECK(Replay(options).code == 0);
  }
}

TEST_CASE("bad input is exit code 2 and one line that names the remedy") {
  const StoredDay day(20);
  tools::ReplayOptions options = day.Options();
  const auto check_fails = [&](std::string_view words) {
    const Outcome outcome = Replay(options);
    CHECK(outcome.code == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err.find("chatcore: ") == 0);
    CHECK_MESSAGE(outcome.err.find(words) != std::string::npos, outcome.err);
    CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
    options = day.Options();
  };
  options.journal = day.folder.File("none.journal");
  check_fails("cannot be opened");
  CHECK_FALSE(std::filesystem::exists(day.folder.File("none.journal")));
  options.workspace = "other";
  check_fails("workspace other: not in this journal");
  options.until = day.head + 1;
  check_fails(fmt::format("ends at {}", day.head));
  options.expect_hash = "12345678901234567";
  check_fails("16 hexadecimal digits");
  options.expect_hash = "xyz";
  check_fails("16 hexadecimal digits");
  const std::unique_ptr<Journal> journal = OpenFile(day.path);
  REQUIRE(journal->Acquire("empty", "host-1", absl::Seconds(1), kNow).ok());
  check_fails("2 workspaces (acme, empty); name one with --workspace");
  options.workspace = "empty";
  check_fails("no events stored yet");
  options.workspace = "acme";
  CHECK(Replay(options).code == 0);
}

TEST_CASE("a damaged journal is one line with the sequence") {
  const StoredDay day;
  Tamper(day.path, "UPDATE record SET batch = CAST(batch || X'00' AS BLOB) WHERE last_seq >= 100 AND first_seq <= 100");
  const Outcome outcome = Replay(day.Options());
  CHECK(outcome.code == 2);
  CHECK(outcome.out == "");
  CHECK(outcome.err.find("chatcore: workspace acme: the record with seq ") == 0);
  CHECK(outcome.err.find(" is damaged") != std::string::npos);
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
}

TEST_CASE("an interrupted replay continues from its checkpoint and removes it at the end") {
  const StoredDay day;
  tools::ReplayOptions options = day.Options();
  options.json = true;
  options.checkpoint_every = 50;
  Interrupt(options, day.head / 2);
  Outcome outcome = Replay(options);
  CHECK(outcome.code == 0);
  const std::uint64_t continued = NumberAfter(outcome.out, "continued_after_seq");
  CHECK(continued <= day.head / 2 + 50);
  CHECK(continued + 100 > day.head / 2);
  CHECK(NumberAfter(outcome.out, "events") == day.head - continued);
  outcome = Replay(options);
  CHECK(NumberAfter(outcome.out, "continued_after_seq") == 0);
  CHECK(NumberAfter(outcome.out, "events") == day.head);
}

TEST_CASE("a fresh replay starts at the first event and one without checkpoints leaves none") {
  const StoredDay day;
  tools::ReplayOptions options = day.Options();
  options.json = true;
  options.checkpoint_every = 50;
  Interrupt(options, day.head / 2);
  options.fresh = true;
  CHECK(NumberAfter(Replay(options).out, "events") == day.head);
  options.fresh = false;
  options.checkpoint_every = 0;
  Interrupt(options, day.head / 2);
  options.checkpoint_every = 50;
  CHECK(NumberAfter(Replay(options).out, "continued_after_seq") == 0);
}

TEST_CASE("a checkpoint that does not belong to the journal is not used") {
  for (const char* change : {"seq = seq - 1", "digest = digest + 1", "checksum = checksum + 1", "bytes = X'00'"}) {
    CAPTURE(change);
    const StoredDay day;
    tools::ReplayOptions options = day.Options();
    options.json = true;
    options.checkpoint_every = 50;
    Interrupt(options, day.head / 2);
    Tamper(day.path, fmt::format("UPDATE replay_checkpoint SET {}", change));
    const Outcome outcome = Replay(options);
    CHECK(outcome.code == 0);
    CHECK(NumberAfter(outcome.out, "continued_after_seq") == 0);
  }
}

TEST_CASE("a checkpoint of another journal is not used") {
  const StoredDay day;
  StoredDay other;  // the same events, another history of owners
  {
    const std::unique_ptr<Journal> journal = OpenFile(other.folder.File("second.journal"));
    REQUIRE(journal->Acquire(kWorkspace, "host-1", absl::Seconds(1), kNow).ok());
    REQUIRE(StoreDay(*journal, MakeDay(21, 400), 16) == day.hash);
  }
  tools::ReplayOptions options = day.Options();
  options.json = true;
  options.checkpoint_every = 50;
  Interrupt(options, day.head / 2);
  Tamper(
      other.path,
      fmt::format("ATTACH '{}' AS day; INSERT INTO replay_checkpoint SELECT * FROM day.replay_checkpoint", day.path));
  options.journal = other.path;
  CHECK(NumberAfter(Replay(options).out, "continued_after_seq") > 0);  // the same journal, byte for byte
  const std::string second = other.folder.File("second.journal");
  other.path = second;
  Tamper(
      other.path,
      fmt::format("ATTACH '{}' AS day; INSERT INTO replay_checkpoint SELECT * FROM day.replay_checkpoint", day.path));
  options.journal = second;
  CHECK(NumberAfter(Replay(options).out, "continued_after_seq") == 0);
}

TEST_CASE("a replay up to an event before the checkpoint leaves the checkpoint alone") {
  const StoredDay day;
  tools::ReplayOptions options = day.Options();
  options.json = true;
  options.checkpoint_every = 50;
  Interrupt(options, day.head / 2);
  tools::ReplayOptions early = options;
  early.until = 10;
  early.expect_hash.clear();
  CHECK(NumberAfter(Replay(early).out, "last_seq") == 10);
  CHECK(NumberAfter(Replay(options).out, "continued_after_seq") > 10);
}

TEST_CASE("replay leaves every record as it was") {
  const StoredDay day;
  const auto digest_of_head = [&] {
    std::uint64_t digest = 0;
    REQUIRE(OpenFile(day.path)
                ->Read(kWorkspace, 1, Journal::kEnd,
                       [&](const Journal::StoredRecord& record) {
                         digest = record.digest;
                         return absl::OkStatus();
                       })
                .ok());
    return digest;
  };
  const std::uint64_t before = digest_of_head();
  tools::ReplayOptions options = day.Options();
  options.checkpoint_every = 40;
  CHECK(Replay(options).code == 0);
  CHECK(digest_of_head() == before);
  CHECK(OpenFile(day.path)->GetWorkspace(kWorkspace)->epoch == 1);
}

}  // namespace chatcore::journal
