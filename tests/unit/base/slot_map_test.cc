#include "src/base/slot_map.h"

#include <string>

#include "doctest/doctest.h"

namespace chatcore::base {
namespace {

TEST_CASE("a handle finds its thing until it is erased and never again") {
  SlotMap<std::string> map;
  const Handle first = map.NextHandle();
  REQUIRE(map.Insert(first, "a") != nullptr);
  CHECK(*map.Find(first) == "a");
  map.Erase(first);
  CHECK(map.Find(first) == nullptr);
  const Handle second = map.NextHandle();
  CHECK(second != first);
  REQUIRE(map.Insert(second, "b") != nullptr);
  CHECK(map.Find(first) == nullptr);
  CHECK(*map.Find(second) == "b");
}

TEST_CASE("only the next handle can be inserted") {
  SlotMap<int> map;
  CHECK(map.Insert(kNoHandle, 1) == nullptr);
  CHECK(map.Insert(map.NextHandle() + 1, 1) == nullptr);
  CHECK(map.size() == 0);
}

TEST_CASE("the handle after an erase is foreseen") {
  SlotMap<int> map;
  const Handle a = map.NextHandle();
  map.Insert(a, 1);
  const Handle b = map.NextHandle();
  map.Insert(b, 2);
  const Handle foreseen = map.NextAfterErase(a);
  map.Erase(a);
  CHECK(map.NextHandle() == foreseen);
}

TEST_CASE("slots come back from their image with the same next handle") {
  SlotMap<int> map;
  for (int i = 0; i < 5; ++i) map.Insert(map.NextHandle(), i);
  map.Erase(2);
  map.Erase(4);
  SlotMap<int> copy;
  REQUIRE(copy.Reset(map.Generations(), map.FreeSlots()));
  map.ForEach([&](Handle handle, const int& value) { REQUIRE(copy.Put(handle, value) != nullptr); });
  CHECK(copy.NextHandle() == map.NextHandle());
  CHECK(copy.size() == map.size());
  CHECK(copy.Put(1, 9) == nullptr);
}

TEST_CASE("an image whose free slots do not fit is refused") {
  SlotMap<int> map;
  CHECK_FALSE(map.Reset({0, 0}, {2}));
  CHECK_FALSE(map.Reset({0, 0}, {1, 1}));
}

}  // namespace
}  // namespace chatcore::base
