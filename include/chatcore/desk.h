#ifndef CHATCORE_DESK_H_
#define CHATCORE_DESK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "chatcore/event_list.h"
#include "chatcore/linter.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"
#include "chatcore/v1/query.pb.h"

namespace chatcore {

/// What a desk uses beside its own state. Immutable and shared: one linter for many desks.
struct Parts {
  std::shared_ptr<const Linter> linter;  // null: the host may supply facts, the gate lets everything pass
};

/// A customer-support desk: commands in, events out, time passed in.
///
/// One desk is one workspace. It opens no socket, starts no thread and reads no clock; the host says what happened and
/// when, stores the events, and shows them to the people they are for.
///
/// ```cpp
/// v1::Config config = presets::SmallTeam();
/// absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config);
/// EventList events;
/// absl::Status status = (*desk)->Apply(commands::StartConversation{.conversation = "chat-1", .customer = "ann"},
///                                      now, events);
/// ```
///
/// The loop of a host:
///
///  1. A command arrives, or `NextDeadline()` is reached: call `Apply` or `AdvanceTo`.
///  2. Append the events with a sequence number to the journal as one record (chatcore/journal.h).
///  3. Only then release the events, by their audience, and any answer that saw them.
///  4. Sleep until `NextDeadline()` or the next command.
///
/// Broken contracts are an absl::Status and leave no trace. Refusals by the desk's own rules are the event
/// CommandRejected. A failed internal check poisons this desk alone: every later call returns kInternal.
///
/// Thread safety: a Desk is thread-compatible: const calls may overlap, any other call needs exclusive use. Desks share
/// nothing but their immutable parts.
class Desk {
 public:
  /// Makes a desk with an empty state. The first Apply or AdvanceTo emits `Configured`.
  ///
  /// Errors: kInvalidArgument when `config` contradicts itself; the message names field, value and rule.
  static absl::StatusOr<std::unique_ptr<Desk>> Create(const v1::Config& config, Parts parts = {});

  /// Makes a desk from the bytes of Snapshot(). Transient state starts empty and every lease starts anew.
  ///
  /// Errors: kDataLoss when the bytes are damaged, kUnimplemented when they have a newer format.
  static absl::StatusOr<std::unique_ptr<Desk>> Restore(std::string_view snapshot, Parts parts = {});

  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Applies one command as of `now` and appends the events that follow.
  ///
  /// Order: a malformed command is refused; timers due at or before `now` fire, each at its own time; then the command;
  /// then what follows from it, such as assignments. `now` may lie a little before the last call (no time passes then).
  ///
  /// On error nothing has changed and `events` is as it was.
  ///
  /// Errors:
  ///   kInvalidArgument     the command is malformed (the message names the field), or `now` is more than
  ///                        `max_clock_step_us` before the last call.
  ///   kFailedPrecondition  work of an earlier call is left (`NeedsAdvance`): call AdvanceTo first.
  ///   kInternal            the desk is poisoned: restore it from snapshot and journal.
  ///
  /// Cost: logarithmic in waiting items and timers, linear in the events it emits.
  absl::Status Apply(const v1::Command& command, absl::Time now, EventList& events);

  /// Fires the timers due at or before `now`. Emits about `max_events_per_call` events at most: while
  /// `NeedsAdvance(now)` is true, call again. Calling more often than needed changes no event.
  ///
  /// Errors: kInvalidArgument and kInternal as Apply.
  absl::Status AdvanceTo(absl::Time now, EventList& events);

  /// When AdvanceTo has to be called next. InfiniteFuture when nothing is due; InfinitePast when work is left over, and
  /// after Restore or Replay when leases wait to be started.
  absl::Time NextDeadline() const;

  /// True when a call of AdvanceTo(now) has to come before Apply.
  bool NeedsAdvance(absl::Time now) const;

  /// Answers a question as of `now`. Fills no cache.
  ///
  /// Errors: kInvalidArgument for a malformed query or page token, kNotFound for an unknown id, kPermissionDenied.
  absl::StatusOr<v1::Answer> Query(const v1::Query& query, absl::Time now) const;

  /// The durable state as bytes; see chatcore/v1/snapshot.proto. Cost: linear in the state.
  absl::StatusOr<std::string> Snapshot() const;

  /// Evolves the state by a stored event, deciding nothing. Only before the first Apply or AdvanceTo.
  ///
  /// Errors: kFailedPrecondition after an Apply or AdvanceTo, kInvalidArgument when `event.seq()` is not the next one,
  /// kUnimplemented for an unknown kind, kDataLoss when the event does not fit the state (the desk is poisoned).
  absl::Status Replay(const v1::Event& event);

  /// A number over the durable state, in canonical order by id; personal fields count by presence only. Equal after
  /// live running, replay and restore. Cost: linear in the state.
  std::uint64_t StateHash() const;

  /// Sequence number of the last event; 0 at the start.
  std::uint64_t LastSeq() const;

  /// Checks the invariants of the state; for tests and simulators. Cost: agents times waiting items.
  absl::Status CheckInvariants() const;

 private:
  class Impl;
  explicit Desk(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace chatcore

#endif  // CHATCORE_DESK_H_
