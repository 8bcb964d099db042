#include "tools/bench/floors.h"

#include <chrono>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "tools/bench/measure.h"
#include "tools/bench/world.h"

namespace chatcore::bench {
namespace {

constexpr int kRounds = 5;

}  // namespace

double FloorNs(std::uint32_t entries, std::uint64_t seed) {
  Dice dice(seed);
  absl::flat_hash_map<std::uint64_t, std::uint32_t> map;
  absl::btree_set<std::pair<std::uint64_t, std::uint32_t>> set;
  std::vector<std::uint64_t> keys;
  for (std::uint32_t i = 0; i < entries; ++i) {
    keys.push_back(dice.Next());
    map.emplace(keys.back(), i);
    set.emplace(keys.back(), i);
  }
  std::vector<std::uint64_t> ordered = keys;
  constexpr std::uint32_t kSteps = 200'000;
  std::vector<double> rounds;
  std::uint64_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Stopwatch watch;
    for (std::uint32_t i = 0; i < kSteps; ++i) {
      const std::uint32_t index = dice.Below(entries);
      found += map.find(keys[index])->second;
    }
    for (std::uint32_t i = 0; i < kSteps; ++i) {
      const std::uint32_t index = dice.Below(entries);
      set.erase({ordered[index], index});
      ordered[index] = dice.Next();
      set.emplace(ordered[index], index);
    }
    rounds.push_back(watch.Ns() / kSteps);
  }
  KeepResult(found);
  return Median(rounds);
}

}  // namespace chatcore::bench
