#include "src/journal/sqlite_journal.h"

#include <algorithm>
#include <utility>

#include "chatcore/journal_stores.h"
#include "src/base/status.h"
#include "src/journal/checks.h"
#include "src/journal/record_digest.h"
#include "src/journal/sqlite_schema.h"

namespace chatcore {
namespace journal {

absl::StatusOr<std::unique_ptr<SqliteJournal>> SqliteJournal::Make(std::unique_ptr<Database> database,
                                                                   const JournalLimits& limits) {
  std::unique_ptr<SqliteJournal> made(new SqliteJournal(std::move(database), limits));
  CHATCORE_RETURN_IF_ERROR(made->PrepareStatements());
  return made;
}

absl::Status SqliteJournal::PrepareStatements() {
  const std::pair<Statement*, std::string_view> statements[] = {
      {&find_workspace_, "SELECT epoch, owner, lease_until_us, head, digest, cursor FROM workspace WHERE id = ?1"},
      {&store_lease_,
       "INSERT INTO workspace (id, epoch, owner, lease_until_us, head, digest, cursor) "
       "VALUES (?1, ?2, ?3, ?4, 0, ?5, 0) ON CONFLICT (id) DO UPDATE SET epoch = ?2, owner = ?3, lease_until_us = ?4"},
      {&insert_record_,
       "INSERT INTO record (workspace, last_seq, first_seq, epoch, digest, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
      {&move_head_, "UPDATE workspace SET head = ?2, digest = ?3 WHERE id = ?1"},
      {&record_before_,
       "SELECT last_seq, digest FROM record WHERE workspace = ?1 AND last_seq < ?2 ORDER BY last_seq DESC LIMIT 1"},
      {&records_from_,
       "SELECT first_seq, last_seq, epoch, digest, batch FROM record WHERE workspace = ?1 AND last_seq >= ?2 "
       "ORDER BY last_seq"},
      {&digest_at_, "SELECT digest FROM record WHERE workspace = ?1 AND last_seq = ?2"},
      {&insert_snapshot_,
       "INSERT OR REPLACE INTO snapshot (workspace, seq, digest, checksum, bytes) VALUES (?1, ?2, ?3, ?4, ?5)"},
      {&drop_snapshots_,
       "DELETE FROM snapshot WHERE workspace = ?1 AND seq NOT IN "
       "(SELECT seq FROM snapshot WHERE workspace = ?1 ORDER BY seq DESC LIMIT 2)"},
      {&find_snapshots_,
       "SELECT seq, digest, checksum, bytes FROM snapshot WHERE workspace = ?1 AND seq <= ?2 ORDER BY seq DESC"},
      {&move_cursor_, "UPDATE workspace SET cursor = ?2 WHERE id = ?1"},
      {&list_workspaces_, "SELECT id FROM workspace ORDER BY id"},
  };
  for (const auto& [statement, sql] : statements) {
    absl::StatusOr<Statement> prepared = Statement::Prepare(*database_, sql);
    if (!prepared.ok()) return prepared.status();
    *statement = *std::move(prepared);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<SqliteJournal::Row>> SqliteJournal::FindWorkspace(std::string_view workspace) {
  Use use(*database_, find_workspace_);
  absl::StatusOr<bool> found = use.Bind(workspace).Step();
  if (!found.ok()) return found.status();
  if (!*found) return std::optional<Row>();
  Row row;
  row.workspace.id = std::string(workspace);
  row.workspace.epoch = use.Unsigned(0);
  row.workspace.owner = std::string(use.Bytes(1));
  row.workspace.lease_until = absl::FromUnixMicros(use.Number(2));
  row.workspace.head = use.Unsigned(3);
  row.digest = use.Unsigned(4);
  row.workspace.cursor = use.Unsigned(5);
  return std::optional<Row>(std::move(row));
}

absl::StatusOr<SqliteJournal::Row> SqliteJournal::LoadWorkspace(std::string_view workspace) {
  absl::StatusOr<std::optional<Row>> row = FindWorkspace(workspace);
  if (!row.ok()) return row.status();
  if (!row->has_value()) return UnknownWorkspace(workspace);
  return **std::move(row);
}

absl::StatusOr<SqliteJournal::Row> SqliteJournal::LoadOwned(std::string_view workspace, std::uint64_t epoch) {
  absl::StatusOr<Row> row = LoadWorkspace(workspace);
  if (!row.ok()) return row.status();
  CHATCORE_RETURN_IF_ERROR(CheckEpoch(row->workspace, epoch));
  return row;
}

absl::Status SqliteJournal::StoreLease(const Workspace& workspace) {
  Use use(*database_, store_lease_);
  return use.Bind(workspace.id)
      .Bind(workspace.epoch)
      .Bind(workspace.owner)
      .Bind(absl::ToUnixMicros(workspace.lease_until))
      .Bind(FirstDigest(workspace.id))
      .Run();
}

absl::StatusOr<Journal::Lease> SqliteJournal::Acquire(std::string_view workspace, std::string_view owner,
                                                      absl::Duration lease, absl::Time now) {
  CHATCORE_RETURN_IF_ERROR(CheckLease(workspace, owner, lease, now));
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<std::optional<Row>> found = FindWorkspace(workspace);
  if (!found.ok()) return found.status();
  Workspace stored = found->has_value() ? (*found)->workspace : Workspace{.id = std::string(workspace)};
  if (found->has_value() && stored.owner != owner && now < stored.lease_until) return LeaseHeld(stored, now);
  ++stored.epoch;
  stored.owner = std::string(owner);
  stored.lease_until = absl::FromUnixMicros(LeaseEndUs(now, lease));
  CHATCORE_RETURN_IF_ERROR(StoreLease(stored));
  CHATCORE_RETURN_IF_ERROR(transaction.Commit());
  return Lease{.epoch = stored.epoch, .head = stored.head, .until = stored.lease_until};
}

absl::StatusOr<absl::Time> SqliteJournal::Renew(std::string_view workspace, std::uint64_t epoch, absl::Duration lease,
                                                absl::Time now) {
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<Row> row = LoadOwned(workspace, epoch);
  if (!row.ok()) return row.status();
  row->workspace.lease_until = absl::FromUnixMicros(LeaseEndUs(now, lease));
  CHATCORE_RETURN_IF_ERROR(StoreLease(row->workspace));
  CHATCORE_RETURN_IF_ERROR(transaction.Commit());
  return row->workspace.lease_until;
}

absl::StatusOr<std::uint64_t> SqliteJournal::Append(std::string_view workspace, std::uint64_t epoch,
                                                    std::uint64_t expected_head, std::span<const Record> records) {
  CHATCORE_RETURN_IF_ERROR(CheckRecords(expected_head, records, limits_));
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<Row> row = LoadOwned(workspace, epoch);
  if (!row.ok()) return row.status();
  CHATCORE_RETURN_IF_ERROR(CheckHead(row->workspace, expected_head));
  if (records.empty()) return expected_head;

  std::uint64_t digest = row->digest;
  for (const Record& record : records) {
    digest = NextDigest(digest, record.first_seq, record.last_seq, epoch, record.batch);
    CHATCORE_RETURN_IF_ERROR(Insert(workspace, epoch, record, digest));
  }
  const std::uint64_t head = records.back().last_seq;
  Use move(*database_, move_head_);
  CHATCORE_RETURN_IF_ERROR(move.Bind(workspace).Bind(head).Bind(digest).Run());
  CHATCORE_RETURN_IF_ERROR(transaction.Commit());
  return head;
}

absl::Status SqliteJournal::Insert(std::string_view workspace, std::uint64_t epoch, const Record& record,
                                   std::uint64_t digest) {
  Use use(*database_, insert_record_);
  return use.Bind(workspace)
      .Bind(record.last_seq)
      .Bind(record.first_seq)
      .Bind(epoch)
      .Bind(digest)
      .Bind(Blob{record.batch})
      .Run();
}

absl::StatusOr<std::optional<std::uint64_t>> SqliteJournal::DigestAt(std::string_view workspace, std::uint64_t seq) {
  Use use(*database_, digest_at_);
  absl::StatusOr<bool> found = use.Bind(workspace).Bind(seq).Step();
  if (!found.ok()) return found.status();
  return *found ? std::optional<std::uint64_t>(use.Unsigned(0)) : std::nullopt;
}

absl::Status SqliteJournal::SaveSnapshot(std::string_view workspace, std::uint64_t epoch, std::uint64_t seq,
                                         std::string_view bytes) {
  CHATCORE_RETURN_IF_ERROR(CheckSnapshot(bytes, limits_));
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<Row> row = LoadOwned(workspace, epoch);
  if (!row.ok()) return row.status();
  absl::StatusOr<std::optional<std::uint64_t>> digest = DigestAt(workspace, seq);
  if (!digest.ok()) return digest.status();
  if (!digest->has_value()) return NotARecordEnd(workspace, seq);

  const std::uint64_t checksum = SnapshotChecksum(**digest, seq, bytes);
  Use insert(*database_, insert_snapshot_);
  CHATCORE_RETURN_IF_ERROR(insert.Bind(workspace).Bind(seq).Bind(**digest).Bind(checksum).Bind(Blob{bytes}).Run());
  Use drop(*database_, drop_snapshots_);
  CHATCORE_RETURN_IF_ERROR(drop.Bind(workspace).Run());
  return transaction.Commit();
}

absl::StatusOr<std::optional<Journal::StoredSnapshot>> SqliteJournal::LatestSnapshot(std::string_view workspace,
                                                                                     std::uint64_t max_seq) {
  absl::StatusOr<Row> row = LoadWorkspace(workspace);
  if (!row.ok()) return row.status();
  Use use(*database_, find_snapshots_);
  use.Bind(workspace).Bind(std::min(max_seq, kEnd));
  while (true) {
    absl::StatusOr<bool> found = use.Step();
    if (!found.ok()) return found.status();
    if (!*found) return std::optional<StoredSnapshot>();
    const std::uint64_t seq = use.Unsigned(0);
    const std::uint64_t digest = use.Unsigned(1);
    const std::string_view bytes = use.Bytes(3);
    absl::StatusOr<std::optional<std::uint64_t>> digest_now = DigestAt(workspace, seq);
    if (!digest_now.ok()) return digest_now.status();
    if (*digest_now != digest || SnapshotChecksum(digest, seq, bytes) != use.Unsigned(2)) continue;
    return std::optional<StoredSnapshot>({.seq = seq, .digest = digest, .bytes = std::string(bytes)});
  }
}

absl::Status SqliteJournal::Acknowledge(std::string_view workspace, std::uint64_t cursor) {
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginWrite());
  absl::StatusOr<Row> row = LoadWorkspace(workspace);
  if (!row.ok()) return row.status();
  CHATCORE_RETURN_IF_ERROR(CheckCursor(row->workspace, cursor));
  if (cursor <= row->workspace.cursor) return absl::OkStatus();
  Use move(*database_, move_cursor_);
  CHATCORE_RETURN_IF_ERROR(move.Bind(workspace).Bind(cursor).Run());
  return transaction.Commit();
}

absl::StatusOr<Journal::Workspace> SqliteJournal::GetWorkspace(std::string_view workspace) {
  absl::StatusOr<Row> row = LoadWorkspace(workspace);
  if (!row.ok()) return row.status();
  return std::move(row->workspace);
}

absl::StatusOr<std::vector<std::string>> SqliteJournal::ListWorkspaces() {
  Use use(*database_, list_workspaces_);
  std::vector<std::string> ids;
  while (true) {
    absl::StatusOr<bool> found = use.Step();
    if (!found.ok()) return found.status();
    if (!*found) return ids;
    ids.emplace_back(use.Bytes(0));
  }
}

}  // namespace journal

absl::StatusOr<std::unique_ptr<Journal>> OpenSqliteJournal(const std::string& path,
                                                           const SqliteJournalOptions& options) {
  journal::Database::Access access = journal::Database::Access::kReadOnly;
  switch (options.access) {
    case SqliteJournalOptions::Access::kCreate:
      access = journal::Database::Access::kCreate;
      break;
    case SqliteJournalOptions::Access::kReadWrite:
      access = journal::Database::Access::kReadWrite;
      break;
    case SqliteJournalOptions::Access::kReadOnly:
      break;
  }
  absl::StatusOr<std::unique_ptr<journal::Database>> database =
      journal::OpenJournalFile(path, access, options.busy_timeout);
  if (!database.ok()) return database.status();
  return journal::SqliteJournal::Make(*std::move(database), options.limits);
}

}  // namespace chatcore
