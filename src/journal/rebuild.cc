#include "src/journal/rebuild.h"

#include "src/base/status.h"

namespace chatcore::journal {

absl::Status ParseRecord(std::string_view workspace, const Journal::StoredRecord& record, v1::EventBatch& batch) {
  const std::uint64_t count = record.last_seq - record.first_seq + 1;
  if (!batch.ParseFromArray(record.batch.data(), static_cast<int>(record.batch.size())) ||
      static_cast<std::uint64_t>(batch.events_size()) != count) {
    return base::DataLoss("workspace {}: the record with seq {} to {} is no batch of {} events", workspace,
                          record.first_seq, record.last_seq, count);
  }
  std::uint64_t seq = record.first_seq;
  for (const v1::Event& event : batch.events()) {
    if (event.seq() != seq) {
      return base::DataLoss("workspace {}: seq {} stands in the place of {}", workspace, event.seq(), seq);
    }
    ++seq;
  }
  return absl::OkStatus();
}

absl::Status AtSeq(const absl::Status& status, std::string_view workspace, std::uint64_t seq) {
  if (status.ok()) return status;
  return base::MakeStatus(status.code(), "workspace {}: seq {}: {}", workspace, seq, base::MessageOf(status));
}

absl::Status Rebuild::Replay(const v1::Event& event) {
  if (desk_ == nullptr) CHATCORE_RETURN_IF_ERROR(Start(event));
  absl::Status replayed = desk_->Replay(event);
  if (replayed.code() == absl::StatusCode::kInvalidArgument) {
    replayed = base::DataLoss("{}", base::MessageOf(replayed));
  }
  return AtSeq(replayed, workspace_, event.seq());
}

absl::Status Rebuild::Start(const v1::Event& event) {
  if (!event.has_configured()) {
    return base::DataLoss("workspace {}: seq {}: a journal starts with the configuration", workspace_, event.seq());
  }
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(event.configured().config(), parts_);
  if (!desk.ok()) return AtSeq(desk.status(), workspace_, event.seq());
  desk_ = *std::move(desk);
  return absl::OkStatus();
}

}  // namespace chatcore::journal
