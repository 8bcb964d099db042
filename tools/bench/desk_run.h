#ifndef CHATCORE_TOOLS_BENCH_DESK_RUN_H_
#define CHATCORE_TOOLS_BENCH_DESK_RUN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "chatcore/desk.h"
#include "tools/bench/world.h"

namespace chatcore::bench {

/// The same two communities through a whole desk: every step is one command as bytes, applied, and its events as bytes.
/// Conversations start and are closed; agents are bound at once; all policies have their defaults but for retention,
/// which is short so that the size stays what was asked for.
class DeskRun {
 public:
  static absl::StatusOr<std::unique_ptr<DeskRun>> Make(const World& world, const Size& size);

  /// Thinks up the commands of the next steps; not to be timed.
  void Prepare(std::uint32_t steps);

  /// Parses, applies and serializes prepared command `index`.
  void Do(std::uint32_t index);

  /// Takes notice of what the desk did since Prepare; not to be timed.
  void Learn();

  std::uint64_t events() const { return event_count_; }
  const Desk& desk() const { return *desk_; }
  const absl::Status& status() const { return status_; }

 private:
  struct Open {
    std::uint64_t conversation = 0;  // handle
    std::uint32_t need = 0;
  };

  DeskRun(const World& world, const Size& size) : world_(world), size_(size), dice_(size.seed + 1) {}
  absl::Status SetUp();
  void Start(std::uint32_t need, v1::Command& command);
  void Close(const Open& open, v1::Command& command);
  void Apply(const v1::Command& command);
  std::uint32_t SomeNeedOf(std::uint32_t community);
  bool HasRoom() const;

  const World& world_;
  Size size_;
  Dice dice_;
  std::unique_ptr<Desk> desk_;
  absl::Status status_;
  v1::Command command_;  // reused
  EventList events_;     // reused
  std::string out_;      // reused
  std::vector<std::string> prepared_;
  std::vector<std::uint32_t> needs_;  // of conversations, by the number in their id
  std::vector<Open> active_[2];
  std::uint32_t capacity_ = 0;         // of the first community
  std::uint32_t expected_active_ = 0;  // of the first community, prepared commands counted
  std::uint64_t commands_ = 0;
  std::uint64_t event_count_ = 0;
  std::int64_t at_us_ = 1'767'603'600'000'000;
};

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_DESK_RUN_H_
