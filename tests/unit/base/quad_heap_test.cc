#include "src/base/quad_heap.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "doctest/doctest.h"

namespace chatcore::base {
namespace {

struct Entry {
  std::uint32_t key = 0;
  std::uint32_t name = 0;
};

bool IsBefore(const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.name < b.name; }

TEST_CASE("the heap agrees with a sorted list on random entries and always knows where each one is") {
  std::mt19937 random(3);
  std::vector<Entry> entries;
  std::map<std::uint32_t, std::uint32_t> places;
  QuadHeap heap(entries, IsBefore, [&](const Entry& entry, std::uint32_t at) { places[entry.name] = at; });
  std::uint32_t names = 0;
  for (int step = 0; step < 20'000; ++step) {
    if (entries.empty() || random() % 2 == 0) {
      heap.Insert({.key = static_cast<std::uint32_t>(random() % 50), .name = ++names});
    } else if (random() % 2 == 0) {
      const std::uint32_t at = random() % entries.size();
      places.erase(entries[at].name);
      heap.Erase(at);
    } else {
      const std::uint32_t at = random() % entries.size();
      entries[at].key = random() % 50;
      heap.Restore(at);
    }
    REQUIRE(places.size() == entries.size());
    for (std::uint32_t at = 1; at < entries.size(); ++at) REQUIRE(!IsBefore(entries[at], entries[(at - 1) / 4]));
    for (std::uint32_t at = 0; at < entries.size(); ++at) REQUIRE(places[entries[at].name] == at);
    if (entries.size() > 60) {
      places.erase(entries[0].name);
      heap.Erase(0);
    }
  }
}

TEST_CASE("a visit in order meets the entries as a sorted list has them and stops when told to") {
  std::mt19937 random(4);
  std::vector<Entry> entries;
  QuadHeap heap(entries, IsBefore, [](const Entry&, std::uint32_t) {});
  for (std::uint32_t name = 0; name < 500; ++name) {
    heap.Insert({.key = static_cast<std::uint32_t>(random() % 100), .name = name});
  }
  std::vector<Entry> sorted = entries;
  std::sort(sorted.begin(), sorted.end(), IsBefore);
  std::vector<std::uint32_t> names;
  VisitInOrder(entries, IsBefore, [&](const Entry& entry) {
    names.push_back(entry.name);
    return names.size() < 123;
  });
  REQUIRE(names.size() == 123);
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(names[i] == sorted[i].name);
  VisitInOrder(std::vector<Entry>(), IsBefore, [&](const Entry&) { return names.empty(); });
}

}  // namespace
}  // namespace chatcore::base
