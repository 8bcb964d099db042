#ifndef CHATCORE_TESTS_PROPERTY_TEST_RUN_H_
#define CHATCORE_TESTS_PROPERTY_TEST_RUN_H_

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <random>

namespace chatcore::property {

/// How long the property tests search, from the environment.
///
///   CHATCORE_TEST_MINUTES  search so long, with seeds of chance; without it a fixed number of sequences, always the
///   same CHATCORE_TEST_SEED     the first seed
struct TestRun {
  std::uint64_t first_seed = 1;
  double minutes = 0;

  static TestRun FromEnvironment() {
    TestRun run;
    if (const char* minutes = std::getenv("CHATCORE_TEST_MINUTES")) run.minutes = std::atof(minutes);
    if (run.minutes > 0) run.first_seed = std::random_device()();
    if (const char* seed = std::getenv("CHATCORE_TEST_SEED")) run.first_seed = std::strtoull(seed, nullptr, 10);
    return run;
  }

  /// Calls `play` with one seed after another: `count` times, or for `share` of the minutes. Stops when it returns
  /// false.
  void ForEachSeed(int count, double share, const std::function<bool(std::uint64_t)>& play) const {
    using Clock = std::chrono::steady_clock;
    const auto until =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(minutes * share * 60));
    for (std::uint64_t n = 0; minutes > 0 ? Clock::now() < until : n < static_cast<std::uint64_t>(count); ++n) {
      if (!play(first_seed + n)) return;
    }
  }
};

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_TEST_RUN_H_
