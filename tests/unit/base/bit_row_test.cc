#include "src/base/bit_row.h"

#include <cstdint>
#include <vector>

#include "doctest/doctest.h"

namespace chatcore::base {
namespace {

std::vector<std::uint32_t> BitsOf(const BitRow& row) {
  std::vector<std::uint32_t> bits;
  row.ForEach([&](std::uint32_t bit) { bits.push_back(bit); });
  return bits;
}

BitRow RowOf(const std::vector<std::uint32_t>& bits) {
  BitRow row;
  for (std::uint32_t bit : bits) row.Set(bit);
  return row;
}

TEST_CASE("bits past the end of a row are zero") {
  BitRow row = RowOf({3, 64});
  CHECK(row.Test(64));
  CHECK(!row.Test(65));
  CHECK(!row.Test(100'000));
  CHECK(row.Word(9) == 0);
  row.Clear(100'000);
  row.Put(64, false);
  CHECK(BitsOf(row) == std::vector<std::uint32_t>{3});
}

TEST_CASE("rows of different lengths combine") {
  BitRow row = RowOf({1, 2, 200});
  row.And(RowOf({2, 3}));
  CHECK(BitsOf(row) == std::vector<std::uint32_t>{2});
  row.Or(RowOf({63, 500}));
  CHECK(BitsOf(row) == std::vector<std::uint32_t>{2, 63, 500});
  row.And(BitRow());
  CHECK(BitsOf(row).empty());
}

}  // namespace
}  // namespace chatcore::base
