// A file that may be missing, foreign, newer, or made by several at once.

#include "src/journal/sqlite_schema.h"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tests/journal/sqlite_kit.h"

namespace chatcore::journal {

TEST_CASE("a missing file is made only when asked for") {
  TemporaryFolder folder;
  CHECK(OpenStatus(folder.File("none.journal"), Access::kReadWrite).code() == absl::StatusCode::kNotFound);
  CHECK(OpenStatus(folder.File("none.journal"), Access::kReadOnly).code() == absl::StatusCode::kNotFound);
  CHECK_FALSE(std::filesystem::exists(folder.File("none.journal")));
  CHECK(OpenStatus(folder.File("no/such/folder.journal")).code() == absl::StatusCode::kNotFound);
  CHECK(OpenStatus("").code() == absl::StatusCode::kInvalidArgument);
  CHECK(OpenStatus(":memory:").code() == absl::StatusCode::kInvalidArgument);
}

TEST_CASE("a file of some other program is refused and left alone") {
  TemporaryFolder folder;
  const std::string text = folder.File("notes.txt");
  std::ofstream(text) << std::string(5'000, 'n');
  CHECK(OpenStatus(text).code() == absl::StatusCode::kFailedPrecondition);
  CHECK(std::filesystem::file_size(text) == 5'000);

  const std::string other = folder.File("other.db");
  Tamper(other, "CREATE TABLE customers (name TEXT)");
  CHECK(OpenStatus(other).code() == absl::StatusCode::kFailedPrecondition);
  CHECK(OpenStatus(other, Access::kReadOnly).code() == absl::StatusCode::kFailedPrecondition);

  const std::string empty = folder.File("empty.db");
  std::ofstream(empty) << "";
  CHECK(OpenStatus(empty, Access::kReadOnly).code() == absl::StatusCode::kFailedPrecondition);
  CHECK(OpenStatus(empty).ok());
}

TEST_CASE("a file with newer tables is refused") {
  FileJournal file;
  file.journal.reset();
  Tamper(file.path, "PRAGMA user_version = 2");
  const absl::Status status = OpenStatus(file.path);
  CHECK(status.code() == absl::StatusCode::kUnimplemented);
  CHECK(base::MessageOf(status).find("version 2, this chatcore knows 1") != std::string::npos);
}

TEST_CASE("several processes may make and open one file at once") {
  TemporaryFolder folder;
  const std::string path = folder.File("desk.journal");
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path);
      const bool ok = journal.ok() && (*journal)->Acquire("w" + std::to_string(i), "host", absl::Seconds(1), kNow).ok();
      if (!ok) fmt::print(stderr, "{}\n", journal.status().ToString());
      _exit(ok ? 0 : 1);
    }
    children.push_back(child);
  }
  for (pid_t child : children) {
    int result = 0;
    REQUIRE(waitpid(child, &result, 0) == child);
    CHECK(result == 0);
  }
  CHECK(OpenFile(path)->ListWorkspaces()->size() == 6);
}

}  // namespace chatcore::journal
