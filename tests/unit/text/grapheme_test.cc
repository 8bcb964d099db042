#include "src/text/grapheme.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

std::vector<std::size_t> Borders(const std::string& text) {
  std::vector<std::size_t> borders;
  for (std::size_t at = 0; at < text.size(); at = ClusterEnd(text, at)) borders.push_back(at);
  return borders;
}

std::vector<std::size_t> BordersByIcu(icu::BreakIterator& iterator, const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  UText* handle = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &error);
  iterator.setText(handle, error);
  std::vector<std::size_t> borders;
  for (int32_t at = iterator.first(); at >= 0 && at < static_cast<int32_t>(text.size()); at = iterator.next()) {
    borders.push_back(static_cast<std::size_t>(at));
  }
  utext_close(handle);
  return borders;
}

TEST_CASE("what a reader takes for one character is one cluster") {
  for (const char* one : {"a", "a\u0304", "a\u0304\u0301", "\U0001F44D\U0001F3FD", "\U0001F1F1\U0001F1FB",
                          "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\u0E01\u0E49\u0E33", "1\uFE0F\u20E3", "\uAC01",
                          "\u1100\u1161\u11A8", "\r\n"}) {
    CHECK(ClusterEnd(one, 0) == std::string(one).size());
  }
  CHECK(Borders("\U0001F1F1\U0001F1FB\U0001F1EA\U0001F1EA") == std::vector<std::size_t>{0, 8});
  CHECK(Borders("ab") == std::vector<std::size_t>{0, 1});
}

TEST_CASE("random texts of awkward characters are cut where ICU cuts them") {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  REQUIRE(U_SUCCESS(error));
  const std::vector<std::string> alphabet = {
      "a",          "\u0101", "\u0301", "\u200D", "\uFE0F", "\U0001F44D", "\U0001F3FD", "\u2764", "\U0001F1F1",
      "\U0001F1FB", "\u0E01", "\u0E33", "\u0E49", "\u1100", "\u1161",     "\u11A8",     "\uAC00", "\uAC01",
      "\u0600",     "\u0903", "\r",     "\n",     "\u200B", "\u4F60",     " ",          "\u00A9"};
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = 0, n = random() % 8; i < n; ++i) text += alphabet[random() % alphabet.size()];
    CAPTURE(text);
    CHECK(Borders(text) == BordersByIcu(*iterator, text));
  }
}

TEST_CASE("where two characters surely part is never inside of one") {
  CHECK(SurelyParts(U'a', U'b'));
  CHECK(SurelyParts(U'\n', 0x304));
  CHECK_FALSE(SurelyParts(U'\r', U'\n'));
  CHECK_FALSE(SurelyParts(U'a', 0x304));
  CHECK_FALSE(SurelyParts(0x200D, 0x1F4BB));
  CHECK_FALSE(SurelyParts(0x1F1F1, 0x1F1FB));
  CHECK_FALSE(SurelyParts(0x1100, 0x1161));
  CHECK(SurelyParts(0xD55C, 0x1100));
}

}  // namespace
}  // namespace chatcore::text
