#ifndef CHATCORE_TOOLS_SCENARIO_CHECKED_DESK_H_
#define CHATCORE_TOOLS_SCENARIO_CHECKED_DESK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "chatcore/desk.h"

// A desk that is checked after every call.
//
// Beside it runs a shadow: a second desk that never decides, fed by Replay with the events of the first. After every
// call the two must have equal hashes, the invariants must hold, sequence numbers must have no gap, event times must
// not go back, and a failed or refused call must have changed nothing. What does not hold is kept as a sentence in
// problems().

namespace chatcore::scenario {

class CheckedDesk {
 public:
  /// Errors: those of Desk::Create.
  static absl::StatusOr<std::unique_ptr<CheckedDesk>> Create(const v1::Config& config, const Parts& parts);

  absl::Status Apply(const v1::Command& command, absl::Time now, EventList& events);

  /// Calls AdvanceTo until nothing is left to do, at most `calls` times.
  absl::Status AdvanceTo(absl::Time now, int calls, EventList& events);

  /// Continues with a desk restored from a snapshot of this one.
  absl::Status RestartFromSnapshot();

  /// Continues with a desk rebuilt from all events, as after a crash.
  absl::Status RestartFromEvents();

  /// The checks of the end: a restored snapshot and a replay of all events give the same hash.
  void CheckEnd();

  const Desk& desk() const { return *desk_; }
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  CheckedDesk(const v1::Config& config, const Parts& parts) : config_(config), parts_(parts) {}
  absl::StatusOr<std::unique_ptr<Desk>> Rebuild() const;
  void Check(const absl::Status& status, absl::Time now, const EventList& events, std::size_t first);
  void CheckEvent(const v1::Event& event);
  void Problem(std::string text) { problems_.push_back(std::move(text)); }

  v1::Config config_;
  Parts parts_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<Desk> shadow_;
  std::vector<v1::Event> journal_;
  std::int64_t last_at_us_ = 0;
  std::uint64_t hash_ = 0;
  std::vector<std::string> problems_;
};

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_CHECKED_DESK_H_
