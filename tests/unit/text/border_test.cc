#include "src/text/border.h"

#include <set>
#include <string>

#include "doctest/doctest.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

// The text with | at every word border inside of it.
std::string Marked(const std::string& text) {
  std::string marked;
  for (std::size_t at = 0; at < text.size(); at = NextOffset(text, at)) {
    if (at > 0 && IsWordBorder(text, at)) marked += '|';
    marked += text.substr(at, NextOffset(text, at) - at);
  }
  return marked;
}

TEST_CASE("words of Latin, Cyrillic and Greek letters and digits have borders around them and none inside") {
  CHECK(Marked("no way") == "no| |way");
  CHECK(Marked("e-mail") == "e|-|mail");
  CHECK(Marked("l\u016Bdzu, \u0137\u0113rpiet") == "l\u016Bdzu|,| |\u0137\u0113rpiet");
  CHECK(Marked("\u043A\u0430\u043A \u0441\u0438") == "\u043A\u0430\u043A| |\u0441\u0438");
  CHECK(Marked("a1b2") == "a1b2");
  CHECK(Marked("_not_") == "_|not|_");
}

TEST_CASE("an apostrophe between letters belongs to the word and any other one does not") {
  CHECK(Marked("don't") == "don't");
  CHECK(Marked("'don't'") == "'|don't|'");
  CHECK(Marked("the boys' room") == "the| |boys|'| |room");
}

TEST_CASE("scripts without spaces have a border before every letter") {
  CHECK(Marked("\u4F60\u597D") == "\u4F60|\u597D");
  CHECK(Marked("\u0E01\u0E02\u0E04") == "\u0E01|\u0E02|\u0E04");
  CHECK(Marked("\u3042\u30A2") == "\u3042|\u30A2");
  CHECK(Marked("\u4F60ok\u597D") == "\u4F60|ok|\u597D");
  CHECK(Marked("\u0E01ok") == "\u0E01|ok");
}

TEST_CASE("pictures and marks of punctuation are no words") {
  CHECK(Marked("ok\U0001F44Dok") == "ok|\U0001F44D|ok");
  CHECK(Marked("no!!") == "no|!|!");
  CHECK_FALSE(IsSpacedWord(0x1F44D));
  CHECK_FALSE(IsSpacedWord(0));
}

TEST_CASE("a combining mark is no border") { CHECK(Marked("q\u0304x") == "q\u0304x"); }

}  // namespace
}  // namespace chatcore::text
