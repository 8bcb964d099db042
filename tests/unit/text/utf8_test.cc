#include "src/text/utf8.h"

#include <string>

#include "doctest/doctest.h"

namespace chatcore::text {
namespace {

// "aā€👍": one, two, three and four bytes.
const std::string kMixed = "a\u0101\u20AC\U0001F44D";

TEST_CASE("well-formed text of every length of sequence passes and is counted") {
  for (const std::string& text :
       {std::string(), std::string("a"), kMixed, std::string("12345678"), std::string(1000, 'x') + kMixed,
        std::string("\u0000", 1), std::string("\xF4\x8F\xBF\xBF")}) {
    CHECK_FALSE(ScanUtf8(text).error.has_value());
  }
  CHECK(ScanUtf8(kMixed).code_points == 4);
  CHECK(ScanUtf8(std::string(1000, 'x') + kMixed).code_points == 1004);
}

TEST_CASE("every kind of ill-formed sequence is refused at the byte where it begins") {
  const std::string bad[] = {"\x80",              // a trail without a lead
                             "\xC3",              // cut off
                             "\xE2\x82",          // cut off
                             "\xF0\x9F\x91",      // cut off
                             "\xC0\xAF",          // overlong
                             "\xE0\x80\xAF",      // overlong
                             "\xF0\x80\x80\xAF",  // overlong
                             "\xED\xA0\x80",      // a surrogate
                             "\xF4\x90\x80\x80",  // past U+10FFFF
                             "\xF8\x88\x80\x80\x80",
                             "\xFE",
                             "\xFF"};
  for (const std::string& sequence : bad) {
    for (std::size_t before = 0; before < 20; ++before) {
      for (const std::string& after : {std::string(), std::string("z"), std::string("0123456789")}) {
        const Utf8Scan scan = ScanUtf8(std::string(before, 'x') + sequence + after);
        REQUIRE(scan.error.has_value());
        CHECK(*scan.error == before);
        CHECK(scan.code_points == before);
      }
    }
  }
}

TEST_CASE("a text is walked in both directions") {
  std::string forward;
  for (std::size_t at = 0; at < kMixed.size(); at = NextOffset(kMixed, at))
    forward += kMixed.substr(at, NextOffset(kMixed, at) - at);
  CHECK(forward == kMixed);
  CHECK(CodePointAt(kMixed, 0) == U'a');
  CHECK(CodePointAt(kMixed, 1) == U'\u0101');
  CHECK(CodePointAt(kMixed, 6) == U'\U0001F44D');
  CHECK(CodePointAt(kMixed, kMixed.size()) == 0);
  CHECK(CodePointBefore(kMixed, 0) == 0);
  CHECK(CodePointBefore(kMixed, kMixed.size()) == U'\U0001F44D');
  CHECK(PreviousOffset(kMixed, kMixed.size()) == 6);
  CHECK(PreviousOffset(kMixed, 6) == 3);
  CHECK(PreviousOffset(kMixed, 3) == 1);
  CHECK(PreviousOffset(kMixed, 1) == 0);
}

}  // namespace
}  // namespace chatcore::text
