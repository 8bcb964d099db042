#ifndef CHATCORE_TOOLS_PLAY_DESK_HOST_H_
#define CHATCORE_TOOLS_PLAY_DESK_HOST_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/desk.h"
#include "chatcore/journal_host.h"

namespace chatcore::play {

/// A desk and what a host does around it: command ids, one record in the journal for each call, and the events handed
/// on.
///
/// The listener sees every event in order, ephemeral ones included; it must not call the host.
class DeskHost {
 public:
  using Listener = std::function<void(const v1::Event&)>;
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  struct Settings {
    v1::Config config;
    Parts parts;
    Recorder* recorder = nullptr;   // null: nothing is stored; outlives the host
    bool check_invariants = false;  // after every call
  };

  /// Errors: as Desk::Create.
  static absl::StatusOr<std::unique_ptr<DeskHost>> Create(Settings settings, Listener listener);

  /// Gives `command` the next id and applies it. A message that the gate wants confirmed is sent again, confirmed, as
  /// an author does who has read the warning. Timers due at `now_us` or before have to be fired first, see AdvanceTo.
  ///
  /// Errors: as Desk::Apply and Recorder; kInternal when an invariant is broken.
  absl::Status Apply(v1::Command& command, std::int64_t now_us);

  /// Fires the timers due at `now_us` or before.
  absl::Status AdvanceTo(std::int64_t now_us);

  /// kNever when nothing is due; at most the time of the last call when work is left over.
  std::int64_t NextDeadlineUs() const;

  /// Goes on with a desk restored from a snapshot of this one, and throws this one away.
  absl::Status SnapshotAndRestore();

  /// Stores what is not stored yet.
  absl::Status Commit();

  const Desk& desk() const { return *desk_; }
  std::uint64_t commands() const { return commands_; }
  std::uint64_t events() const { return events_seen_; }
  std::uint64_t snapshot_bytes() const { return snapshot_bytes_; }

 private:
  DeskHost(Settings settings, Listener listener, std::unique_ptr<Desk> desk);
  absl::Status ApplyOnce(v1::Command& command, std::int64_t now_us);
  absl::Status Publish();

  Settings settings_;
  Listener listener_;
  std::unique_ptr<Desk> desk_;
  EventList list_;
  std::int64_t last_us_ = 0;
  std::uint64_t commands_ = 0;
  std::uint64_t events_seen_ = 0;
  std::uint64_t snapshot_bytes_ = 0;
  std::uint64_t to_confirm_ = 0;  // digest of the message that the gate held back
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_DESK_HOST_H_
