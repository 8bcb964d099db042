#include "src/base/timer_queue.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "doctest/doctest.h"

namespace chatcore::base {
namespace {

TEST_CASE("timers fire by due time and then by the event that set them") {
  TimerQueue timers;
  timers.Set({.due_us = 20, .seq = 1, .owner = 1});
  timers.Set({.due_us = 10, .seq = 3, .owner = 2});
  timers.Set({.due_us = 10, .seq = 2, .owner = 3});
  CHECK(timers.Next()->owner == 3);
  CHECK(timers.CountDue(10, 100) == 2);
  CHECK(timers.CountDue(10, 1) == 1);
  CHECK(timers.CountDue(9, 100) == 0);
}

TEST_CASE("a cancelled timer is gone and its id is cleared") {
  TimerQueue timers;
  TimerId id = timers.Set({.due_us = 10});
  timers.Cancel(id);
  CHECK(id == kNoTimer);
  CHECK(timers.Next() == nullptr);
  timers.Cancel(id);
  CHECK(timers.size() == 0);
}

TEST_CASE("the heap agrees with a plain list on random timers") {
  std::mt19937 random(7);
  TimerQueue timers;
  std::map<TimerId, Timer> plain;
  for (int step = 0; step < 20'000; ++step) {
    if (plain.empty() || random() % 3 != 0) {
      const Timer timer{
          .due_us = static_cast<std::int64_t>(random() % 50), .seq = random() % 50, .owner = random() % 9};
      plain[timers.Set(timer)] = timer;
    } else {
      auto victim = plain.begin();
      std::advance(victim, random() % plain.size());
      TimerId id = victim->first;
      timers.Cancel(id);
      plain.erase(victim);
    }
    REQUIRE(timers.size() == plain.size());
    if (plain.empty()) continue;
    const auto least = std::min_element(
        plain.begin(), plain.end(), [](const auto& a, const auto& b) { return a.second.Order() < b.second.Order(); });
    REQUIRE(timers.Next()->Order() == least->second.Order());
    const auto due =
        std::count_if(plain.begin(), plain.end(), [](const auto& entry) { return entry.second.due_us <= 5; });
    REQUIRE(timers.CountDue(5, 1'000'000) == static_cast<std::size_t>(due));
  }
}

}  // namespace
}  // namespace chatcore::base
