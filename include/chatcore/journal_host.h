#ifndef CHATCORE_JOURNAL_HOST_H_
#define CHATCORE_JOURNAL_HOST_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/desk.h"
#include "chatcore/event_list.h"
#include "chatcore/journal.h"

namespace chatcore {

/// Writes what a desk emits: one record for each call, one durable write for as many calls as the host likes.
///
/// ```cpp
/// Recorder recorder(journal, "acme", lease);
/// desk->Apply(command, now, events);
/// absl::Status added = recorder.Add(events);
/// absl::StatusOr<std::uint64_t> head = recorder.Commit();  // then release the events
/// ```
///
/// After a failed Add or Commit the recorder returns that error for ever: the desk has to go, and the recorder with
/// it. `journal` has to outlive the recorder.
///
/// Thread safety: thread-compatible.
class Recorder {
 public:
  Recorder(Journal& journal, std::string_view workspace, const Journal::Lease& lease);

  /// Takes the events of one call, those of the list from `begin` on, as one record. Ephemeral events (seq 0) are left
  /// out, and a call without others adds nothing. Nothing is stored before Commit.
  ///
  /// Errors: kInvalidArgument when the events do not follow the ones added before.
  absl::Status Add(const EventList& events, std::size_t begin = 0);

  /// Appends everything added since the last Commit, all or nothing, and returns the head. Errors as Journal::Append.
  absl::StatusOr<std::uint64_t> Commit();

  /// The last sequence number stored.
  std::uint64_t head() const { return head_; }

  /// What a Commit would write now; a host may commit when it has grown to some size.
  std::size_t pending_bytes() const { return bytes_.size(); }

 private:
  struct Pending {
    std::uint64_t first_seq;
    std::uint64_t last_seq;
    std::size_t end;  // in bytes_
  };

  Journal& journal_;
  const std::string workspace_;
  const std::uint64_t epoch_;
  std::uint64_t head_;
  std::uint64_t last_added_;
  std::string bytes_;
  std::vector<Pending> pending_;
  std::vector<Journal::Record> records_;
  absl::Status failed_;
};

namespace journal {

using EventVisitor = std::function<absl::Status(const v1::Event&)>;

/// Visits the stored events of `workspace` from `from_seq` (at least 1) to `to_seq`, in order. An error that the
/// visitor returns ends the reading and is returned. Errors as Journal::Read.
absl::Status ReadEvents(Journal& journal, std::string_view workspace, std::uint64_t from_seq, const EventVisitor& visit,
                        std::uint64_t to_seq = Journal::kEnd);

/// Rebuilds the desk of `workspace` from its newest usable snapshot and the events after it.
///
/// Errors: kNotFound when nothing is stored (make the desk with Desk::Create), kDataLoss for damaged records and for
/// events that do not fit the state, kUnimplemented for a snapshot or an event of a newer chatcore; the message names
/// the sequence. Cost: linear in the snapshot and in the events after it.
absl::StatusOr<std::unique_ptr<Desk>> Recover(Journal& journal, std::string_view workspace, const Parts& parts = {});

}  // namespace journal
}  // namespace chatcore

#endif  // CHATCORE_JOURNAL_HOST_H_
