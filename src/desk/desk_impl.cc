#include "src/desk/desk_impl.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "chatcore/version.h"
#include "src/base/status.h"
#include "src/desk/decide.h"
#include "src/desk/evolve.h"
#include "src/desk/fire_timer.h"
#include "src/desk/invariants.h"
#include "src/desk/settle.h"
#include "src/desk/steps.h"
#include "src/desk/validate_command.h"
#include "src/text/icu_version.h"

namespace chatcore {
namespace {

// A timer leads to a handful of events; so many of them due at once leave no room for the command in the same call.
constexpr std::size_t kEventsPerTimer = 8;

v1::BuildStamp StampOf(const Parts& parts) {
  v1::BuildStamp stamp;
  stamp.set_chatcore_version(CHATCORE_VERSION_STRING);
  stamp.set_icu_version(std::string(text::IcuVersion()));
  if (parts.linter != nullptr) stamp.set_packs_hash(parts.linter->RulesHash());
  return stamp;
}

bool SameStamp(const v1::BuildStamp& a, const v1::BuildStamp& b) {
  return a.chatcore_version() == b.chatcore_version() && a.icu_version() == b.icu_version() &&
         a.tzdata_version() == b.tzdata_version() && a.packs_hash() == b.packs_hash();
}

bool IsLeaseFirst(const base::Timer* timer, const base::Timer* lease) {
  if (lease == nullptr) return false;
  return timer == nullptr || lease->Order() < timer->Order();
}

}  // namespace

Desk::Impl::Impl(desk::State state, Parts parts)
    : state_(std::move(state)), parts_(std::move(parts)), stamp_(StampOf(parts_)) {}

absl::StatusOr<std::int64_t> Desk::Impl::TimeOf(absl::Time now) const {
  const std::int64_t now_us = absl::ToUnixMicros(now);
  // Before 1970 or after 2112 is a unit mistake of the caller, and infinite times are no times.
  constexpr std::int64_t kMostUs = std::int64_t{1} << 52;
  if (now_us <= 0 || now_us >= kMostUs) return base::InvalidArgument("now: {} us is not a time after 1970", now_us);
  const std::int64_t step_back_us = transient_.last_now_us.value_or(state_.at_us) - now_us;
  if (step_back_us > state_.config.time().max_clock_step_us()) {
    return base::InvalidArgument("now: {} us before the last call or event, more than time.max_clock_step_us {}",
                                 step_back_us, state_.config.time().max_clock_step_us());
  }
  return now_us;
}

absl::Status Desk::Impl::CheckMayApply(const v1::Command& command, std::int64_t now_us) {
  CHATCORE_RETURN_IF_ERROR(desk::ValidateCommand(command, state_));
  PruneWork();
  const std::size_t most_timers = std::max<std::size_t>(Budget() / kEventsPerTimer, 1);
  if (WorkIsLeft() || state_.timers.CountDue(now_us, most_timers) >= most_timers) {
    return base::FailedPrecondition("work of an earlier time is left: call AdvanceTo while NeedsAdvance is true");
  }
  return absl::OkStatus();
}

absl::Status Desk::Impl::Apply(const v1::Command& command, absl::Time now, EventList& events) {
  if (!poison_.ok()) return poison_;
  const absl::StatusOr<std::int64_t> time = TimeOf(now);
  if (!time.ok()) return time.status();
  CHATCORE_RETURN_IF_ERROR(CheckMayApply(command, *time));
  const std::size_t first = events.size();
  desk::Emitter emit(state_, events);
  BeginCall(*time, emit);
  RunTimers(*transient_.last_now_us, Stop::kWhenDone, emit);
  ApplyAt(command, *transient_.last_now_us, emit);
  return EndCall(first, emit, events);
}

absl::Status Desk::Impl::AdvanceTo(absl::Time now, EventList& events) {
  if (!poison_.ok()) return poison_;
  const absl::StatusOr<std::int64_t> time = TimeOf(now);
  if (!time.ok()) return time.status();
  const std::size_t first = events.size();
  desk::Emitter emit(state_, events);
  BeginCall(*time, emit);
  RunTimers(*transient_.last_now_us, Stop::kAtBudget, emit);
  return EndCall(first, emit, events);
}

void Desk::Impl::BeginCall(std::int64_t now_us, desk::Emitter& emit) {
  const std::int64_t before_us = transient_.last_now_us.value_or(state_.at_us);
  if (now_us < before_us) ++transient_.small_clock_steps;
  const std::int64_t time_us = std::max(now_us, before_us);
  emit.Begin(state_.seq == 0 ? time_us : state_.at_us, "");
  if (!catching_up_) ResumeAfterGap(time_us, emit);
  if (!started_) {
    started_ = true;
    desk::StartLeases(transient_, state_, time_us + state_.config.presence().lease_us());
  }
  transient_.last_now_us = time_us;
  if (state_.seq != 0 && SameStamp(state_.stamp, stamp_)) return;
  const v1::Config config = state_.config;
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    *event.mutable_configured()->mutable_config() = config;
    *event.mutable_configured()->mutable_stamp() = stamp_;
  });
}

void Desk::Impl::ResumeAfterGap(std::int64_t now_us, desk::Emitter& emit) {
  const std::optional<std::int64_t> due_us = NextDueUs();
  if (!due_us || now_us - *due_us <= state_.config.time().max_timer_lag_us()) return;
  const std::int64_t gap_us = now_us - transient_.last_now_us.value_or(state_.at_us);
  if (gap_us <= 0) return;
  emit.Begin(*due_us, "");
  emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_desk_resumed()->set_gap_us(gap_us);
    event.mutable_desk_resumed()->set_resumed_us(now_us);
  });
  desk::ShiftLeases(transient_, gap_us);
}

void Desk::Impl::RunTimers(std::int64_t now_us, Stop stop, desk::Emitter& emit) {
  Settle(emit);
  while (emit.status().ok()) {
    if (stop == Stop::kAtBudget && emit.emitted() >= Budget()) break;
    const base::Timer* timer = state_.timers.Next();
    const base::Timer* lease = transient_.leases.Next();
    const bool lease_first = IsLeaseFirst(timer, lease);
    const base::Timer* next = lease_first ? lease : timer;
    if (next == nullptr || next->due_us > now_us) break;
    FireNext(base::Timer(*next), lease_first, emit);
    Settle(emit);
  }
  const std::optional<std::int64_t> due_us = NextDueUs();
  catching_up_ = due_us && *due_us <= now_us;
}

void Desk::Impl::FireNext(const base::Timer& timer, bool lease, desk::Emitter& emit) {
  emit.Begin(timer.due_us, "");
  const std::uint64_t before = state_.seq;
  if (!lease) {
    desk::FireTimer(timer, emit);
  } else {
    const agent::Agent& agent = *state_.agents.Find(timer.owner);
    const auto connection = std::find_if(agent.connections.begin(), agent.connections.end(),
                                         [&](const agent::Connection& open) { return open.opened_seq == timer.seq; });
    const std::string connection_id = connection->connection_id;
    desk::EmitConnectionClosed(emit, timer.owner, connection_id, true);
    desk::DropDeadLeases(transient_, state_);
  }
  // A timer that leads to nothing would fire for ever.
  if (emit.status().ok() && state_.seq == before) {
    poison_ = base::Internal("timer {} of {} led to no event", int{timer.kind}, timer.owner);
  }
}

void Desk::Impl::Settle(desk::Emitter& emit) {
  while (emit.status().ok() && poison_.ok() && emit.emitted() < Budget()) {
    if (!desk::SettleOneStep(state_, state_.work, emit)) return;
  }
}

bool Desk::Impl::IsRefusedByEnvelope(const v1::Command& command, std::int64_t now_us, desk::Emitter& emit) const {
  if (!command.id().empty()) {
    if (const desk::RememberedCommand* known = state_.commands.Find(command.id())) {
      emit.EmitEphemeral({}, [&](v1::Event& event) {
        event.mutable_command_duplicate()->set_first_seq(known->first_seq);
        event.mutable_command_duplicate()->set_last_seq(known->last_seq);
      });
      return true;
    }
    const std::int64_t horizon_us = std::max(state_.commands.horizon_us(), now_us - state_.config.retry().window_us());
    if (command.issued_us() != 0 && command.issued_us() < horizon_us) {
      emit.Reject(v1::REJECT_REASON_TOO_OLD, "issued_us: before the window of remembered ids; look before you retry");
      return true;
    }
  }
  if (command.not_after_us() != 0 && now_us > command.not_after_us()) {
    emit.Reject(v1::REJECT_REASON_EXPIRED, "not_after_us: has passed; ask again if it is still wanted");
    return true;
  }
  return false;
}

void Desk::Impl::ApplyAt(const v1::Command& command, std::int64_t now_us, desk::Emitter& emit) {
  emit.Begin(now_us, command.id());
  if (IsRefusedByEnvelope(command, now_us, emit)) return;
  desk::Decide(command, state_, transient_, parts_.linter.get(), stamp_, emit);
  if (command.has_close_connection() || command.has_remove_agent()) desk::DropDeadLeases(transient_, state_);
  Settle(emit);
}

absl::Status Desk::Impl::EndCall(std::size_t first, const desk::Emitter& emit, EventList& events) {
  if (poison_.ok() && !emit.status().ok()) {
    poison_ = base::Internal("the desk is poisoned: {}; restore it from snapshot and journal",
                             base::MessageOf(emit.status()));
  }
  if (!poison_.ok()) events.Truncate(first);
  return poison_;
}

bool Desk::Impl::WorkIsLeft() const {
  const desk::Work& work = state_.work;
  return !work.items.empty() || !work.agents.empty() || !work.recheck.empty() || work.removed_queues;
}

void Desk::Impl::PruneWork() {
  if (WorkIsLeft()) desk::HasStepToSettle(state_, state_.work);
  // What is not narrowed away by a search that found something is looked at again by the next call.
}

bool Desk::Impl::HasWorkToStart() const {
  bool connected = false;
  state_.agents.ForEach(
      [&](base::Handle, const agent::Agent& agent) { connected = connected || !agent.connections.empty(); });
  // Replay looks nowhere, so what it left to look at is more than there is to do.
  desk::Work work = state_.work;
  return connected || desk::HasStepToSettle(state_, work);
}

std::optional<std::int64_t> Desk::Impl::NextDueUs() const {
  const base::Timer* timer = state_.timers.Next();
  const base::Timer* lease = transient_.leases.Next();
  if (timer == nullptr && lease == nullptr) return std::nullopt;
  return IsLeaseFirst(timer, lease) ? lease->due_us : timer->due_us;
}

absl::Time Desk::Impl::NextDeadline() const {
  if (started_ ? WorkIsLeft() : HasWorkToStart()) return absl::InfinitePast();
  const std::optional<std::int64_t> due_us = NextDueUs();
  return due_us ? absl::FromUnixMicros(*due_us) : absl::InfiniteFuture();
}

bool Desk::Impl::NeedsAdvance(absl::Time now) const { return NextDeadline() <= now; }

absl::Status Desk::Impl::Replay(const v1::Event& event) {
  if (!poison_.ok()) return poison_;
  if (started_) return base::FailedPrecondition("Replay: only before the first Apply or AdvanceTo");
  if (event.seq() != state_.seq + 1) {
    return base::InvalidArgument("event.seq: {} given, {} is the next one", event.seq(), state_.seq + 1);
  }
  const absl::Status status = desk::Evolve(state_, event);
  if (!status.ok()) poison_ = status;
  return status;
}

absl::Status Desk::Impl::CheckInvariants() const {
  CHATCORE_RETURN_IF_ERROR(desk::CheckInvariants(state_));
  if (WorkIsLeft()) return absl::OkStatus();
  return desk::CheckNothingToMatch(state_);
}

}  // namespace chatcore
