#ifndef CHATCORE_SRC_DESK_DESK_IMPL_H_
#define CHATCORE_SRC_DESK_DESK_IMPL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/desk.h"
#include "src/desk/emitter.h"
#include "src/desk/state.h"
#include "src/desk/transient.h"

namespace chatcore {

/// Order of work in a call, budgets and time: everything of a desk that is not a rule. Rules are in decide_*.cc,
/// fire_timer.cc and settle.cc; state changes in evolve_*.cc.
class Desk::Impl {
 public:
  Impl(desk::State state, Parts parts);

  absl::Status Apply(const v1::Command& command, absl::Time now, EventList& events);
  absl::Status AdvanceTo(absl::Time now, EventList& events);
  absl::Time NextDeadline() const;
  bool NeedsAdvance(absl::Time now) const;
  absl::Status Replay(const v1::Event& event);

  absl::Status CheckInvariants() const;

  /// Narrows what is left to look at after a restore.
  void PruneWork();

  const desk::State& state() const { return state_; }
  const absl::Status& poison() const { return poison_; }
  std::uint64_t small_clock_steps() const { return transient_.small_clock_steps; }

 private:
  enum class Stop { kAtBudget, kWhenDone };

  absl::StatusOr<std::int64_t> TimeOf(absl::Time now) const;
  absl::Status CheckMayApply(const v1::Command& command, std::int64_t now_us);
  void BeginCall(std::int64_t now_us, desk::Emitter& emit);
  void ResumeAfterGap(std::int64_t now_us, desk::Emitter& emit);
  void RunTimers(std::int64_t now_us, Stop stop, desk::Emitter& emit);
  void FireNext(const base::Timer& timer, bool lease, desk::Emitter& emit);
  void Settle(desk::Emitter& emit);
  void ApplyAt(const v1::Command& command, std::int64_t now_us, desk::Emitter& emit);
  bool IsRefusedByEnvelope(const v1::Command& command, std::int64_t now_us, desk::Emitter& emit) const;
  absl::Status EndCall(std::size_t first, const desk::Emitter& emit, EventList& events);

  bool WorkIsLeft() const;
  bool HasWorkToStart() const;  // before the first call
  std::size_t Budget() const { return state_.config.time().max_events_per_call(); }
  std::optional<std::int64_t> NextDueUs() const;

  desk::State state_;
  Parts parts_;
  v1::BuildStamp stamp_;
  desk::Transient transient_;
  bool started_ = false;      // a call of Apply or AdvanceTo has been made
  bool catching_up_ = false;  // timers that were due stayed unfired for lack of budget
  absl::Status poison_;
};

}  // namespace chatcore

#endif  // CHATCORE_SRC_DESK_DESK_IMPL_H_
