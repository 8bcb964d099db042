#ifndef CHATCORE_SRC_JOURNAL_SQLITE_JOURNAL_H_
#define CHATCORE_SRC_JOURNAL_SQLITE_JOURNAL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/journal.h"
#include "src/journal/sqlite_db.h"

namespace chatcore::journal {

/// The journal in an SQLite file. Every writing call is one transaction that checks epoch and head inside.
class SqliteJournal final : public Journal {
 public:
  static absl::StatusOr<std::unique_ptr<SqliteJournal>> Make(std::unique_ptr<Database> database,
                                                             const JournalLimits& limits);

  absl::StatusOr<Lease> Acquire(std::string_view workspace, std::string_view owner, absl::Duration lease,
                                absl::Time now) override;
  absl::StatusOr<absl::Time> Renew(std::string_view workspace, std::uint64_t epoch, absl::Duration lease,
                                   absl::Time now) override;
  absl::StatusOr<std::uint64_t> Append(std::string_view workspace, std::uint64_t epoch, std::uint64_t expected_head,
                                       std::span<const Record> records) override;
  absl::Status Read(std::string_view workspace, std::uint64_t from_seq, std::uint64_t to_seq,
                    const Visitor& visit) override;
  absl::Status SaveSnapshot(std::string_view workspace, std::uint64_t epoch, std::uint64_t seq,
                            std::string_view bytes) override;
  absl::StatusOr<std::optional<StoredSnapshot>> LatestSnapshot(std::string_view workspace,
                                                               std::uint64_t max_seq) override;
  absl::Status Acknowledge(std::string_view workspace, std::uint64_t cursor) override;
  absl::StatusOr<Workspace> GetWorkspace(std::string_view workspace) override;
  absl::StatusOr<std::vector<std::string>> ListWorkspaces() override;

 private:
  // A part of the records, read in one transaction and visited outside of it.
  struct Page {
    struct Entry {
      StoredRecord record;
      std::size_t end;  // of the batch in `bytes`
    };
    std::string bytes;
    std::vector<Entry> entries;
    bool last = false;
    absl::Status damage;  // found after the entries
  };
  struct Row {
    Workspace workspace;
    std::uint64_t digest = 0;
  };

  SqliteJournal(std::unique_ptr<Database> database, const JournalLimits& limits)
      : database_(std::move(database)), limits_(limits) {}
  absl::Status PrepareStatements();

  absl::StatusOr<std::optional<Row>> FindWorkspace(std::string_view workspace);
  absl::StatusOr<Row> LoadWorkspace(std::string_view workspace);
  absl::StatusOr<Row> LoadOwned(std::string_view workspace, std::uint64_t epoch);
  absl::Status StoreLease(const Workspace& workspace);
  absl::Status Insert(std::string_view workspace, std::uint64_t epoch, const Record& record, std::uint64_t digest);
  absl::StatusOr<Page> ReadPage(std::string_view workspace, std::uint64_t from_seq, std::uint64_t to_seq);
  absl::Status FillPage(std::string_view workspace, const Row& head, std::uint64_t from_seq, std::uint64_t to_seq,
                        Page& page);
  absl::StatusOr<std::optional<std::uint64_t>> DigestAt(std::string_view workspace, std::uint64_t seq);

  std::unique_ptr<Database> database_;  // closed after its statements
  const JournalLimits limits_;
  Statement find_workspace_;
  Statement store_lease_;
  Statement insert_record_;
  Statement move_head_;
  Statement record_before_;
  Statement records_from_;
  Statement digest_at_;
  Statement insert_snapshot_;
  Statement drop_snapshots_;
  Statement find_snapshots_;
  Statement move_cursor_;
  Statement list_workspaces_;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_SQLITE_JOURNAL_H_
