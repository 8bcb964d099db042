#include "src/journal/checks.h"

#include "src/base/status.h"
#include "src/journal/record_digest.h"

namespace chatcore::journal {

absl::Status CheckId(std::string_view field, std::string_view id) {
  if (id.empty()) return base::InvalidArgument("{}: empty; give an id of 1 to {} bytes", field, kMaxIdBytes);
  if (id.size() > kMaxIdBytes) {
    return base::InvalidArgument("{}: {} bytes; an id has 1 to {} bytes", field, id.size(), kMaxIdBytes);
  }
  if (id.find('\0') != std::string_view::npos) {
    return base::InvalidArgument("{}: holds a zero byte; an id is text", field);
  }
  return absl::OkStatus();
}

absl::Status CheckLease(std::string_view workspace, std::string_view owner, absl::Duration lease, absl::Time now) {
  CHATCORE_RETURN_IF_ERROR(CheckId("workspace", workspace));
  CHATCORE_RETURN_IF_ERROR(CheckId("owner", owner));
  if (lease <= absl::ZeroDuration()) {
    return base::InvalidArgument("lease {} us: a lease is longer than zero", absl::ToInt64Microseconds(lease));
  }
  return absl::OkStatus();
}

absl::Status CheckRecords(std::uint64_t expected_head, std::span<const Journal::Record> records,
                          const JournalLimits& limits) {
  if (records.size() > limits.max_records_per_append) {
    return base::ResourceExhausted("{} records in one append: at most {}; append in several parts", records.size(),
                                   limits.max_records_per_append);
  }
  std::uint64_t last = expected_head;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Journal::Record& record = records[i];
    if (record.first_seq != last + 1) {
      return base::InvalidArgument("records[{}].first_seq {}: {} was expected, the journal has no gaps", i,
                                   record.first_seq, last + 1);
    }
    if (record.last_seq < record.first_seq || record.last_seq > Journal::kEnd) {
      return base::InvalidArgument("records[{}].last_seq {}: between first_seq {} and {} was expected", i,
                                   record.last_seq, record.first_seq, Journal::kEnd);
    }
    if (record.batch.empty()) return base::InvalidArgument("records[{}].batch: empty; a record holds events", i);
    if (record.batch.size() > limits.max_record_bytes) {
      return base::ResourceExhausted(
          "records[{}] from seq {}: {} bytes, at most {}; lower time.max_events_per_call or raise max_record_bytes", i,
          record.first_seq, record.batch.size(), limits.max_record_bytes);
    }
    bytes += record.batch.size();
    last = record.last_seq;
  }
  if (bytes > limits.max_append_bytes) {
    return base::ResourceExhausted("{} bytes in one append: at most {}; append in several parts", bytes,
                                   limits.max_append_bytes);
  }
  return absl::OkStatus();
}

absl::Status CheckRange(std::uint64_t from_seq) {
  if (from_seq == 0) return base::InvalidArgument("from_seq 0: sequence numbers start at 1");
  return absl::OkStatus();
}

absl::Status CheckSnapshot(std::string_view bytes, const JournalLimits& limits) {
  if (bytes.empty()) return base::InvalidArgument("snapshot: empty; give the bytes of Desk::Snapshot");
  if (bytes.size() > limits.max_snapshot_bytes) {
    return base::ResourceExhausted("snapshot: {} bytes, at most {}; lower the limits of the desk, or go on without",
                                   bytes.size(), limits.max_snapshot_bytes);
  }
  return absl::OkStatus();
}

absl::Status CheckEpoch(const Journal::Workspace& stored, std::uint64_t epoch) {
  if (stored.epoch == epoch) return absl::OkStatus();
  return base::Aborted("workspace {}: deposed: epoch {} was expected, {} is stored, of owner {}; discard the desk",
                       stored.id, epoch, stored.epoch, stored.owner);
}

absl::Status CheckHead(const Journal::Workspace& stored, std::uint64_t expected_head) {
  if (stored.head == expected_head) return absl::OkStatus();
  return base::Aborted("workspace {}: head {} was expected, {} is stored; discard the desk and recover it", stored.id,
                       expected_head, stored.head);
}

absl::Status CheckCursor(const Journal::Workspace& stored, std::uint64_t cursor) {
  if (cursor <= stored.head) return absl::OkStatus();
  return base::InvalidArgument("cursor {}: past the head {} of workspace {}; append before releasing", cursor,
                               stored.head, stored.id);
}

absl::Status UnknownWorkspace(std::string_view workspace) {
  return base::NotFound("workspace {}: not in this journal; Acquire adds it", workspace);
}

absl::Status LeaseHeld(const Journal::Workspace& stored, absl::Time now) {
  return base::FailedPrecondition("workspace {}: held by owner {} for another {} us; try again then", stored.id,
                                  stored.owner, absl::ToInt64Microseconds(stored.lease_until - now));
}

absl::Status NotARecordEnd(std::string_view workspace, std::uint64_t seq) {
  return base::InvalidArgument("snapshot seq {}: no record of workspace {} ends there; append the events first", seq,
                               workspace);
}

std::int64_t LeaseEndUs(absl::Time now, absl::Duration lease) { return absl::ToUnixMicros(now + lease); }

absl::Status ChainCheck::Next(const Journal::StoredRecord& record) {
  if (record.first_seq != last_seq_ + 1 || record.last_seq < record.first_seq) {
    return base::DataLoss("workspace {}: the record with seq {} is missing or damaged: {} to {} stands in its place",
                          workspace_, last_seq_ + 1, record.first_seq, record.last_seq);
  }
  const std::uint64_t digest = NextDigest(digest_, record.first_seq, record.last_seq, record.epoch, record.batch);
  if (digest != record.digest) {
    return base::DataLoss("workspace {}: the record with seq {} to {} is damaged: checksum {:016x}, {:016x} was stored",
                          workspace_, record.first_seq, record.last_seq, digest, record.digest);
  }
  last_seq_ = record.last_seq;
  digest_ = digest;
  return absl::OkStatus();
}

absl::Status ChainCheck::End(std::uint64_t head, std::uint64_t head_digest) const {
  if (last_seq_ == head && digest_ == head_digest) return absl::OkStatus();
  if (last_seq_ == head) {
    return base::DataLoss("workspace {}: the record with seq {} is damaged: checksum {:016x}, {:016x} at the head",
                          workspace_, head, digest_, head_digest);
  }
  if (last_seq_ > head) {
    return base::DataLoss("workspace {}: the record with seq {} stands past the head {}", workspace_, last_seq_, head);
  }
  return base::DataLoss("workspace {}: the record with seq {} is missing: the head is {}", workspace_, last_seq_ + 1,
                        head);
}

}  // namespace chatcore::journal
