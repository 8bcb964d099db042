#ifndef CHATCORE_JOURNAL_STORES_H_
#define CHATCORE_JOURNAL_STORES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/journal.h"

namespace chatcore {

/// A journal in the memory of this process, for tests and simulation, with faults on demand.
///
/// ```cpp
/// MemoryJournal journal;
/// journal.FailAppend(3, MemoryJournal::Fault::kAfterStoring);  // stored, but the answer is lost
/// ```
class MemoryJournal final : public Journal {
 public:
  /// Where an append breaks. Either way the caller sees kUnavailable and cannot tell which it was.
  enum class Fault { kBeforeStoring, kAfterStoring };

  explicit MemoryJournal(const JournalLimits& limits = {});
  ~MemoryJournal() override;

  /// Lets the `nth` append from now fail (1 = the next one). A second call replaces the first; 0 = none fails.
  void FailAppend(std::uint64_t nth, Fault fault);

  /// Flips the lowest bit of byte `offset` of the record that holds `seq`, as a bad disk would. Returns false when
  /// there is no such byte.
  bool FlipBit(std::string_view workspace, std::uint64_t seq, std::size_t offset);

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
                                                               std::uint64_t max_seq = kEnd) override;
  absl::Status Acknowledge(std::string_view workspace, std::uint64_t cursor) override;
  absl::StatusOr<Workspace> GetWorkspace(std::string_view workspace) override;
  absl::StatusOr<std::vector<std::string>> ListWorkspaces() override;

 private:
  struct Shelf;  // what is stored of one workspace
  Shelf* Find(std::string_view workspace);
  absl::StatusOr<Shelf*> FindOwned(std::string_view workspace, std::uint64_t epoch);

  const JournalLimits limits_;
  std::map<std::string, std::unique_ptr<Shelf>, std::less<>> shelves_;
  std::uint64_t appends_until_fault_ = 0;
  Fault fault_ = Fault::kBeforeStoring;
};

/// How OpenSqliteJournal opens its file.
struct SqliteJournalOptions {
  /// What the journal may do with the file.
  enum class Access {
    kCreate,     // reads and writes; makes the file when it is missing
    kReadWrite,  // reads and writes; a missing file is kNotFound
    kReadOnly,   // every writing call is kPermissionDenied
  };
  Access access = Access::kCreate;
  absl::Duration busy_timeout = absl::Seconds(5);  // wait for another process that is writing
  JournalLimits limits;
};

/// Opens a journal in one SQLite file (and its -wal and -shm beside it), for any number of workspaces.
///
/// An append that returned OK is on the disk: write-ahead log, `synchronous=FULL`. Several processes of one machine
/// may open the file; a network file system will not do. docs/journal.md describes the tables.
///
/// Errors: kNotFound when the file cannot be opened, kFailedPrecondition when it is something else than a journal,
/// kUnimplemented when a newer chatcore wrote it or this one was built without SQLite, kDataLoss when it is damaged,
/// kInvalidArgument for a path that is no file, kUnavailable when another process locks it.
absl::StatusOr<std::unique_ptr<Journal>> OpenSqliteJournal(const std::string& path,
                                                           const SqliteJournalOptions& options = {});

}  // namespace chatcore

#endif  // CHATCORE_JOURNAL_STORES_H_
