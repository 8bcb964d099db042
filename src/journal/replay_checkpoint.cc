#include "src/journal/replay_checkpoint.h"

#include <utility>

#include "src/base/status.h"
#include "src/journal/record_digest.h"
#include "src/journal/sqlite_schema.h"

namespace chatcore::journal {
namespace {

constexpr std::string_view kSave =
    "INSERT OR REPLACE INTO replay_checkpoint (workspace, seq, digest, checksum, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kLoad = "SELECT seq, digest, checksum, bytes FROM replay_checkpoint WHERE workspace = ?1";
constexpr std::string_view kRemove = "DELETE FROM replay_checkpoint WHERE workspace = ?1";

class SqliteCheckpoints final : public ReplayCheckpoints {
 public:
  explicit SqliteCheckpoints(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  absl::Status Save(std::string_view workspace, const Journal::StoredSnapshot& checkpoint) override {
    absl::StatusOr<Statement> save = Statement::Prepare(*database_, kSave);
    if (!save.ok()) return save.status();
    const std::uint64_t checksum = SnapshotChecksum(checkpoint.digest, checkpoint.seq, checkpoint.bytes);
    Use use(*database_, *save);
    return use.Bind(workspace)
        .Bind(checkpoint.seq)
        .Bind(checkpoint.digest)
        .Bind(checksum)
        .Bind(Blob{checkpoint.bytes})
        .Run();
  }

  absl::StatusOr<std::optional<Journal::StoredSnapshot>> Load(std::string_view workspace) override {
    absl::StatusOr<Statement> load = Statement::Prepare(*database_, kLoad);
    if (!load.ok()) return load.status();
    Use use(*database_, *load);
    absl::StatusOr<bool> found = use.Bind(workspace).Step();
    if (!found.ok()) return found.status();
    if (!*found) return std::optional<Journal::StoredSnapshot>();
    Journal::StoredSnapshot checkpoint{use.Unsigned(0), use.Unsigned(1), std::string(use.Bytes(3))};
    if (SnapshotChecksum(checkpoint.digest, checkpoint.seq, checkpoint.bytes) != use.Unsigned(2)) {
      return std::optional<Journal::StoredSnapshot>();
    }
    return std::optional<Journal::StoredSnapshot>(std::move(checkpoint));
  }

  absl::Status Remove(std::string_view workspace) override {
    absl::StatusOr<Statement> remove = Statement::Prepare(*database_, kRemove);
    if (!remove.ok()) return remove.status();
    Use use(*database_, *remove);
    return use.Bind(workspace).Run();
  }

 private:
  std::unique_ptr<Database> database_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ReplayCheckpoints>> ReplayCheckpoints::Open(const std::string& path) {
  absl::StatusOr<std::unique_ptr<Database>> database =
      OpenJournalFile(path, Database::Access::kReadWrite, absl::Seconds(5));
  if (!database.ok()) return database.status();
  return std::make_unique<SqliteCheckpoints>(*std::move(database));
}

}  // namespace chatcore::journal
