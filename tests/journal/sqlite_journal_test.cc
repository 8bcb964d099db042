// What the SQLite store has beyond the contract in journal_test.cc: a file that is shared, locked, read only.

#include "src/journal/sqlite_journal.h"

#include <sqlite3.h>

#include "fmt/format.h"
#include "tests/journal/sqlite_kit.h"

namespace chatcore::journal {

TEST_CASE("everything is there after the file is opened again") {
  FileJournal file;
  file.AppendThree();
  REQUIRE(file.journal->SaveSnapshot(kWorkspace, file.epoch, 6, "state").ok());
  REQUIRE(file.journal->Acknowledge(kWorkspace, 5).ok());
  file.journal = OpenFile(file.path);
  CHECK(ReadRanges(*file.journal) == "1-3 4-6 7-9");
  CHECK((*file.journal->LatestSnapshot(kWorkspace))->bytes == "state");
  const Journal::Workspace stored = *file.journal->GetWorkspace(kWorkspace);
  CHECK(stored.head == 9);
  CHECK(stored.cursor == 5);
  CHECK(stored.owner == "host-1");
  CHECK(stored.lease_until == kNow + absl::Seconds(10));
  CHECK(AppendOne(*file.journal, file.epoch, 10, 10).ok());
}

TEST_CASE("a journal opened for reading takes no writes") {
  FileJournal file;
  file.AppendThree();
  const std::unique_ptr<Journal> reader = OpenFile(file.path, Access::kReadOnly);
  CHECK(ReadRanges(*reader) == "1-3 4-6 7-9");
  CHECK(AppendOne(*reader, file.epoch, 10, 10).status().code() == absl::StatusCode::kPermissionDenied);
  CHECK(reader->Acquire(kWorkspace, "host-1", absl::Seconds(1), kNow).status().code() ==
        absl::StatusCode::kPermissionDenied);
  CHECK(reader->Acknowledge(kWorkspace, 1).code() == absl::StatusCode::kPermissionDenied);
}

TEST_CASE("an owner deposed through another connection cannot append") {
  FileJournal file;
  file.AppendThree();
  const std::unique_ptr<Journal> other = OpenFile(file.path);
  const absl::StatusOr<Journal::Lease> taken =
      other->Acquire(kWorkspace, "host-2", absl::Seconds(10), kNow + absl::Seconds(10));
  REQUIRE(taken.ok());
  REQUIRE(AppendOne(*other, taken->epoch, 10, 11).ok());
  CHECK(AppendOne(*file.journal, file.epoch, 10, 10).status().code() == absl::StatusCode::kAborted);
  CHECK(AppendOne(*file.journal, file.epoch, 12, 12).status().code() == absl::StatusCode::kAborted);
  CHECK(ReadRanges(*file.journal) == "1-3 4-6 7-9 10-11");
}

TEST_CASE("a file that another process is writing is unavailable and nothing is stored") {
  FileJournal file;
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(file.path.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  absl::StatusOr<std::unique_ptr<Journal>> impatient =
      OpenSqliteJournal(file.path, {.busy_timeout = absl::Milliseconds(20)});
  REQUIRE(impatient.ok());
  CHECK(AppendOne(**impatient, file.epoch, 1, 1).status().code() == absl::StatusCode::kUnavailable);
  CHECK(ReadRanges(**impatient) == "");
  sqlite3_close(other);
  CHECK(AppendOne(**impatient, file.epoch, 1, 1).ok());
}

TEST_CASE("a damaged snapshot gives way to the one before it") {
  for (const char* change : {"bytes = X'00'", "checksum = checksum + 1", "digest = digest + 1", "seq = 8"}) {
    CAPTURE(change);
    FileJournal file;
    file.AppendThree();
    REQUIRE(file.journal->SaveSnapshot(kWorkspace, file.epoch, 3, "state 3").ok());
    REQUIRE(file.journal->SaveSnapshot(kWorkspace, file.epoch, 6, "state 6").ok());
    Tamper(file.path, fmt::format("UPDATE snapshot SET {} WHERE seq = 6", change));
    const absl::StatusOr<std::optional<Journal::StoredSnapshot>> found = file.journal->LatestSnapshot(kWorkspace);
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    CHECK((*found)->seq == 3);
    Tamper(file.path, "UPDATE snapshot SET bytes = X'00' WHERE seq = 3");
    CHECK_FALSE(file.journal->LatestSnapshot(kWorkspace)->has_value());
  }
}

}  // namespace chatcore::journal
