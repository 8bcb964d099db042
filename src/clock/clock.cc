#include "chatcore/clock.h"

#include <algorithm>

#include "src/base/status.h"
#include "src/clock/zone.h"

namespace chatcore {
namespace {

enum class Phase { kIdle, kActive, kMet, kCancelled };

/// What marks alone tell, whatever the rules.
struct Standing {
  Phase phase = Phase::kIdle;
  bool paused = false;

  bool operator==(const Standing&) const = default;
};

Standing After(Standing standing, v1::ClockMarkKind kind) {
  const bool ended = standing.phase == Phase::kMet || standing.phase == Phase::kCancelled;
  switch (kind) {
    case v1::CLOCK_MARK_KIND_START:
      standing.phase = Phase::kActive;
      break;
    case v1::CLOCK_MARK_KIND_PAUSE:
      standing.paused = true;
      break;
    case v1::CLOCK_MARK_KIND_RESUME:
      standing.paused = false;
      break;
    case v1::CLOCK_MARK_KIND_MEET:
      if (standing.phase == Phase::kActive) standing.phase = Phase::kMet;
      break;
    case v1::CLOCK_MARK_KIND_REOPEN:
      if (ended) standing.phase = Phase::kActive;
      break;
    case v1::CLOCK_MARK_KIND_CANCEL:
      if (standing.phase == Phase::kActive) standing.phase = Phase::kCancelled;
      break;
    case v1::CLOCK_MARK_KIND_UNSPECIFIED:
    case v1::ClockMarkKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ClockMarkKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return standing;
}

/// Goes through a history and counts.
class Counter {
 public:
  explicit Counter(const ClockRules& rules)
      : rules_(rules),
        warning_length_us_(rules.warn_percent > 0 ? rules.target_us / 100 * rules.warn_percent +
                                                        rules.target_us % 100 * rules.warn_percent / 100
                                                  : 0) {}

  void Apply(const ClockMark& mark) {
    const std::int64_t at_us = std::clamp(mark.at_us, at_us_, clock::kLastUs);
    CountUntil(at_us);
    const Standing before = standing_;
    standing_ = After(standing_, mark.kind);
    if (mark.kind == v1::CLOCK_MARK_KIND_START && before.phase != Phase::kActive) reading_ = {};
    if (standing_.phase == before.phase) return;
    reading_.ended_us.reset();
    if (standing_.phase != Phase::kActive) reading_.ended_us = at_us;
  }

  ClockReading ReadAt(std::int64_t now_us) {
    CountUntil(std::clamp(now_us, at_us_, clock::kLastUs));
    ClockReading reading = reading_;
    reading.state = State();
    if (standing_.phase == Phase::kIdle) return reading;
    reading.remaining_us = rules_.target_us - reading.elapsed_us;
    reading.warned = reading.warning_us.has_value();
    if (!Counts()) return reading;
    if (!reading.warning_us && rules_.warn_percent > 0) reading.warning_us = Ahead(warning_length_us_);
    if (!reading.due_us) reading.due_us = Ahead(rules_.target_us);
    if (reading.warning_us && !reading.warned) {
      reading.next_us = reading.warning_us;
    } else if (reading.remaining_us > 0) {
      reading.next_us = reading.due_us;
    }
    return reading;
  }

 private:
  bool Counts() const { return standing_.phase == Phase::kActive && (!standing_.paused || rules_.runs_while_pending); }

  /// When so much will be used up, counted from at_us_.
  std::optional<std::int64_t> Ahead(std::int64_t length_us) const {
    const std::int64_t rest_us = std::max<std::int64_t>(length_us - reading_.elapsed_us, 0);
    if (rules_.calendar == nullptr) return at_us_ + rest_us;
    return AddWorkingTime(*rules_.calendar, at_us_, rest_us);
  }

  void CountUntil(std::int64_t at_us) {
    if (Counts()) {
      const std::int64_t working_us =
          rules_.calendar == nullptr ? at_us - at_us_ : WorkingTimeBetween(*rules_.calendar, at_us_, at_us);
      const std::int64_t elapsed_us = reading_.elapsed_us + working_us;
      const bool warns = rules_.warn_percent > 0 && elapsed_us >= warning_length_us_;
      if (warns && !reading_.warning_us) reading_.warning_us = Ahead(warning_length_us_);
      if (elapsed_us >= rules_.target_us && !reading_.due_us) reading_.due_us = Ahead(rules_.target_us);
      reading_.elapsed_us = elapsed_us;
    }
    at_us_ = at_us;
  }

  v1::ClockState State() const {
    const bool late = reading_.elapsed_us >= rules_.target_us;
    switch (standing_.phase) {
      case Phase::kIdle:
        return v1::CLOCK_STATE_UNSPECIFIED;
      case Phase::kActive:
        if (late) return v1::CLOCK_STATE_BREACHED;
        return Counts() ? v1::CLOCK_STATE_RUNNING : v1::CLOCK_STATE_PAUSED;
      case Phase::kMet:
        return late ? v1::CLOCK_STATE_MET_LATE : v1::CLOCK_STATE_MET;
      case Phase::kCancelled:
        return v1::CLOCK_STATE_CANCELLED;
    }
    return v1::CLOCK_STATE_UNSPECIFIED;
  }

  const ClockRules& rules_;
  const std::int64_t warning_length_us_;
  std::int64_t at_us_ = clock::kFirstUs;
  Standing standing_;
  ClockReading reading_;
};

}  // namespace

absl::StatusOr<bool> AppendMark(std::vector<ClockMark>& history, const ClockMark& mark) {
  if (mark.kind == v1::CLOCK_MARK_KIND_UNSPECIFIED || !v1::ClockMarkKind_IsValid(mark.kind)) {
    return base::InvalidArgument("mark.kind: unknown value {}", int{mark.kind});
  }
  if (mark.at_us < clock::kFirstUs || mark.at_us > clock::kLastUs) {
    return base::InvalidArgument("mark.at_us: {} is not in the years 1900 to 9999", mark.at_us);
  }
  if (!history.empty() && mark.at_us < history.back().at_us) {
    return base::InvalidArgument("mark.at_us: {} is before the last mark, {}", mark.at_us, history.back().at_us);
  }
  Standing standing;
  for (const ClockMark& earlier : history) standing = After(standing, earlier.kind);
  if (After(standing, mark.kind) == standing) return false;
  if (mark.kind == v1::CLOCK_MARK_KIND_START) {
    history.clear();
    if (standing.paused) history.push_back({.at_us = mark.at_us, .kind = v1::CLOCK_MARK_KIND_PAUSE});
  }
  if (history.size() >= kMaxClockMarks) {
    return base::ResourceExhausted("history: {} marks, at most {} are kept; start the clock anew", history.size(),
                                   kMaxClockMarks);
  }
  history.push_back(mark);
  return true;
}

ClockReading ReadClock(std::span<const ClockMark> history, const ClockRules& rules, std::int64_t now_us) {
  Counter counter(rules);
  for (const ClockMark& mark : history) {
    if (mark.at_us > now_us) break;
    counter.Apply(mark);
  }
  return counter.ReadAt(now_us);
}

}  // namespace chatcore
