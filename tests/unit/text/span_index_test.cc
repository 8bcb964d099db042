#include "src/text/span_index.h"

#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

TEST_CASE("a place is given in bytes, code points and UTF-16 units") {
  const std::string text = "a\u0101\u0E01\u4F60\U0001F44Dz";
  SpanIndex index(text);
  CHECK(index.At(0) == Position{0, 0, 0});
  CHECK(index.At(1) == Position{1, 1, 1});
  CHECK(index.At(3) == Position{3, 2, 2});
  CHECK(index.At(6) == Position{6, 3, 3});
  CHECK(index.At(9) == Position{9, 4, 4});
  CHECK(index.At(13) == Position{13, 5, 6});
  CHECK(index.At(14) == Position{14, 6, 7});
}

TEST_CASE("an empty text has one place") {
  SpanIndex index("");
  CHECK(index.At(0) == Position{0, 0, 0});
}

TEST_CASE("places asked for in any order are those that a walk from the start gives") {
  const std::u32string alphabet = U"ab\u0101\u0301\u0E01\u4F60\U0001F44D";
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    std::vector<Position> places = {{}};
    const int length = static_cast<int>(random() % 600);
    for (int i = 0; i < length; ++i) {
      const char32_t c = alphabet[random() % alphabet.size()];
      const int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes == 1) text += static_cast<char>(c);
      if (bytes == 2) text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
      if (bytes == 3)
        text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                 static_cast<char>(0x80 | (c & 63))};
      if (bytes == 4) text += "\U0001F44D";
      Position next = places.back();
      next.utf8 += static_cast<std::uint32_t>(bytes);
      next.code_points += 1;
      next.utf16 += bytes == 4 ? 2 : 1;
      places.push_back(next);
    }
    SpanIndex index(text);
    for (int i = 0; i < 200; ++i) {
      const Position& expected = places[random() % places.size()];
      CHECK(index.At(expected.utf8) == expected);
    }
  }
}

}  // namespace
}  // namespace chatcore::text
