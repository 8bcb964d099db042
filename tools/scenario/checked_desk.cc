#include "tools/scenario/checked_desk.h"

#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/scenario/transcript.h"

namespace chatcore::scenario {
namespace {

// Kinds that customers must never see.
bool IsForColleaguesOnly(const v1::Event& event) {
  return event.has_message_findings() || (event.has_message_posted() && event.message_posted().internal_note()) ||
         (event.has_ticket_replied() && event.ticket_replied().internal_note());
}

}  // namespace

absl::StatusOr<std::unique_ptr<CheckedDesk>> CheckedDesk::Create(const v1::Config& config, const Parts& parts) {
  std::unique_ptr<CheckedDesk> checked(new CheckedDesk(config, parts));
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config, parts);
  if (!desk.ok()) return desk.status();
  absl::StatusOr<std::unique_ptr<Desk>> shadow = Desk::Create(config, parts);
  if (!shadow.ok()) return shadow.status();
  checked->desk_ = *std::move(desk);
  checked->shadow_ = *std::move(shadow);
  checked->hash_ = checked->desk_->StateHash();
  return checked;
}

absl::Status CheckedDesk::Apply(const v1::Command& command, absl::Time now, EventList& events) {
  const std::size_t first = events.size();
  const absl::Status status = desk_->Apply(command, now, events);
  Check(status, now, events, first);
  return status;
}

absl::Status CheckedDesk::AdvanceTo(absl::Time now, int calls, EventList& events) {
  absl::Status status;
  do {
    const std::size_t first = events.size();
    status = desk_->AdvanceTo(now, events);
    Check(status, now, events, first);
  } while (status.ok() && --calls > 0 && desk_->NeedsAdvance(now));
  return status;
}

absl::Status CheckedDesk::RestartFromSnapshot() {
  const absl::StatusOr<std::string> snapshot = desk_->Snapshot();
  if (!snapshot.ok()) return snapshot.status();
  absl::StatusOr<std::unique_ptr<Desk>> restored = Desk::Restore(*snapshot, parts_);
  if (!restored.ok()) return restored.status();
  if ((*restored)->StateHash() != hash_) Problem("a restored snapshot has another hash");
  desk_ = *std::move(restored);
  return absl::OkStatus();
}

absl::Status CheckedDesk::RestartFromEvents() {
  absl::StatusOr<std::unique_ptr<Desk>> rebuilt = Rebuild();
  if (!rebuilt.ok()) return rebuilt.status();
  if ((*rebuilt)->StateHash() != hash_) Problem("a replay of all events has another hash");
  desk_ = *std::move(rebuilt);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Desk>> CheckedDesk::Rebuild() const {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config_, parts_);
  if (!desk.ok()) return desk.status();
  for (const v1::Event& event : journal_) CHATCORE_RETURN_IF_ERROR((*desk)->Replay(event));
  return desk;
}

void CheckedDesk::CheckEnd() {
  // The first restore may drop what nothing refers to any more; from then on the bytes have to stay the same.
  std::string before;
  for (int i = 0; i < 2; ++i) {
    if (const absl::Status status = RestartFromSnapshot(); !status.ok()) {
      return Problem(fmt::format("no restore at the end: {}", base::MessageOf(status)));
    }
    const absl::StatusOr<std::string> snapshot = desk_->Snapshot();
    if (!snapshot.ok()) return Problem(fmt::format("no snapshot at the end: {}", base::MessageOf(snapshot.status())));
    if (i > 0 && *snapshot != before) Problem("two snapshots of one state differ");
    before = *snapshot;
  }
  if (const absl::Status status = desk_->CheckInvariants(); !status.ok()) {
    Problem(fmt::format("after the restore at the end: {}", base::MessageOf(status)));
  }
  if (const absl::Status status = RestartFromEvents(); !status.ok()) {
    Problem(fmt::format("no replay at the end: {}", base::MessageOf(status)));
  }
}

void CheckedDesk::Check(const absl::Status& status, absl::Time now, const EventList& events, std::size_t first) {
  const std::uint64_t hash = desk_->StateHash();
  if (!status.ok()) {
    if (events.size() != first) Problem("a failed call appended events");
    if (hash != hash_) Problem("a failed call changed the state");
    return;
  }
  bool durable = false;
  for (std::size_t i = first; i < events.size(); ++i) {
    CheckEvent(events[i]);
    durable = durable || events[i].seq() != 0;
  }
  if (!durable && hash != hash_) Problem("a call without a durable event changed the state");
  if (shadow_->StateHash() != hash)
    Problem(fmt::format("after event #{} the replayed state has another hash", desk_->LastSeq()));
  if (desk_->LastSeq() != journal_.size())
    Problem(fmt::format("LastSeq is {} after {} events", desk_->LastSeq(), journal_.size()));
  if (const absl::Status held = desk_->CheckInvariants(); !held.ok())
    Problem(fmt::format("invariant: {}", base::MessageOf(held)));
  if (!desk_->NeedsAdvance(now) && desk_->NextDeadline() <= now) Problem("a timer is still due after the call");
  hash_ = hash;
}

void CheckedDesk::CheckEvent(const v1::Event& event) {
  const std::string name = fmt::format("{} #{}", KindOf(event), event.seq());
  if (IsForColleaguesOnly(event) && (event.audience() & v1::AUDIENCE_CUSTOMER) != 0)
    Problem(name + " is shown to the customer");
  if (event.audience() == 0 && event.audience_agents().empty()) Problem(name + " has no audience");
  if (event.seq() == 0) return;
  if (event.seq() != journal_.size() + 1) Problem(fmt::format("{} comes after #{}", name, journal_.size()));
  if (event.at_us() < last_at_us_) Problem(name + " goes back in time");
  last_at_us_ = event.at_us();
  journal_.push_back(event);
  if (const absl::Status status = shadow_->Replay(event); !status.ok()) {
    Problem(fmt::format("{} cannot be replayed: {}", name, base::MessageOf(status)));
  }
}

}  // namespace chatcore::scenario
