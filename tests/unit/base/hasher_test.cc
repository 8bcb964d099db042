#include "src/base/hasher.h"

#include <cstdint>
#include <string>

#include "doctest/doctest.h"

namespace chatcore::base {
namespace {

template <typename... Fields>
std::uint64_t HashOf(const Fields&... fields) {
  Hasher hash;
  (hash.Add(fields), ...);
  return hash.Digest();
}

TEST_CASE("the border between two strings counts") {
  CHECK(HashOf(std::string("ab"), std::string("c")) != HashOf(std::string("a"), std::string("bc")));
  CHECK(HashOf(std::string("ab")) == HashOf(std::string("ab")));
}

TEST_CASE("numbers count by value") {
  CHECK(HashOf(1) == HashOf(std::int64_t{1}));
  CHECK(HashOf(1) != HashOf(2));
  CHECK(HashOf(-1) == HashOf(std::int64_t{-1}));
}

TEST_CASE("the hash is the published XXH3") {
  CHECK(HashBytes("") == 0x2d06800538d394c2u);  // XXH3_64bits of nothing, seed 0
}

}  // namespace
}  // namespace chatcore::base
