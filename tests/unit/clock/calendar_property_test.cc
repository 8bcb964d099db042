#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "tests/property/test_run.h"
#include "tests/unit/clock/calendar_kit.h"
#include "tests/unit/clock/naive_calendar.h"

// Calendars of chance against the twin that looks at every minute.

namespace chatcore {
namespace {

// Zones that change at midnight, by half an hour, by two hours, by a whole day, in Ramadan, or never.
const char* const kZones[] = {"Europe/Riga",       "Europe/Sofia",     "Asia/Bangkok",        "America/New_York",
                              "Pacific/Apia",      "Asia/Beirut",      "Australia/Lord_Howe", "America/Sao_Paulo",
                              "Africa/Casablanca", "America/St_Johns", "Antarctica/Troll",    "America/Asuncion",
                              "Asia/Tehran",       "Africa/Cairo",     "Pacific/Chatham",     "America/Havana",
                              "Asia/Kathmandu",    "Asia/Pyongyang",   "Pacific/Kwajalein",   "America/Scoresbysund",
                              "Atlantic/Azores",   "Europe/Tallinn",   "America/Caracas",     ""};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::int64_t Between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  static std::string Time(std::int64_t minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

  /// Often an hour at which clocks are changed.
  std::int64_t Minute() { return Between(0, 2) == 0 ? Between(0, 16) * 15 : Between(0, 1'439); }

  void AddWeek(v1::Calendar& calendar) {
    std::vector<std::int64_t> cuts;
    for (std::int64_t i = Between(0, 20); i > 0; --i) cuts.push_back(Between(0, 6) * 1'440 + Minute());
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); i += Between(0, 3) == 0 ? 1u : 2u) {
      if (cuts[i + 1] - cuts[i] >= 1'440) continue;
      v1::WeeklyHours& weekly = *calendar.add_weekly();
      weekly.add_days(static_cast<v1::Weekday>(cuts[i] / 1'440 + 1));
      SetInterval(*weekly.mutable_interval(), cuts[i] % 1'440, cuts[i + 1] % 1'440);
    }
  }

  /// A day with hours of its own around `at_us`.
  void AddDay(v1::Calendar& calendar, std::int64_t at_us) {
    const absl::CivilDay date = absl::ToCivilDay(absl::FromUnixMicros(at_us), absl::UTCTimeZone()) + Between(-20, 20);
    v1::ExceptionalDay& exception = *calendar.add_exceptions();
    exception.set_date(absl::FormatCivilTime(date));
    std::vector<std::int64_t> cuts;
    for (std::int64_t i = Between(0, 2) * 2; i > 0; --i) cuts.push_back(Between(0, 3) * 360 + Minute() / 4);
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) SetInterval(*exception.add_intervals(), cuts[i], cuts[i + 1]);
    if (Between(0, 3) == 0) SetInterval(*exception.add_intervals(), 1'440 - 30, Between(1, 240));
  }

 private:
  static void SetInterval(v1::Interval& interval, std::int64_t opens, std::int64_t closes) {
    interval.set_opens(Time(opens));
    interval.set_closes(closes == 0 ? "24:00" : Time(closes));
  }

  std::mt19937_64 random_;
};

/// Keeps those exceptions that fit together.
Calendar MakeCalendar(Maker& maker, std::int64_t around_us, v1::Calendar& config) {
  const v1::ZoneTable table = config.zone().empty() ? v1::ZoneTable() : Table(config.zone().c_str());
  const v1::ZoneTable* zone = config.zone().empty() ? nullptr : &table;
  maker.AddWeek(config);
  absl::StatusOr<Calendar> calendar = Calendar::Create(config, zone);
  REQUIRE_MESSAGE(calendar.ok(), base::MessageOf(calendar.status()));
  for (std::int64_t i = maker.Between(0, 8); i > 0; --i) {
    maker.AddDay(config, around_us);
    absl::StatusOr<Calendar> with = Calendar::Create(config, zone);
    if (with.ok()) {
      calendar = std::move(with);
    } else {
      config.mutable_exceptions()->RemoveLast();
    }
  }
  return *calendar;
}

/// An instant near which to look: the change of a zone's clocks, or any.
std::int64_t Around(Maker& maker, const std::string& zone) {
  const std::int64_t any_us = maker.Between(At("1990-01-01 00:00"), At("2040-01-01 00:00")) / kMinute * kMinute;
  if (zone.empty() || maker.Between(0, 3) == 0) return any_us;
  const v1::ZoneTable table = Table(zone.c_str());
  if (table.transitions().empty()) return any_us;
  const std::int64_t at_us =
      table.transitions(static_cast<int>(maker.Between(0, table.transitions_size() - 1))).at_us();
  return std::max(at_us, At("1990-01-01 00:00")) / kMinute * kMinute;
}

void CheckAt(const Calendar& calendar, const NaiveCalendar& naive, std::int64_t at_us, std::int64_t until_us) {
  REQUIRE(IsOpen(calendar, at_us) == naive.IsOpen(at_us));
  for (bool open : {true, false}) {
    const std::optional<std::int64_t> found = open ? NextOpening(calendar, at_us) : NextClosing(calendar, at_us);
    const std::optional<std::int64_t> expected = naive.Next(open, at_us);
    if (expected) {
      REQUIRE(found == expected);
    } else {
      REQUIRE(found.value_or(until_us) >= until_us);
    }
  }
}

void CheckPair(const Calendar& calendar, const NaiveCalendar& naive, std::int64_t from_us, std::int64_t to_us) {
  const std::int64_t working_us = WorkingTimeBetween(calendar, from_us, to_us);
  REQUIRE(working_us == naive.Between(from_us, to_us));
  REQUIRE(WorkingTimeBetween(calendar, to_us, from_us) == -working_us);
  const std::int64_t middle_us = from_us + (to_us - from_us) / 3;
  REQUIRE(WorkingTimeBetween(calendar, from_us, middle_us) + WorkingTimeBetween(calendar, middle_us, to_us) ==
          working_us);

  const std::optional<std::int64_t> canonical = AddWorkingTime(calendar, from_us, working_us);
  REQUIRE(canonical.has_value());
  REQUIRE(canonical == naive.Add(from_us, working_us));
  REQUIRE(*canonical <= to_us);
  REQUIRE(WorkingTimeBetween(calendar, from_us, *canonical) == working_us);
  if (working_us == 0) return;
  // Half of the way and the rest lead to the same place as all of it.
  const std::optional<std::int64_t> half = AddWorkingTime(calendar, from_us, working_us / 2);
  REQUIRE(half.has_value());
  REQUIRE(AddWorkingTime(calendar, *half, working_us - working_us / 2) == canonical);
  const std::optional<std::int64_t> back = AddWorkingTime(calendar, to_us, -working_us);
  REQUIRE(back.has_value());
  REQUIRE(back == naive.Subtract(to_us, working_us));
  REQUIRE(WorkingTimeBetween(calendar, *back, to_us) == working_us);
}

/// Returns how many instants it compared.
int Play(std::uint64_t seed) {
  CAPTURE(seed);
  Maker maker(seed);
  v1::Calendar config = Named(kZones[seed % std::size(kZones)]);
  const std::int64_t around_us = Around(maker, config.zone());
  const Calendar calendar = MakeCalendar(maker, around_us, config);
  const std::int64_t from_us = around_us - 15 * kDay;
  const std::int64_t until_us = around_us + 15 * kDay;
  const NaiveCalendar naive(config, from_us, until_us);
  const auto moment = [&] { return maker.Between(from_us, until_us - 1); };

  int compared = 50;
  for (int i = 0; i < 50; ++i) CheckAt(calendar, naive, moment(), until_us);
  // Every change that the twin knows, at the instant, just before and just after.
  for (std::int64_t at_us = from_us; at_us < until_us;) {
    const std::optional<std::int64_t> change = naive.Next(!naive.IsOpen(at_us), at_us);
    if (!change) break;
    for (std::int64_t step : {-1, 0, 1}) CheckAt(calendar, naive, *change + step, until_us);
    compared += 3;
    at_us = *change;
  }
  for (int i = 0; i < 25; ++i) {
    const auto [a, b] = std::minmax({moment(), moment()});
    CheckPair(calendar, naive, a, b);
  }
  for (std::int64_t at_us = from_us; at_us + kMinute < until_us; at_us += 997 * kMinute) {
    REQUIRE(WorkingTimeBetween(calendar, from_us, at_us) == naive.Between(from_us, at_us));
  }
  return compared;
}

TEST_CASE("calendars of chance agree with a look at every minute") {
  int compared = 0;
  property::TestRun::FromEnvironment().ForEachSeed(5 * std::size(kZones), 0.5, [&](std::uint64_t seed) {
    compared += Play(seed);
    return true;
  });
  CHECK(compared > 10'000);
}

/// Years from 2000 on, minute by minute.
void PlayYears(std::uint64_t seed, int years) {
  CAPTURE(seed);
  Maker maker(seed);
  v1::Calendar config = Named(kZones[seed % std::size(kZones)]);
  const std::int64_t from_us = At("2000-01-01 00:00");
  const std::int64_t until_us = from_us + years * 365 * kDay;
  const Calendar calendar = MakeCalendar(maker, maker.Between(from_us, until_us), config);
  const NaiveCalendar naive(config, from_us, until_us);
  std::int64_t differences = 0;
  for (std::int64_t at_us = from_us; at_us < until_us; at_us += kMinute) {
    differences += IsOpen(calendar, at_us) != naive.IsOpen(at_us) ? 1 : 0;
  }
  REQUIRE(differences == 0);
  for (int i = 0; i < 200; ++i) {
    const std::int64_t a = maker.Between(from_us, until_us - 1);
    const std::int64_t b = maker.Between(from_us, until_us - 1);
    REQUIRE(WorkingTimeBetween(calendar, a, b) == naive.Between(a, b));
  }
  for (int i = 0; i < 5; ++i) {
    const auto [a, b] = std::minmax({maker.Between(from_us, until_us - 1), maker.Between(from_us, until_us - 1)});
    CheckPair(calendar, naive, a, b);
  }
}

TEST_CASE("years agree with a look at every minute, thirty of them when there is time to search") {
  const property::TestRun run = property::TestRun::FromEnvironment();
  int played = 0;
  run.ForEachSeed(1, 0.5, [&](std::uint64_t seed) {
    PlayYears(seed, run.minutes > 0 ? 30 : 4);
    ++played;
    return true;
  });
  CHECK(played >= 1);
}

}  // namespace
}  // namespace chatcore
