// The process that writes is killed again and again; what it was told is stored has to be there.
//
// Short by default. CHATCORE_TEST_MINUTES=30 runs it for half an hour.

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

constexpr int kLoopsByDefault = 15;

// What the writer tells over the pipe, before and after each durable call.
struct Note {
  enum Kind : std::uint64_t { kTried, kStored, kReleased, kSnapshot } kind;
  std::uint64_t seq;
};

struct Told {
  std::uint64_t tried = 0;
  std::uint64_t stored = 0;
  std::uint64_t released = 0;
  std::uint64_t snapshot = 0;
};

void Tell(int pipe, Note::Kind kind, std::uint64_t seq) {
  const Note note{kind, seq};
  if (write(pipe, &note, sizeof(note)) != sizeof(note)) _exit(3);
}

// Runs in the child until it is killed.
[[noreturn]] void WriteForEver(const std::string& path, std::uint64_t seed, int pipe) {
  absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path);
  if (!journal.ok()) _exit(4);
  absl::StatusOr<Journal::Lease> lease = (*journal)->Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow);
  if (!lease.ok()) _exit(5);
  Dice dice(seed);
  std::uint64_t head = lease->head;
  while (true) {
    std::vector<HandMade> made;
    std::vector<Journal::Record> records;
    std::uint64_t last = head;
    for (std::uint64_t i = 0, count = 1 + dice.Below(16); i < count; ++i) {
      made.emplace_back(last + 1, last + 1 + dice.Below(4));
      last = made.back().last_seq;
    }
    for (const HandMade& record : made) records.push_back(record.record());
    Tell(pipe, Note::kTried, last);
    if (!(*journal)->Append(kWorkspace, lease->epoch, head, records).ok()) _exit(6);
    head = last;
    Tell(pipe, Note::kStored, head);
    if (dice.Below(8) == 0) {
      if (!(*journal)->Acknowledge(kWorkspace, head).ok()) _exit(7);
      Tell(pipe, Note::kReleased, head);
    }
    if (dice.Below(16) == 0) {
      if (!(*journal)->SaveSnapshot(kWorkspace, lease->epoch, head, std::string(20'000, 's')).ok()) _exit(8);
      Tell(pipe, Note::kSnapshot, head);
    }
  }
}

Told Drain(int pipe, Told told) {
  Note note;
  while (read(pipe, &note, sizeof(note)) == sizeof(note)) {
    switch (note.kind) {
      case Note::kTried:
        told.tried = note.seq;
        break;
      case Note::kStored:
        told.stored = note.seq;
        break;
      case Note::kReleased:
        told.released = note.seq;
        break;
      case Note::kSnapshot:
        told.snapshot = note.seq;
        break;
    }
  }
  return told;
}

void KillWriter(const std::string& path, std::uint64_t seed, std::chrono::milliseconds after, Told& told) {
  int pipes[2];
  REQUIRE(pipe(pipes) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(pipes[0]);
    WriteForEver(path, seed, pipes[1]);
  }
  close(pipes[1]);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  told = Drain(pipes[0], told);
  close(pipes[0]);
  int result = 0;
  REQUIRE(waitpid(child, &result, 0) == child);
  REQUIRE_MESSAGE(WIFSIGNALED(result), "the writer gave up with code ", WEXITSTATUS(result));
}

std::string QuickCheck(const std::string& path) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  std::string answer;
  const auto take = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) += values[0];
    return 0;
  };
  CHECK(sqlite3_exec(database, "PRAGMA quick_check", take, &answer, nullptr) == SQLITE_OK);
  sqlite3_close(database);
  return answer;
}

// Checks what the file holds against what the writer was told. Records up to `checked` were checked before.
std::uint64_t Check(const std::string& path, const Told& told, std::uint64_t checked) {
  const std::unique_ptr<Journal> journal = OpenFile(path);
  const absl::StatusOr<Journal::Workspace> stored = journal->GetWorkspace(kWorkspace);
  if (!stored.ok()) {
    CHECK(told.stored == 0);  // killed before it had the workspace
    return 0;
  }
  CHECK((stored->head == told.stored || stored->head == told.tried));
  CHECK(stored->cursor >= told.released);
  const absl::StatusOr<std::optional<Journal::StoredSnapshot>> snapshot = journal->LatestSnapshot(kWorkspace);
  REQUIRE(snapshot.ok());
  CHECK((snapshot->has_value() ? (*snapshot)->seq : 0) >= told.snapshot);

  const absl::Status read =
      journal->Read(kWorkspace, checked + 1, Journal::kEnd, [&](const Journal::StoredRecord& record) {
        REQUIRE(record.first_seq == checked + 1);
        REQUIRE(record.batch == HandMade(record.first_seq, record.last_seq).bytes);
        checked = record.last_seq;
        return absl::OkStatus();
      });
  CHECK_MESSAGE(read.ok(), read.ToString());
  CHECK(checked == stored->head);
  return checked;
}

}  // namespace

TEST_CASE("nothing that was acknowledged is lost when the writer is killed") {
  const char* minutes = std::getenv("CHATCORE_TEST_MINUTES");
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(minutes == nullptr ? 0 : std::atoi(minutes));
  TemporaryFolder folder;
  const std::string path = folder.File("desk.journal");
  const std::uint64_t seed = minutes == nullptr ? 1 : static_cast<std::uint64_t>(end.time_since_epoch().count());
  CAPTURE(seed);
  Dice dice(seed);
  Told told;
  std::uint64_t checked = 0;
  for (int loop = 0; loop < kLoopsByDefault || std::chrono::steady_clock::now() < end; ++loop) {
    CAPTURE(loop);
    KillWriter(path, dice.Below(1'000'000), std::chrono::milliseconds(5 + dice.Below(60)), told);
    checked = Check(path, told, checked);
    told.stored = told.tried = checked;  // the next writer goes on from what is there
    REQUIRE(QuickCheck(path) == "ok");
  }
  CHECK(checked > 0);
  CHECK(Check(path, told, 0) == checked);
}

}  // namespace chatcore::journal
