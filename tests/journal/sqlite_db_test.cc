#include "src/journal/sqlite_db.h"

#include "src/base/status.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

struct Bench {
  TemporaryFolder folder;
  std::unique_ptr<Database> database =
      *Database::Open(folder.File("a.db"), Database::Access::kCreate, absl::Milliseconds(20));

  Bench() { REQUIRE(database->Run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB) STRICT").ok()); }
  std::int64_t Count() { return *database->AskNumber("SELECT count(*) FROM note"); }
};

}  // namespace

TEST_CASE("what is bound is read back, zero bytes and the largest number included") {
  Bench bench;
  const Statement insert = *Statement::Prepare(*bench.database, "INSERT INTO note VALUES (?1, ?2, ?3)");
  const std::string bytes("a\0b", 3);
  for (std::int64_t id : {std::int64_t{1}, std::numeric_limits<std::int64_t>::max()}) {
    Use use(*bench.database, insert);
    REQUIRE(use.Bind(id).Bind("text").Bind(Blob{bytes}).Run().ok());
  }
  const Statement find = *Statement::Prepare(*bench.database, "SELECT id, text, bytes FROM note ORDER BY id DESC");
  Use use(*bench.database, find);
  REQUIRE(*use.Step());
  CHECK(use.Number(0) == std::numeric_limits<std::int64_t>::max());
  CHECK(use.Bytes(1) == "text");
  CHECK(use.Bytes(2) == bytes);
  REQUIRE(*use.Step());
  CHECK_FALSE(*use.Step());
}

TEST_CASE("a transaction that is left is rolled back and a committed one stays") {
  Bench bench;
  {
    Transaction transaction(*bench.database);
    REQUIRE(transaction.BeginWrite().ok());
    REQUIRE(bench.database->Run("INSERT INTO note (id) VALUES (1)").ok());
    CHECK(bench.Count() == 1);
  }
  CHECK(bench.Count() == 0);
  {
    Transaction transaction(*bench.database);
    REQUIRE(transaction.BeginWrite().ok());
    REQUIRE(bench.database->Run("INSERT INTO note (id) VALUES (1)").ok());
    REQUIRE(transaction.Commit().ok());
  }
  CHECK(bench.Count() == 1);
}

TEST_CASE("errors of SQLite become the codes of the contract") {
  Bench bench;
  REQUIRE(bench.database->Run("INSERT INTO note (id) VALUES (1)").ok());
  CHECK(bench.database->Run("INSERT INTO note (id) VALUES (1)").code() == absl::StatusCode::kDataLoss);
  CHECK(bench.database->Run("SELEC").code() == absl::StatusCode::kInternal);
  CHECK(Statement::Prepare(*bench.database, "SELECT * FROM nothing").status().code() == absl::StatusCode::kInternal);

  const std::unique_ptr<Database> reader =
      *Database::Open(bench.folder.File("a.db"), Database::Access::kReadOnly, absl::Milliseconds(20));
  CHECK(reader->Run("DELETE FROM note").code() == absl::StatusCode::kPermissionDenied);
  const std::unique_ptr<Database> writer =
      *Database::Open(bench.folder.File("a.db"), Database::Access::kReadWrite, absl::Milliseconds(20));
  REQUIRE(writer->Run("BEGIN EXCLUSIVE").ok());
  const absl::Status busy = bench.database->Run("BEGIN IMMEDIATE");
  CHECK(busy.code() == absl::StatusCode::kUnavailable);
  CHECK(base::MessageOf(busy).find("database is locked (SQLite code 5)") != std::string::npos);
}

TEST_CASE("a full disk is unavailable and leaves nothing") {
  Bench bench;
  REQUIRE(bench.database->Run("PRAGMA max_page_count = 4").ok());
  const Statement insert = *Statement::Prepare(*bench.database, "INSERT INTO note (bytes) VALUES (?1)");
  const std::string bytes(100'000, 'x');
  Use use(*bench.database, insert);
  CHECK(use.Bind(Blob{bytes}).Run().code() == absl::StatusCode::kUnavailable);
  CHECK(bench.Count() == 0);
}

}  // namespace chatcore::journal
