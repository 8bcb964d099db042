#include "src/routing/head_table.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>

#include "doctest/doctest.h"

namespace chatcore::routing {
namespace {

constexpr std::uint32_t kClasses = 300;

TEST_CASE("a search that skips what cannot win finds the same best as one that looks at all") {
  std::mt19937 random(5);
  HeadTable<std::uint32_t> table;
  std::map<std::uint32_t, std::uint32_t> plain;
  for (int step = 0; step < 5'000; ++step) {
    const std::uint32_t index = random() % kClasses;
    if (random() % 3 == 0) {
      table.Clear(index);
      plain.erase(index);
    } else {
      plain[index] = random() % 1'000;
      table.Set(index, plain[index]);
    }
    base::BitRow row;
    for (int i = 0; i < 40; ++i) row.Set(random() % (2 * kClasses));
    std::optional<std::uint32_t> best;
    for (const auto& [at, key] : plain) {
      if (row.Test(at)) best = std::min(best.value_or(key), key);
    }
    std::optional<std::uint32_t> found;
    table.Search(
        row, [&](std::uint32_t key) { return found && key >= *found; },
        [&](std::uint32_t at) { found = table.Head(at); });
    REQUIRE(found == best);
    REQUIRE(table.MeetsAny(row) == best.has_value());
  }
}

}  // namespace
}  // namespace chatcore::routing
