#ifndef CHATCORE_SRC_JOURNAL_CHECKS_H_
#define CHATCORE_SRC_JOURNAL_CHECKS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chatcore/journal.h"

// What every store checks before it touches anything, and what it says in the same words.

namespace chatcore::journal {

inline constexpr std::size_t kMaxIdBytes = 128;  // of a workspace or an owner

absl::Status CheckId(std::string_view field, std::string_view id);
absl::Status CheckLease(std::string_view workspace, std::string_view owner, absl::Duration lease, absl::Time now);

/// The records follow `expected_head` without a gap and are within the limits.
absl::Status CheckRecords(std::uint64_t expected_head, std::span<const Journal::Record> records,
                          const JournalLimits& limits);
absl::Status CheckRange(std::uint64_t from_seq);
absl::Status CheckSnapshot(std::string_view bytes, const JournalLimits& limits);

/// The owner with `epoch` still holds the workspace.
absl::Status CheckEpoch(const Journal::Workspace& stored, std::uint64_t epoch);
absl::Status CheckHead(const Journal::Workspace& stored, std::uint64_t expected_head);
absl::Status CheckCursor(const Journal::Workspace& stored, std::uint64_t cursor);

absl::Status UnknownWorkspace(std::string_view workspace);
absl::Status LeaseHeld(const Journal::Workspace& stored, absl::Time now);
absl::Status NotARecordEnd(std::string_view workspace, std::uint64_t seq);

/// The end of lease `lease` taken at `now`, in Unix microseconds.
std::int64_t LeaseEndUs(absl::Time now, absl::Duration lease);

/// Follows a journal while it is read: every record has to continue the one before it.
class ChainCheck {
 public:
  /// Starts after the record that ends with `last_seq` (0 = at the start) and has `digest`.
  ChainCheck(std::string_view workspace, std::uint64_t last_seq, std::uint64_t digest)
      : workspace_(workspace), last_seq_(last_seq), digest_(digest) {}

  /// kDataLoss, naming the sequence, when `record` does not continue the chain or its checksum is wrong.
  absl::Status Next(const Journal::StoredRecord& record);

  /// kDataLoss when the journal says its head is elsewhere.
  absl::Status End(std::uint64_t head, std::uint64_t head_digest) const;

  std::uint64_t last_seq() const { return last_seq_; }

 private:
  std::string_view workspace_;
  std::uint64_t last_seq_;
  std::uint64_t digest_;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_CHECKS_H_
