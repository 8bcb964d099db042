#include "src/journal/replay_checkpoint.h"

#include "tests/journal/sqlite_kit.h"

namespace chatcore::journal {
namespace {

std::unique_ptr<ReplayCheckpoints> OpenCheckpoints(const std::string& path) {
  absl::StatusOr<std::unique_ptr<ReplayCheckpoints>> checkpoints = ReplayCheckpoints::Open(path);
  REQUIRE_MESSAGE(checkpoints.ok(), checkpoints.status().ToString());
  return *std::move(checkpoints);
}

}  // namespace

TEST_CASE("the last checkpoint of each workspace is kept until it is removed") {
  FileJournal file;
  const std::unique_ptr<ReplayCheckpoints> checkpoints = OpenCheckpoints(file.path);
  CHECK_FALSE(checkpoints->Load(kWorkspace)->has_value());
  REQUIRE(checkpoints->Save(kWorkspace, {.seq = 3, .digest = 7, .bytes = "three"}).ok());
  REQUIRE(checkpoints->Save(kWorkspace, {.seq = 6, .digest = ~std::uint64_t{0}, .bytes = "six"}).ok());
  REQUIRE(checkpoints->Save("other", {.seq = 1, .digest = 1, .bytes = "one"}).ok());

  const absl::StatusOr<std::optional<Journal::StoredSnapshot>> found = OpenCheckpoints(file.path)->Load(kWorkspace);
  REQUIRE(found->has_value());
  CHECK((*found)->seq == 6);
  CHECK((*found)->digest == ~std::uint64_t{0});
  CHECK((*found)->bytes == "six");
  REQUIRE(checkpoints->Remove(kWorkspace).ok());
  CHECK_FALSE(checkpoints->Load(kWorkspace)->has_value());
  CHECK(checkpoints->Load("other")->has_value());
}

TEST_CASE("a damaged checkpoint is none") {
  for (const char* change : {"seq = 4", "digest = 8", "bytes = X'00'"}) {
    CAPTURE(change);
    FileJournal file;
    const std::unique_ptr<ReplayCheckpoints> checkpoints = OpenCheckpoints(file.path);
    REQUIRE(checkpoints->Save(kWorkspace, {.seq = 3, .digest = 7, .bytes = "three"}).ok());
    Tamper(file.path, std::string("UPDATE replay_checkpoint SET ") + change);
    CHECK_FALSE(checkpoints->Load(kWorkspace)->has_value());
  }
}

TEST_CASE("checkpoints are kept in a journal only") {
  TemporaryFolder folder;
  CHECK(ReplayCheckpoints::Open(folder.File("none.journal")).status().code() == absl::StatusCode::kNotFound);
  Tamper(folder.File("other.db"), "CREATE TABLE customers (name TEXT)");
  CHECK(ReplayCheckpoints::Open(folder.File("other.db")).status().code() == absl::StatusCode::kFailedPrecondition);
}

}  // namespace chatcore::journal
