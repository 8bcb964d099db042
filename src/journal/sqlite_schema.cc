#include "src/journal/sqlite_schema.h"

#include <cstdint>
#include <utility>

#include "src/base/status.h"

namespace chatcore::journal {
namespace {

constexpr std::int64_t kApplicationId = 0x63686a31;  // "chj1", so that `file` and others can tell
constexpr std::int64_t kSchemaVersion = 1;

// Numbers are 64 bits; digests are the same bits read as a signed number.
constexpr char kCreateTables[] = R"sql(
CREATE TABLE workspace (
  id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,           -- of the last lease
  owner TEXT NOT NULL,
  lease_until_us INTEGER NOT NULL,
  head INTEGER NOT NULL,            -- last_seq of the last record
  digest INTEGER NOT NULL,          -- digest of the last record
  cursor INTEGER NOT NULL           -- released up to here
) STRICT, WITHOUT ROWID;

CREATE TABLE record (               -- the events of one call of a desk
  workspace TEXT NOT NULL,
  last_seq INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  epoch INTEGER NOT NULL,           -- of the owner that wrote it
  digest INTEGER NOT NULL,          -- checksum of the record and of all before it; see record_digest.h
  batch BLOB NOT NULL,              -- chatcore.v1.EventBatch
  PRIMARY KEY (workspace, last_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  workspace TEXT NOT NULL,
  seq INTEGER NOT NULL,             -- of the last event inside
  digest INTEGER NOT NULL,          -- of the record that ends there
  checksum INTEGER NOT NULL,        -- XXH3 over digest, seq and bytes
  bytes BLOB NOT NULL,              -- chatcore.v1.Snapshot
  PRIMARY KEY (workspace, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE replay_checkpoint (    -- where `chatcore replay` goes on after it was interrupted
  workspace TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL               -- chatcore.v1.Snapshot
) STRICT, WITHOUT ROWID;
)sql";

struct FileKind {
  std::int64_t application_id;
  std::int64_t version;
  std::int64_t tables;
};

absl::StatusOr<FileKind> LookAt(Database& database) {
  absl::StatusOr<std::int64_t> application_id = database.AskNumber("PRAGMA application_id");
  if (!application_id.ok()) return application_id.status();
  absl::StatusOr<std::int64_t> version = database.AskNumber("PRAGMA user_version");
  if (!version.ok()) return version.status();
  absl::StatusOr<std::int64_t> tables = database.AskNumber("SELECT count(*) FROM sqlite_schema");
  if (!tables.ok()) return tables.status();
  return FileKind{*application_id, *version, *tables};
}

absl::Status CreateTables(Database& database) {
  Transaction transaction(database);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<FileKind> kind = LookAt(database);
  if (!kind.ok()) return kind.status();
  if (kind->tables > 0) return absl::OkStatus();  // another process was faster
  CHATCORE_RETURN_IF_ERROR(database.Run(kCreateTables));
  CHATCORE_RETURN_IF_ERROR(database.Run(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str()));
  CHATCORE_RETURN_IF_ERROR(database.Run(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str()));
  return transaction.Commit();
}

absl::Status CheckKind(Database& database) {
  absl::StatusOr<FileKind> kind = LookAt(database);
  if (!kind.ok()) return kind.status();
  if (kind->application_id != kApplicationId) {
    return base::FailedPrecondition("journal {}: an SQLite file of some other program; give the journal of a host",
                                    database.path());
  }
  if (kind->version > kSchemaVersion) {
    return base::Unimplemented("journal {}: its tables have version {}, this chatcore knows {}; use a newer one",
                               database.path(), kind->version, kSchemaVersion);
  }
  return absl::OkStatus();
}

absl::Status Prepare(Database& database, Database::Access access) {
  if (access == Database::Access::kCreate) {
    absl::StatusOr<FileKind> kind = LookAt(database);
    if (!kind.ok()) return kind.status();
    if (kind->tables == 0 && kind->application_id == 0) CHATCORE_RETURN_IF_ERROR(CreateTables(database));
  }
  CHATCORE_RETURN_IF_ERROR(CheckKind(database));
  CHATCORE_RETURN_IF_ERROR(database.Run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
  if (access == Database::Access::kReadOnly) return absl::OkStatus();

  absl::StatusOr<std::string> mode = database.Ask("PRAGMA journal_mode = WAL");
  if (!mode.ok()) return mode.status();
  if (*mode != "wal") {
    return base::FailedPrecondition("journal {}: no write-ahead log here (journal_mode {}); use a local file system",
                                    database.path(), *mode);
  }
  return database.Run("PRAGMA synchronous = FULL");
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> OpenJournalFile(const std::string& path, Database::Access access,
                                                          absl::Duration busy_timeout) {
  absl::StatusOr<std::unique_ptr<Database>> database = Database::Open(path, access, busy_timeout);
  if (!database.ok()) return database;
  absl::Status prepared = Prepare(**database, access);
  if (prepared.ok()) return database;
  if (prepared.code() == absl::StatusCode::kDataLoss) {
    return base::FailedPrecondition("{}; it is no journal, or its first page is damaged", base::MessageOf(prepared));
  }
  return prepared;
}

}  // namespace chatcore::journal
