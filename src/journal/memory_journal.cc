#include <algorithm>
#include <utility>

#include "chatcore/journal_stores.h"
#include "src/base/status.h"
#include "src/journal/checks.h"
#include "src/journal/record_digest.h"

namespace chatcore {

struct MemoryJournal::Shelf {
  struct Stored {
    std::uint64_t first_seq;
    std::uint64_t last_seq;
    std::uint64_t epoch;
    std::uint64_t digest;
    std::string batch;
  };
  struct Snapshot {
    std::uint64_t digest;
    std::string bytes;
  };

  Journal::Workspace workspace;
  std::vector<Stored> records;  // in order
  std::map<std::uint64_t, Snapshot> snapshots;

  // The first record that ends at or after `seq`.
  std::size_t IndexOf(std::uint64_t seq) const {
    auto found = std::partition_point(records.begin(), records.end(),
                                      [seq](const Stored& record) { return record.last_seq < seq; });
    return static_cast<std::size_t>(found - records.begin());
  }
  const Stored* EndingWith(std::uint64_t seq) const {
    const std::size_t index = IndexOf(seq);
    return index < records.size() && records[index].last_seq == seq ? &records[index] : nullptr;
  }
  std::uint64_t HeadDigest() const {
    return records.empty() ? journal::FirstDigest(workspace.id) : records.back().digest;
  }
};

MemoryJournal::MemoryJournal(const JournalLimits& limits) : limits_(limits) {}
MemoryJournal::~MemoryJournal() = default;

void MemoryJournal::FailAppend(std::uint64_t nth, Fault fault) {
  appends_until_fault_ = nth;
  fault_ = fault;
}

bool MemoryJournal::FlipBit(std::string_view workspace, std::uint64_t seq, std::size_t offset) {
  Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return false;
  const std::size_t index = shelf->IndexOf(seq);
  if (index >= shelf->records.size() || offset >= shelf->records[index].batch.size()) return false;
  shelf->records[index].batch[offset] ^= 1;
  return true;
}

MemoryJournal::Shelf* MemoryJournal::Find(std::string_view workspace) {
  auto found = shelves_.find(workspace);
  return found == shelves_.end() ? nullptr : found->second.get();
}

absl::StatusOr<MemoryJournal::Shelf*> MemoryJournal::FindOwned(std::string_view workspace, std::uint64_t epoch) {
  Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return journal::UnknownWorkspace(workspace);
  CHATCORE_RETURN_IF_ERROR(journal::CheckEpoch(shelf->workspace, epoch));
  return shelf;
}

absl::StatusOr<Journal::Lease> MemoryJournal::Acquire(std::string_view workspace, std::string_view owner,
                                                      absl::Duration lease, absl::Time now) {
  CHATCORE_RETURN_IF_ERROR(journal::CheckLease(workspace, owner, lease, now));
  std::unique_ptr<Shelf>& shelf = shelves_[std::string(workspace)];
  if (shelf == nullptr) {
    shelf = std::make_unique<Shelf>();
    shelf->workspace.id = std::string(workspace);
    shelf->workspace.lease_until = absl::InfinitePast();
  }
  Workspace& stored = shelf->workspace;
  if (stored.owner != owner && now < stored.lease_until) return journal::LeaseHeld(stored, now);
  ++stored.epoch;
  stored.owner = std::string(owner);
  stored.lease_until = absl::FromUnixMicros(journal::LeaseEndUs(now, lease));
  return Lease{.epoch = stored.epoch, .head = stored.head, .until = stored.lease_until};
}

absl::StatusOr<absl::Time> MemoryJournal::Renew(std::string_view workspace, std::uint64_t epoch, absl::Duration lease,
                                                absl::Time now) {
  absl::StatusOr<Shelf*> shelf = FindOwned(workspace, epoch);
  if (!shelf.ok()) return shelf.status();
  (*shelf)->workspace.lease_until = absl::FromUnixMicros(journal::LeaseEndUs(now, lease));
  return (*shelf)->workspace.lease_until;
}

absl::StatusOr<std::uint64_t> MemoryJournal::Append(std::string_view workspace, std::uint64_t epoch,
                                                    std::uint64_t expected_head, std::span<const Record> records) {
  CHATCORE_RETURN_IF_ERROR(journal::CheckRecords(expected_head, records, limits_));
  absl::StatusOr<Shelf*> shelf = FindOwned(workspace, epoch);
  if (!shelf.ok()) return shelf.status();
  Workspace& stored = (*shelf)->workspace;
  CHATCORE_RETURN_IF_ERROR(journal::CheckHead(stored, expected_head));

  const bool fails = appends_until_fault_ > 0 && --appends_until_fault_ == 0;
  if (fails && fault_ == Fault::kBeforeStoring) {
    return base::Unavailable("workspace {}: append after {} failed on demand", workspace, expected_head);
  }
  std::uint64_t digest = (*shelf)->HeadDigest();
  for (const Record& record : records) {
    digest = journal::NextDigest(digest, record.first_seq, record.last_seq, epoch, record.batch);
    (*shelf)->records.push_back({record.first_seq, record.last_seq, epoch, digest, std::string(record.batch)});
    stored.head = record.last_seq;
  }
  if (fails) return base::Unavailable("workspace {}: append after {} failed on demand", workspace, expected_head);
  return stored.head;
}

absl::Status MemoryJournal::Read(std::string_view workspace, std::uint64_t from_seq, std::uint64_t to_seq,
                                 const Visitor& visit) {
  CHATCORE_RETURN_IF_ERROR(journal::CheckRange(from_seq));
  const Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return journal::UnknownWorkspace(workspace);
  std::size_t index = shelf->IndexOf(from_seq);
  if (index == shelf->records.size()) return absl::OkStatus();

  const Shelf::Stored* before = index == 0 ? nullptr : &shelf->records[index - 1];
  journal::ChainCheck chain(workspace, before == nullptr ? 0 : before->last_seq,
                            before == nullptr ? journal::FirstDigest(workspace) : before->digest);
  // By index: the visitor may append.
  for (; index < shelf->records.size() && chain.last_seq() < to_seq; ++index) {
    const Shelf::Stored& stored = shelf->records[index];
    if (stored.first_seq > to_seq) break;
    const std::string batch = stored.batch;
    const StoredRecord record{stored.first_seq, stored.last_seq, stored.epoch, stored.digest, batch};
    CHATCORE_RETURN_IF_ERROR(chain.Next(record));
    CHATCORE_RETURN_IF_ERROR(visit(record));
  }
  return absl::OkStatus();
}

absl::Status MemoryJournal::SaveSnapshot(std::string_view workspace, std::uint64_t epoch, std::uint64_t seq,
                                         std::string_view bytes) {
  CHATCORE_RETURN_IF_ERROR(journal::CheckSnapshot(bytes, limits_));
  absl::StatusOr<Shelf*> shelf = FindOwned(workspace, epoch);
  if (!shelf.ok()) return shelf.status();
  const Shelf::Stored* record = (*shelf)->EndingWith(seq);
  if (record == nullptr) return journal::NotARecordEnd(workspace, seq);
  auto& snapshots = (*shelf)->snapshots;
  snapshots[seq] = {record->digest, std::string(bytes)};
  if (snapshots.size() > 2) snapshots.erase(snapshots.begin());
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Journal::StoredSnapshot>> MemoryJournal::LatestSnapshot(std::string_view workspace,
                                                                                     std::uint64_t max_seq) {
  const Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return journal::UnknownWorkspace(workspace);
  auto next = shelf->snapshots.upper_bound(max_seq);
  if (next == shelf->snapshots.begin()) return std::optional<StoredSnapshot>();
  const auto& [seq, snapshot] = *std::prev(next);
  return std::optional<StoredSnapshot>({.seq = seq, .digest = snapshot.digest, .bytes = snapshot.bytes});
}

absl::Status MemoryJournal::Acknowledge(std::string_view workspace, std::uint64_t cursor) {
  Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return journal::UnknownWorkspace(workspace);
  CHATCORE_RETURN_IF_ERROR(journal::CheckCursor(shelf->workspace, cursor));
  shelf->workspace.cursor = std::max(shelf->workspace.cursor, cursor);
  return absl::OkStatus();
}

absl::StatusOr<Journal::Workspace> MemoryJournal::GetWorkspace(std::string_view workspace) {
  const Shelf* shelf = Find(workspace);
  if (shelf == nullptr) return journal::UnknownWorkspace(workspace);
  return shelf->workspace;
}

absl::StatusOr<std::vector<std::string>> MemoryJournal::ListWorkspaces() {
  std::vector<std::string> ids;
  for (const auto& [id, shelf] : shelves_) ids.push_back(id);
  return ids;
}

}  // namespace chatcore
