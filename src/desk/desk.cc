#include "chatcore/desk.h"

#include <utility>

#include "src/desk/config_resolve.h"
#include "src/desk/config_validate.h"
#include "src/desk/desk_impl.h"
#include "src/desk/query.h"
#include "src/desk/queue_index.h"
#include "src/desk/snapshot.h"
#include "src/desk/state_hash.h"

namespace chatcore {

Desk::Desk(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Desk::~Desk() = default;

absl::StatusOr<std::unique_ptr<Desk>> Desk::Create(const v1::Config& config, Parts parts) {
  desk::State state;
  state.config = desk::ResolveConfig(config);
  if (absl::Status status = desk::ValidateConfig(state.config); !status.ok()) return status;
  state.random_state = state.config.seed();
  desk::IndexQueues(state);
  return std::unique_ptr<Desk>(new Desk(std::make_unique<Impl>(std::move(state), std::move(parts))));
}

absl::StatusOr<std::unique_ptr<Desk>> Desk::Restore(std::string_view snapshot, Parts parts) {
  absl::StatusOr<desk::State> state = desk::LoadSnapshot(snapshot);
  if (!state.ok()) return state.status();
  auto impl = std::make_unique<Impl>(std::move(*state), std::move(parts));
  impl->PruneWork();
  return std::unique_ptr<Desk>(new Desk(std::move(impl)));
}

absl::Status Desk::Apply(const v1::Command& command, absl::Time now, EventList& events) {
  return impl_->Apply(command, now, events);
}
absl::Status Desk::AdvanceTo(absl::Time now, EventList& events) { return impl_->AdvanceTo(now, events); }
absl::Time Desk::NextDeadline() const { return impl_->NextDeadline(); }
bool Desk::NeedsAdvance(absl::Time now) const { return impl_->NeedsAdvance(now); }

absl::StatusOr<v1::Answer> Desk::Query(const v1::Query& query, absl::Time now) const {
  if (!impl_->poison().ok()) return impl_->poison();
  absl::StatusOr<v1::Answer> answer = desk::AnswerQuery(impl_->state(), query, absl::ToUnixMicros(now));
  if (answer.ok() && answer->has_stats()) {
    answer->mutable_stats()->set_small_clock_steps(impl_->small_clock_steps());
  }
  return answer;
}

absl::StatusOr<std::string> Desk::Snapshot() const {
  if (!impl_->poison().ok()) return impl_->poison();
  return desk::SaveSnapshot(impl_->state());
}

absl::Status Desk::Replay(const v1::Event& event) { return impl_->Replay(event); }
std::uint64_t Desk::StateHash() const { return desk::HashState(impl_->state()); }
std::uint64_t Desk::LastSeq() const { return impl_->state().seq; }

absl::Status Desk::CheckInvariants() const {
  if (!impl_->poison().ok()) return impl_->poison();
  return impl_->CheckInvariants();
}

}  // namespace chatcore
