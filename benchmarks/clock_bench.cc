#include <cstdint>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "chatcore/calendar.h"
#include "chatcore/clock.h"
#include "chatcore/resolve_zone.h"
#include "fmt/format.h"

// What working time costs: a question to a calendar of a zone with daylight saving and holidays for twenty years, near
// and far; compiling it; reading a clock of a few pauses.

namespace chatcore {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;
constexpr std::int64_t kDayUs = 24 * kHourUs;
constexpr std::int64_t kFromUs = 1'767'225'600'000'000;  // 2026-01-01

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) std::abort();
  return *std::move(value);
}

const v1::ZoneTable& Riga() {
  static const v1::ZoneTable table = Must(
      ResolveZone("Europe/Riga", absl::FromUnixMicros(kFromUs), absl::FromUnixMicros(kFromUs + 20 * 365 * kDayUs)));
  return table;
}

/// Two intervals on each working day and twelve holidays in each of twenty years.
v1::Calendar Config() {
  v1::Calendar config;
  config.set_calendar_id("office");
  config.set_zone("Europe/Riga");
  for (const auto& [opens, closes] : {std::pair("09:00", "12:30"), std::pair("13:00", "18:00")}) {
    v1::WeeklyHours& weekly = *config.add_weekly();
    for (int day = v1::WEEKDAY_MONDAY; day <= v1::WEEKDAY_FRIDAY; ++day) weekly.add_days(static_cast<v1::Weekday>(day));
    weekly.mutable_interval()->set_opens(opens);
    weekly.mutable_interval()->set_closes(closes);
  }
  for (int year = 2026; year < 2046; ++year) {
    for (int month = 1; month <= 12; ++month)
      config.add_exceptions()->set_date(fmt::format("{}-{:02}-15", year, month));
  }
  return config;
}

const Calendar& Office() {
  static const Calendar calendar = Must(Calendar::Create(Config(), &Riga()));
  return calendar;
}

/// Moments of the twenty years, in no order.
std::vector<std::int64_t> Moments() {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int64_t> moment(kFromUs, kFromUs + 20 * 365 * kDayUs);
  std::vector<std::int64_t> moments(4'096);
  for (std::int64_t& at_us : moments) at_us = moment(random);
  return moments;
}

template <typename Ask>
void Run(benchmark::State& state, const Ask& ask) {
  const std::vector<std::int64_t> moments = Moments();
  Office();
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(ask(moments[next]));
    next = (next + 1) % moments.size();
  }
  state.SetItemsProcessed(state.iterations());
}

void BM_CalendarIsOpen(benchmark::State& state) {
  Run(state, [](std::int64_t at_us) { return IsOpen(Office(), at_us); });
}
void BM_CalendarNextOpening(benchmark::State& state) {
  Run(state, [](std::int64_t at_us) { return NextOpening(Office(), at_us); });
}
BENCHMARK(BM_CalendarIsOpen);
BENCHMARK(BM_CalendarNextOpening);

/// The argument is the working time that is added, in hours.
void BM_CalendarAdd(benchmark::State& state) {
  const std::int64_t working_us = state.range(0) * kHourUs;
  Run(state, [&](std::int64_t at_us) { return AddWorkingTime(Office(), at_us, working_us); });
}
BENCHMARK(BM_CalendarAdd)->Arg(1)->Arg(100)->Arg(20'000);

/// The argument is the distance in days.
void BM_CalendarBetween(benchmark::State& state) {
  const std::int64_t distance_us = state.range(0) * kDayUs;
  Run(state, [&](std::int64_t at_us) { return WorkingTimeBetween(Office(), at_us, at_us + distance_us); });
}
BENCHMARK(BM_CalendarBetween)->Arg(1)->Arg(10'000);

void BM_CalendarCreate(benchmark::State& state) {
  const v1::Calendar config = Config();
  for (auto _ : state) benchmark::DoNotOptimize(Calendar::Create(config, &Riga()));
}
BENCHMARK(BM_CalendarCreate)->Unit(benchmark::kMicrosecond);

/// The argument is the number of pauses.
void BM_ClockRead(benchmark::State& state) {
  const ClockRules rules = {.target_us = 8 * kHourUs, .warn_percent = 80, .calendar = &Office()};
  std::vector<ClockMark> history = {{kFromUs, v1::CLOCK_MARK_KIND_START}};
  for (int i = 0; i < state.range(0); ++i) {
    history.push_back({kFromUs + (2 * i + 1) * kHourUs, v1::CLOCK_MARK_KIND_PAUSE});
    history.push_back({kFromUs + (2 * i + 2) * kHourUs, v1::CLOCK_MARK_KIND_RESUME});
  }
  const std::int64_t now_us = history.back().at_us + kHourUs;
  for (auto _ : state) benchmark::DoNotOptimize(ReadClock(history, rules, now_us));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_ClockRead)->Arg(0)->Arg(3);

}  // namespace
}  // namespace chatcore
