#include "tools/play/desk_host.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore::play {

namespace {

// One durable write for so much: a host under load does the same, and a day takes seconds, not minutes.
constexpr std::size_t kCommitBytes = 256 << 10;

bool Confirm(v1::Command& command, std::uint64_t digest) {
  if (command.has_post_message()) {
    command.mutable_post_message()->set_confirmed_digest(digest);
  } else if (command.has_reply_ticket()) {
    command.mutable_reply_ticket()->set_confirmed_digest(digest);
  } else {
    return false;
  }
  return true;
}

}  // namespace

DeskHost::DeskHost(Settings settings, Listener listener, std::unique_ptr<Desk> desk)
    : settings_(std::move(settings)), listener_(std::move(listener)), desk_(std::move(desk)) {}

absl::StatusOr<std::unique_ptr<DeskHost>> DeskHost::Create(Settings settings, Listener listener) {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(settings.config, settings.parts);
  if (!desk.ok()) return desk.status();
  return std::unique_ptr<DeskHost>(new DeskHost(std::move(settings), std::move(listener), *std::move(desk)));
}

absl::Status DeskHost::Apply(v1::Command& command, std::int64_t now_us) {
  to_confirm_ = 0;
  CHATCORE_RETURN_IF_ERROR(ApplyOnce(command, now_us));
  if (to_confirm_ == 0 || !Confirm(command, std::exchange(to_confirm_, 0))) return absl::OkStatus();
  return ApplyOnce(command, now_us);
}

absl::Status DeskHost::ApplyOnce(v1::Command& command, std::int64_t now_us) {
  command.set_id(fmt::format("play-{}", ++commands_));
  command.set_issued_us(now_us);
  last_us_ = now_us;
  CHATCORE_RETURN_IF_ERROR(desk_->Apply(command, absl::FromUnixMicros(now_us), list_));
  return Publish();
}

absl::Status DeskHost::AdvanceTo(std::int64_t now_us) {
  last_us_ = std::max(last_us_, now_us);
  CHATCORE_RETURN_IF_ERROR(desk_->AdvanceTo(absl::FromUnixMicros(now_us), list_));
  return Publish();
}

absl::Status DeskHost::Publish() {
  if (settings_.recorder != nullptr) {
    CHATCORE_RETURN_IF_ERROR(settings_.recorder->Add(list_));
    if (settings_.recorder->pending_bytes() >= kCommitBytes) CHATCORE_RETURN_IF_ERROR(Commit());
  }
  for (const v1::Event& event : list_) {
    const v1::CommandRejected& rejected = event.command_rejected();
    if (rejected.reason() == v1::REJECT_REASON_NEEDS_CONFIRMATION) to_confirm_ = rejected.digest();
    listener_(event);
  }
  events_seen_ += list_.size();
  list_.Clear();
  return settings_.check_invariants ? desk_->CheckInvariants() : absl::OkStatus();
}

std::int64_t DeskHost::NextDeadlineUs() const {
  const absl::Time deadline = desk_->NextDeadline();
  if (deadline == absl::InfiniteFuture()) return kNever;
  if (deadline == absl::InfinitePast()) return last_us_;
  return absl::ToUnixMicros(deadline);
}

absl::Status DeskHost::SnapshotAndRestore() {
  absl::StatusOr<std::string> snapshot = desk_->Snapshot();
  if (!snapshot.ok()) return snapshot.status();
  snapshot_bytes_ = snapshot->size();
  absl::StatusOr<std::unique_ptr<Desk>> restored = Desk::Restore(*snapshot, settings_.parts);
  if (!restored.ok()) return restored.status();
  desk_ = *std::move(restored);
  return absl::OkStatus();
}

absl::Status DeskHost::Commit() {
  if (settings_.recorder == nullptr) return absl::OkStatus();
  return settings_.recorder->Commit().status();
}

}  // namespace chatcore::play
