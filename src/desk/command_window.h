#ifndef CHATCORE_SRC_DESK_COMMAND_WINDOW_H_
#define CHATCORE_SRC_DESK_COMMAND_WINDOW_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "src/base/strings.h"

namespace chatcore::desk {

/// A command that was applied under an id.
struct RememberedCommand {
  std::string id;
  std::uint64_t first_seq = 0;
  std::uint64_t last_seq = 0;
  std::int64_t at_us = 0;
};

/// The ids of recent commands: a retried command is recognised, not repeated. Bounded by age and by count; what was
/// issued before the horizon may have been forgotten and is refused.
///
/// Durable: changed by event handlers only. Cost: constant on average.
class CommandWindow {
 public:
  /// Notes that the event `seq` at `at_us` belongs to command `id`, and forgets what is older than `window_us` or
  /// beyond the `window_count` youngest.
  void Remember(std::string_view id, std::uint64_t seq, std::int64_t at_us, std::int64_t window_us,
                std::size_t window_count);

  /// Null when the id is not remembered.
  const RememberedCommand* Find(std::string_view id) const;

  /// Commands issued before this may have been forgotten; 0 at the start.
  std::int64_t horizon_us() const { return horizon_us_; }

  std::size_t size() const { return commands_.size(); }
  auto begin() const { return commands_.begin(); }  // oldest first
  auto end() const { return commands_.end(); }

  /// For Restore: fills an empty window; false when ids repeat.
  bool Load(std::deque<RememberedCommand> commands, std::int64_t horizon_us);

 private:
  void ForgetOldest();

  std::deque<RememberedCommand> commands_;
  base::StringMap<std::uint64_t> ordinals_;  // id -> position counted from the first command ever
  std::uint64_t forgotten_ = 0;
  std::int64_t horizon_us_ = 0;
};

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_COMMAND_WINDOW_H_
