#include "chatcore/clock.h"

#include <random>
#include <string>
#include <vector>

#include "tests/unit/clock/calendar_kit.h"

namespace chatcore {
namespace {

constexpr auto kStart = v1::CLOCK_MARK_KIND_START;
constexpr auto kPause = v1::CLOCK_MARK_KIND_PAUSE;
constexpr auto kResume = v1::CLOCK_MARK_KIND_RESUME;
constexpr auto kMeet = v1::CLOCK_MARK_KIND_MEET;
constexpr auto kReopen = v1::CLOCK_MARK_KIND_REOPEN;
constexpr auto kCancel = v1::CLOCK_MARK_KIND_CANCEL;

using History = std::vector<ClockMark>;

/// Marks at minutes of a day that is always open.
History Marks(std::initializer_list<std::pair<int, v1::ClockMarkKind>> marks) {
  History history;
  for (const auto& [minute, kind] : marks) history.push_back({.at_us = minute * kMinute, .kind = kind});
  return history;
}

ClockReading Read(const History& history, int minute, int target_minutes = 60, int warn_percent = 0) {
  return ReadClock(history, {.target_us = target_minutes * kMinute, .warn_percent = warn_percent}, minute * kMinute);
}

// Working time of Berlin; on 2013-03-21 it is an hour ahead of UTC.
Calendar Berlin() { return Compile(Weekly(kWorkdays, "08:00", "18:00", "Europe/Berlin")); }

std::int64_t Day21(const char* time) { return At((std::string("2013-03-21 ") + time).c_str()); }

struct JRow {
  const char* row;
  int target_minutes;
  History history;
  v1::ClockState state;
  std::int64_t elapsed_minutes;
  std::int64_t remaining_minutes;
};

TEST_CASE("J01: three clocks of a ticket are due after their targets in working time") {
  const Calendar calendar = Berlin();
  const History history = {{Day21("09:30"), kStart}};
  const auto due = [&](int minutes) {
    return Show(ReadClock(history, {.target_us = minutes * kMinute, .calendar = &calendar}, Day21("09:30")).due_us);
  };
  CHECK(due(60) == "2013-03-21 10:30");
  CHECK(due(120) == "2013-03-21 11:30");
  CHECK(due(180) == "2013-03-21 12:30");
}

TEST_CASE("J02 to J06 and J13: what a met clock has used up and had left") {
  const Calendar calendar = Berlin();
  const JRow rows[] = {
      {"J02", 60, {{Day21("09:30"), kStart}, {Day21("10:00"), kMeet}}, v1::CLOCK_STATE_MET, 30, 30},
      {"J03", 60, {{Day21("09:30"), kStart}, {Day21("14:00"), kMeet}}, v1::CLOCK_STATE_MET_LATE, 270, -210},
      {"J04", 120, {{Day21("09:30"), kStart}, {Day21("11:00"), kMeet}}, v1::CLOCK_STATE_MET, 90, 30},
      {"J05", 120, {{Day21("09:30"), kStart}, {Day21("12:00"), kMeet}}, v1::CLOCK_STATE_MET_LATE, 150, -30},
      // The row's figures are those of a ticket made at 09:00 with targets of 120 and 250 minutes.
      {"J13 response",
       120,
       {{Day21("09:00"), kStart}, {Day21("10:00"), kPause}, {Day21("10:30"), kResume}, {Day21("10:45"), kMeet}},
       v1::CLOCK_STATE_MET,
       75,
       45},
      {"J13 close",
       250,
       {{Day21("09:00"), kStart}, {Day21("10:00"), kPause}, {Day21("10:30"), kResume}, {Day21("12:00"), kMeet}},
       v1::CLOCK_STATE_MET,
       150,
       100},
  };
  for (const JRow& row : rows) {
    CAPTURE(row.row);
    const ClockRules rules = {.target_us = row.target_minutes * kMinute, .calendar = &calendar};
    const ClockReading reading = ReadClock(row.history, rules, Day21("16:00"));
    CHECK(reading.state == row.state);
    CHECK(reading.elapsed_us == row.elapsed_minutes * kMinute);
    CHECK(reading.remaining_us == row.remaining_minutes * kMinute);
    CHECK(reading.ended_us == row.history.back().at_us);
  }
}

TEST_CASE("J04 to J07: an update clock starts anew when the customer writes and stops when an agent does") {
  const Calendar calendar = Berlin();
  const ClockRules rules = {.target_us = 120 * kMinute, .calendar = &calendar};
  History history;
  const auto after = [&](const char* time, v1::ClockMarkKind kind) {
    REQUIRE(AppendMark(history, {Day21(time), kind}).ok());
    return Show(ReadClock(history, rules, Day21(time)).next_us);
  };
  CHECK(after("09:30", kStart) == "2013-03-21 11:30");
  CHECK(after("12:00", kMeet) == "never");
  CHECK(after("12:05", kStart) == "2013-03-21 14:05");
  CHECK(after("12:10", kMeet) == "never");
}

TEST_CASE("K13: a clock that is read twice after a miss says the same") {
  const History history = Marks({{0, kStart}});
  const ClockReading reading = Read(history, 90, 60, 50);
  CHECK(reading.state == v1::CLOCK_STATE_BREACHED);
  CHECK(reading.due_us == 60 * kMinute);
  CHECK(reading.warning_us == 30 * kMinute);
  CHECK(!reading.next_us);
  CHECK(Read(history, 90, 60, 50) == reading);
  CHECK(Read(history, 95, 60, 50).due_us == reading.due_us);
}

struct StateRow {
  const char* what;
  History history;
  int minute;
  v1::ClockState state;
  std::int64_t elapsed;
  std::int64_t next;  // -1: nothing
};

TEST_CASE("the states of a clock with a target of an hour and a warning at half") {
  const StateRow rows[] = {
      {"no history", {}, 5, v1::CLOCK_STATE_UNSPECIFIED, 0, -1},
      {"not started yet", Marks({{10, kStart}}), 5, v1::CLOCK_STATE_UNSPECIFIED, 0, -1},
      {"just started", Marks({{10, kStart}}), 10, v1::CLOCK_STATE_RUNNING, 0, 40},
      {"before the warning", Marks({{10, kStart}}), 39, v1::CLOCK_STATE_RUNNING, 29, 40},
      {"at the warning", Marks({{10, kStart}}), 40, v1::CLOCK_STATE_RUNNING, 30, 70},
      {"before it is due", Marks({{10, kStart}}), 69, v1::CLOCK_STATE_RUNNING, 59, 70},
      {"due", Marks({{10, kStart}}), 70, v1::CLOCK_STATE_BREACHED, 60, -1},
      {"overdue", Marks({{10, kStart}}), 80, v1::CLOCK_STATE_BREACHED, 70, -1},
      {"a second start", Marks({{10, kStart}, {20, kStart}}), 30, v1::CLOCK_STATE_RUNNING, 20, 40},
      {"paused", Marks({{10, kStart}, {20, kPause}}), 99, v1::CLOCK_STATE_PAUSED, 10, -1},
      {"paused twice", Marks({{10, kStart}, {20, kPause}, {30, kPause}, {40, kResume}}), 50, v1::CLOCK_STATE_RUNNING,
       20, 60},
      {"resumed", Marks({{10, kStart}, {20, kPause}, {50, kResume}}), 60, v1::CLOCK_STATE_RUNNING, 20, 70},
      {"paused before the start", Marks({{5, kPause}, {10, kStart}, {30, kResume}}), 31, v1::CLOCK_STATE_RUNNING, 1,
       60},
      {"paused when overdue", Marks({{10, kStart}, {75, kPause}}), 90, v1::CLOCK_STATE_BREACHED, 65, -1},
      {"met", Marks({{10, kStart}, {69, kMeet}}), 90, v1::CLOCK_STATE_MET, 59, -1},
      {"met at the due time", Marks({{10, kStart}, {70, kMeet}}), 90, v1::CLOCK_STATE_MET_LATE, 60, -1},
      {"met late", Marks({{10, kStart}, {71, kMeet}}), 90, v1::CLOCK_STATE_MET_LATE, 61, -1},
      {"met while paused", Marks({{10, kStart}, {20, kPause}, {80, kMeet}}), 90, v1::CLOCK_STATE_MET, 10, -1},
      {"met twice", Marks({{10, kStart}, {20, kMeet}, {80, kMeet}}), 90, v1::CLOCK_STATE_MET, 10, -1},
      {"met before the start", Marks({{5, kMeet}, {10, kStart}}), 20, v1::CLOCK_STATE_RUNNING, 10, 40},
      {"started anew", Marks({{10, kStart}, {69, kMeet}, {100, kStart}}), 110, v1::CLOCK_STATE_RUNNING, 10, 130},
      {"reopened", Marks({{10, kStart}, {30, kMeet}, {100, kReopen}}), 105, v1::CLOCK_STATE_RUNNING, 25, 110},
      {"reopened when late", Marks({{10, kStart}, {80, kMeet}, {100, kReopen}}), 105, v1::CLOCK_STATE_BREACHED, 75, -1},
      {"reopened while paused", Marks({{10, kStart}, {20, kMeet}, {25, kPause}, {30, kReopen}}), 40,
       v1::CLOCK_STATE_PAUSED, 10, -1},
      {"reopened before the start", Marks({{5, kReopen}}), 20, v1::CLOCK_STATE_UNSPECIFIED, 0, -1},
      {"cancelled", Marks({{10, kStart}, {20, kCancel}}), 99, v1::CLOCK_STATE_CANCELLED, 10, -1},
      {"cancelled when met", Marks({{10, kStart}, {20, kMeet}, {30, kCancel}}), 99, v1::CLOCK_STATE_MET, 10, -1},
      {"met when cancelled", Marks({{10, kStart}, {20, kCancel}, {30, kMeet}}), 99, v1::CLOCK_STATE_CANCELLED, 10, -1},
      {"cancelled and reopened", Marks({{10, kStart}, {20, kCancel}, {30, kReopen}}), 35, v1::CLOCK_STATE_RUNNING, 15,
       50},
  };
  for (const StateRow& row : rows) {
    CAPTURE(row.what);
    const ClockReading reading = Read(row.history, row.minute, 60, 50);
    CHECK(reading.state == row.state);
    CHECK(reading.elapsed_us == row.elapsed * kMinute);
    CHECK(reading.next_us.value_or(-kMinute) == row.next * kMinute);
  }
}

TEST_CASE("a clock may count what others pause") {
  const History history = Marks({{0, kStart}, {20, kPause}});
  const ClockReading reading = ReadClock(history, {.target_us = kHour, .runs_while_pending = true}, 30 * kMinute);
  CHECK(reading.state == v1::CLOCK_STATE_RUNNING);
  CHECK(reading.elapsed_us == 30 * kMinute);
  CHECK(reading.due_us == kHour);
}

TEST_CASE("a new target or calendar gives what it would have given from the start, and no pause is lost") {
  const History history = Marks({{0, kStart}, {20, kPause}, {50, kResume}});
  CHECK(Read(history, 100, 60).state == v1::CLOCK_STATE_BREACHED);
  CHECK(Read(history, 100, 60).due_us == 90 * kMinute);
  CHECK(Read(history, 100, 90).state == v1::CLOCK_STATE_RUNNING);
  CHECK(Read(history, 100, 90).due_us == 120 * kMinute);
  const Calendar from_one = Compile(Weekly(kEveryDay, "01:00", "24:00"));
  const ClockReading reading = ReadClock(history, {.target_us = kHour, .calendar = &from_one}, 100 * kMinute);
  CHECK(reading.elapsed_us == 40 * kMinute);
  CHECK(reading.due_us == 120 * kMinute);
}

TEST_CASE("a clock on a calendar that never opens runs and is never due") {
  const Calendar closed = Compile(Named());
  const ClockReading reading =
      ReadClock(Marks({{0, kStart}}), {.target_us = 1, .warn_percent = 99, .calendar = &closed}, 1'000 * kDay);
  CHECK(reading.state == v1::CLOCK_STATE_RUNNING);
  CHECK(reading.elapsed_us == 0);
  CHECK(!reading.due_us);
}

TEST_CASE("the longest target and the ends of time do not overflow") {
  const ClockRules rules = {.target_us = kMaxTargetUs, .warn_percent = 99};
  const History history = {{INT64_MIN, kStart}, {INT64_MAX, kPause}};
  CHECK(ReadClock(history, rules, INT64_MAX).state == v1::CLOCK_STATE_BREACHED);
  CHECK(ReadClock(history, rules, INT64_MIN).elapsed_us == 0);
  CHECK(Read(Marks({{0, kStart}}), 0, 1, 33).warning_us == 19'800'000);
}

TEST_CASE("a mark that changes nothing is not kept") {
  History history;
  const auto append = [&](int minute, v1::ClockMarkKind kind) {
    const absl::StatusOr<bool> kept = AppendMark(history, {minute * kMinute, kind});
    REQUIRE(kept.ok());
    return *kept;
  };
  CHECK(!append(1, kResume));
  CHECK(!append(1, kMeet));
  CHECK(!append(1, kCancel));
  CHECK(!append(1, kReopen));
  CHECK(append(2, kStart));
  CHECK(!append(3, kStart));
  CHECK(append(4, kPause));
  CHECK(!append(5, kPause));
  CHECK(append(6, kMeet));
  CHECK(!append(7, kMeet));
  CHECK(!append(7, kCancel));
  CHECK(history.size() == 3);
  CHECK(append(8, kStart));  // drops the run before; the pause holds
  CHECK(history == Marks({{8, kPause}, {8, kStart}}));
}

TEST_CASE("a mark out of order or of no kind is refused and leaves the history") {
  History history = Marks({{10, kStart}});
  const auto error = [&](const ClockMark& mark) { return base::MessageOf(AppendMark(history, mark).status()); };
  CHECK(error({9 * kMinute, kPause}) == "mark.at_us: 540000000 is before the last mark, 600000000");
  CHECK(error({11 * kMinute, v1::CLOCK_MARK_KIND_UNSPECIFIED}) == "mark.kind: unknown value 0");
  CHECK(error({11 * kMinute, static_cast<v1::ClockMarkKind>(7)}) == "mark.kind: unknown value 7");
  CHECK(error({INT64_MAX, kPause}) == "mark.at_us: 9223372036854775807 is not in the years 1900 to 9999");
  CHECK(history == Marks({{10, kStart}}));
}

TEST_CASE("a history keeps its limit until the clock starts anew") {
  History history = Marks({{0, kStart}});
  for (int i = 1; history.size() < kMaxClockMarks; ++i) {
    REQUIRE(*AppendMark(history, {i * kMinute, i % 2 == 1 ? kPause : kResume}));
  }
  CHECK(history.size() == kMaxClockMarks);
  const absl::StatusOr<bool> over = AppendMark(history, {2'000 * kMinute, kMeet});
  CHECK(base::MessageOf(over.status()) == "history: 1000 marks, at most 1000 are kept; start the clock anew");
  CHECK(history.size() == kMaxClockMarks);
  History met = Marks({{0, kStart}, {1, kMeet}});
  while (met.size() < kMaxClockMarks) met.push_back({kMinute, met.size() % 2 == 0 ? kPause : kResume});
  CHECK(*AppendMark(met, {2 * kMinute, kStart}));
  CHECK(met.size() == 1);
}

/// The obvious twin: looks at every minute.
struct NaiveReading {
  bool active = false;
  std::int64_t elapsed_minutes = 0;
  std::int64_t due_minute = -1;
};

NaiveReading ReadNaively(const History& history, std::int64_t target_minutes, const Calendar& calendar, int until) {
  NaiveReading reading;
  bool started = false;
  bool paused = false;
  for (int minute = 0;; ++minute) {
    for (const ClockMark& mark : history) {
      if (mark.at_us != minute * kMinute || minute > until) continue;
      if (mark.kind == kStart && !reading.active) reading = {.active = true};
      if (mark.kind == kStart) started = true;
      if (mark.kind == kPause || mark.kind == kResume) paused = mark.kind == kPause;
      if (mark.kind == kMeet || mark.kind == kCancel) reading.active = false;
      if (mark.kind == kReopen && started) reading.active = true;
    }
    if (minute == until) return reading;
    if (!reading.active || paused || !IsOpen(calendar, minute * kMinute)) continue;
    if (++reading.elapsed_minutes == target_minutes) reading.due_minute = minute + 1;
  }
}

TEST_CASE("readings agree with a look at every minute, with and without the marks that were dropped") {
  v1::Calendar config = Weekly(kEveryDay, "01:00", "03:00");
  AddWeekly(config, kEveryDay, "03:20", "07:40");
  const Calendar calendar = Compile(config);
  std::mt19937_64 random(11);
  const auto dice = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  for (int round = 0; round < 2'000; ++round) {
    CAPTURE(round);
    History all;
    History kept;
    int minute = dice(0, 60);
    for (int i = dice(1, 12); i > 0; --i, minute += dice(1, 90)) {
      const ClockMark mark = {minute * kMinute, static_cast<v1::ClockMarkKind>(dice(1, 6))};
      all.push_back(mark);
      REQUIRE(AppendMark(kept, mark).ok());
    }
    const ClockRules rules = {.target_us = dice(1, 300) * kMinute, .warn_percent = dice(0, 99), .calendar = &calendar};
    const ClockReading reading = ReadClock(all, rules, minute * kMinute);
    REQUIRE(ReadClock(kept, rules, minute * kMinute) == reading);
    const NaiveReading naive = ReadNaively(all, rules.target_us / kMinute, calendar, minute);
    REQUIRE(reading.elapsed_us == naive.elapsed_minutes * kMinute);
    if (naive.due_minute >= 0) REQUIRE(reading.due_us == naive.due_minute * kMinute);
    const bool late = reading.state == v1::CLOCK_STATE_BREACHED || reading.state == v1::CLOCK_STATE_MET_LATE;
    if (reading.state != v1::CLOCK_STATE_CANCELLED) REQUIRE(late == (naive.due_minute >= 0));
    if (reading.state == v1::CLOCK_STATE_RUNNING) {
      // Nothing changes by itself before next_us, and something does then.
      REQUIRE(reading.next_us.has_value());
      const ClockReading before = ReadClock(all, rules, *reading.next_us - 1);
      const ClockReading then = ReadClock(all, rules, *reading.next_us);
      REQUIRE(before.state == v1::CLOCK_STATE_RUNNING);
      REQUIRE(before.warned == reading.warned);
      REQUIRE((then.state == v1::CLOCK_STATE_BREACHED || then.warned != reading.warned));
    }
  }
}

}  // namespace
}  // namespace chatcore
