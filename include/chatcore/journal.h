#ifndef CHATCORE_JOURNAL_H_
#define CHATCORE_JOURNAL_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace chatcore {

/// The most a journal takes in one piece. Past it: kResourceExhausted (kInvalidArgument for ids).
struct JournalLimits {
  std::size_t max_record_bytes = 64 << 20;       // one record
  std::size_t max_records_per_append = 65'536;   // one append
  std::size_t max_append_bytes = 256 << 20;      // all records of one append
  std::size_t max_snapshot_bytes = 900'000'000;  // one snapshot
};

/// Where the events of desks are kept, so that nothing that was released is ever lost.
///
/// The events of one call of `Desk::Apply` or `Desk::AdvanceTo` (the command and the timers fired before it) are one
/// record: it is stored whole or not at all. A desk runs ahead of its journal, so a host releases events only after
/// the append. The whole loop (`journal::Recover`, `journal::ReadEvents` and `Recorder` are in chatcore/journal_host.h,
/// the stores in chatcore/journal_stores.h; tests/journal/host_loop_test.cc runs this loop):
///
/// ```cpp
/// while (serving) {
///   // Take the workspace. Also after a failed append: the new epoch fences whatever may still be on its way.
///   absl::StatusOr<Journal::Lease> lease = journal.Acquire("acme", "host-7", absl::Seconds(10), Now());
///   // Rebuild the desk; a workspace without events starts with its configuration.
///   absl::StatusOr<std::unique_ptr<Desk>> desk = journal::Recover(journal, "acme", parts);
///   if (absl::IsNotFound(desk.status())) desk = Desk::Create(config, parts);
///   // Release again what was stored but perhaps not released, under its old numbers.
///   journal::ReadEvents(journal, "acme", *journal.Cursor("acme") + 1, publish);
///
///   Recorder recorder(journal, "acme", *lease);
///   while (serving) {
///     events.Clear();
///     (*desk)->Apply(NextCommand(), Now(), events);            // or AdvanceTo(Now()) once NextDeadline() is reached
///     recorder.Add(events);                                    // drops ephemeral events; several calls may follow
///     if (!recorder.Commit().ok()) break;                      // one durable write for all that was added
///     for (const v1::Event& event : events) publish(event);    // only now, and only now the answers that saw them
///     journal.Acknowledge("acme", recorder.head());            // now and then is enough
///   }
/// }
/// ```
///
/// When an append fails there is no undo: discard the desk and every event and answer not yet released, and go round
/// the outer loop. Clients that got no answer send their command again under its id; if it had been stored after all
/// the desk answers CommandDuplicate. Beside the loop renew the lease about three times a lease, and save a snapshot
/// every so many events to keep recovery short.
///
/// Release is at least once: receivers tell a repetition by (workspace, seq).
///
/// Errors, the same for every store:
///   kAborted             deposed (another epoch holds the workspace) or the head is not the expected one; the message
///                        says expected and found. Nothing was stored. Discard the desk.
///   kUnavailable         the store did not answer or could not write. The fate of an append is unknown. Discard the
///                        desk, Acquire, Recover.
///   kDataLoss            stored bytes are damaged; the message names the sequence. Restore a backup of the store.
///   kInvalidArgument     a broken contract: a gap in the sequence numbers, an id too long. Nothing was stored.
///   kResourceExhausted   over a limit. Nothing was stored.
///   kNotFound            no such workspace: Acquire makes it.
///   kFailedPrecondition  Acquire: somebody else holds the lease.
///   kPermissionDenied    the store was opened for reading, or the file may not be written.
///
/// Time is passed in as `now`. A store that several machines share uses its own clock and ignores it.
///
/// Thread safety: thread-compatible, and every call counts as a change: use one Journal from one thread at a time.
/// Several Journal objects may share a store, from several threads and processes.
class Journal {
 public:
  static constexpr std::uint64_t kEnd = std::numeric_limits<std::int64_t>::max();  // largest sequence number

  /// The right to append to a workspace.
  struct Lease {
    std::uint64_t epoch = 0;  // grows with every Acquire; the store compares it in every append
    std::uint64_t head = 0;   // last sequence number stored; 0 = nothing yet
    absl::Time until;         // another owner may take the workspace after this
  };

  /// The events of one call, to be stored.
  struct Record {
    std::uint64_t first_seq = 0;
    std::uint64_t last_seq = 0;
    std::string_view batch;  // a serialized v1::EventBatch that holds the events first_seq to last_seq
  };

  /// A record as read back and checked.
  struct StoredRecord {
    std::uint64_t first_seq = 0;
    std::uint64_t last_seq = 0;
    std::uint64_t epoch = 0;   // of the owner that wrote it
    std::uint64_t digest = 0;  // XXH3 over this record and every one before it
    std::string_view batch;    // valid during the visit
  };

  struct StoredSnapshot {
    std::uint64_t seq = 0;     // of the last event inside
    std::uint64_t digest = 0;  // of the record that ends with `seq`
    std::string bytes;         // of Desk::Snapshot
  };

  /// What the store knows of a workspace.
  struct Workspace {
    std::string id;
    std::string owner;  // of the last lease
    std::uint64_t epoch = 0;
    absl::Time lease_until;
    std::uint64_t head = 0;
    std::uint64_t cursor = 0;
  };

  using Visitor = std::function<absl::Status(const StoredRecord&)>;

  virtual ~Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Takes a workspace for `lease`, adding it if it is new. Everybody who held it before is deposed.
  ///
  /// `owner` names a place that runs once, such as a host name: the same owner gets its workspace back at once, say
  /// after a crash; another owner has to wait until the lease is over (kFailedPrecondition).
  virtual absl::StatusOr<Lease> Acquire(std::string_view workspace, std::string_view owner, absl::Duration lease,
                                        absl::Time now) = 0;

  /// Extends the lease to `now + lease` and returns that time. A zero `lease` gives the workspace up. kAborted when
  /// deposed. An owner whose lease is over but whose workspace nobody took may renew, and append.
  virtual absl::StatusOr<absl::Time> Renew(std::string_view workspace, std::uint64_t epoch, absl::Duration lease,
                                           absl::Time now) = 0;

  /// Stores `records` in one durable write, all or nothing, and returns the new head. The records follow
  /// `expected_head` without a gap. No records: only the epoch and the head are checked.
  ///
  /// Cost: one wait for the disk however many records; see docs/journal.md for figures.
  virtual absl::StatusOr<std::uint64_t> Append(std::string_view workspace, std::uint64_t epoch,
                                               std::uint64_t expected_head, std::span<const Record> records) = 0;

  /// Visits the records that hold a sequence number from `from_seq` (at least 1) to `to_seq`, in order, each checked
  /// against its checksum. A visitor may call this journal; an error it returns ends the reading and is returned.
  /// kDataLoss for a damaged, missing or foreign record, after the sound ones before it were visited.
  virtual absl::Status Read(std::string_view workspace, std::uint64_t from_seq, std::uint64_t to_seq,
                            const Visitor& visit) = 0;

  /// Stores a snapshot that ends with event `seq`, which is the last one of a stored record. The newest two are kept.
  /// kAborted when deposed.
  virtual absl::Status SaveSnapshot(std::string_view workspace, std::uint64_t epoch, std::uint64_t seq,
                                    std::string_view bytes) = 0;

  /// Returns the newest sound snapshot at or before `max_seq`; nothing when there is none. Damaged ones, and those
  /// that do not belong to the records now stored, are passed over.
  virtual absl::StatusOr<std::optional<StoredSnapshot>> LatestSnapshot(std::string_view workspace,
                                                                       std::uint64_t max_seq = kEnd) = 0;

  /// Notes that every event up to `cursor` was released. A smaller one than the last changes nothing; one past the
  /// head is kInvalidArgument.
  virtual absl::Status Acknowledge(std::string_view workspace, std::uint64_t cursor) = 0;

  /// Returns what Acknowledge noted last; 0 at the start.
  absl::StatusOr<std::uint64_t> Cursor(std::string_view workspace);

  virtual absl::StatusOr<Workspace> GetWorkspace(std::string_view workspace) = 0;

  /// Returns the ids of the workspaces, sorted.
  virtual absl::StatusOr<std::vector<std::string>> ListWorkspaces() = 0;

 protected:
  Journal() = default;
};

}  // namespace chatcore

#endif  // CHATCORE_JOURNAL_H_
