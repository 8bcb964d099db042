#ifndef CHATCORE_CLOCK_H_
#define CHATCORE_CLOCK_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/calendar.h"
#include "chatcore/v1/clock.pb.h"

namespace chatcore {

/// Clocks with targets, as pure functions of their history. They stand alone: no desk is needed.
///
/// ```cpp
/// const Calendar all_time = Calendar::AlwaysOpen();
/// const ClockRules rules = {.target_us = 30'000'000, .warn_percent = 50, .calendar = &all_time};
/// const std::int64_t now_us = absl::ToUnixMicros(now);
/// std::vector<ClockMark> history;
/// absl::StatusOr<bool> told = AppendMark(history, {.at_us = now_us, .kind = v1::CLOCK_MARK_KIND_START});
/// ClockReading reading = ReadClock(history, rules, now_us + 10'000'000);
/// // running, 10 s elapsed, 20 s remain; next_us is the warning at 15 s
/// ```
///
/// A reading is worked out from the whole history each time, so working it out again changes nothing, and a new target
/// or calendar gives what it would have given from the start: pauses are marks, and marks know no policy.
///
/// Times and lengths are microseconds. Thread safety: pure functions.

/// One entry of a clock's history; v1::ClockMarkKind says what each does.
struct ClockMark {
  std::int64_t at_us = 0;
  v1::ClockMarkKind kind = v1::CLOCK_MARK_KIND_UNSPECIFIED;

  bool operator==(const ClockMark&) const = default;
};

/// What a policy says about a clock.
struct ClockRules {
  std::int64_t target_us = 0;          // at least 1
  int warn_percent = 0;                // 1 to 99; 0 = no warning
  const Calendar* calendar = nullptr;  // null = all time counts
  bool runs_while_pending = false;     // pauses do not count
};

/// Where a clock stands.
struct ClockReading {
  v1::ClockState state = v1::CLOCK_STATE_UNSPECIFIED;
  std::int64_t elapsed_us = 0;             // working time used up
  std::int64_t remaining_us = 0;           // target minus elapsed; negative when overdue
  bool warned = false;                     // the warning has come
  std::optional<std::int64_t> warning_us;  // when the warning comes or came; nothing: not while things stay as they are
  std::optional<std::int64_t> due_us;      // when the target is or was used up; nothing: not while things stay so
  std::optional<std::int64_t> ended_us;    // when it was met or cancelled
  std::optional<std::int64_t> next_us;     // the next instant at which the reading changes by itself: warning or due

  bool operator==(const ClockReading&) const = default;
};

/// The most marks that one history keeps: a run of about five hundred pauses.
inline constexpr std::size_t kMaxClockMarks = 1'000;

/// Adds a mark if it changes anything and says whether it did: a second pause, a start of what runs or a meet of what
/// has not started is no news. A start drops what came before it, so that a clock that starts again and again stays
/// small. Errors: InvalidArgument for a mark of no kind, before the last one or outside of the years 1900 to 9999;
/// ResourceExhausted past kMaxClockMarks. Cost: linear in the history.
absl::StatusOr<bool> AppendMark(std::vector<ClockMark>& history, const ClockMark& mark);

/// Reads a clock at `now_us`. Marks are in the order of their times; those after `now_us` have not happened yet. At its
/// due time a clock is due: an answer at that very instant is late, because timers come before commands.
/// Cost: one question to the calendar for each mark.
ClockReading ReadClock(std::span<const ClockMark> history, const ClockRules& rules, std::int64_t now_us);

/// What a policy asks about a piece of work.
struct ClockSubject {
  std::uint32_t priority = 0;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string_view queue_id = {};
  std::string_view tier = {};
};

/// The most of everything in clock policies.
struct ClockLimits {
  int max_policies = 1'000;
  int max_conditions = 256;  // channels, queues or tiers of one policy
  int max_id_bytes = 128;
  int max_title_bytes = 512;
};

/// The longest target: ten years.
inline constexpr std::int64_t kMaxTargetUs = std::int64_t{10} * 366 * 24 * 3600 * 1'000'000;

/// Checks policies against the calendars they name. Whether a queue exists is for the caller to check. Errors:
/// InvalidArgument with the path of the field, e.g. `policies[gold].targets[0].calendar_id`.
absl::Status ValidateClockConfig(const v1::ClockConfig& config, const CalendarSet& calendars,
                                 const ClockLimits& limits = {});

/// The first policy that matches; null when none does. Cost: linear in the conditions.
const v1::ClockPolicy* FindPolicy(const v1::ClockConfig& config, const ClockSubject& subject);

/// The rules of a policy for a kind of clock; nothing when it has no such target. The calendar of a valid configuration
/// is one of `calendars`, which has to outlive the rules.
std::optional<ClockRules> RulesFor(const v1::ClockPolicy& policy, v1::ClockKind kind, const CalendarSet& calendars);

}  // namespace chatcore

#endif  // CHATCORE_CLOCK_H_
