#include "src/text/letter_case.h"

#include "doctest/doctest.h"
#include "src/text/icu_version.h"

namespace chatcore::text {
namespace {

TEST_CASE("the first letter is asked for its case in any script") {
  CHECK(StartsUpper("Abc"));
  CHECK(StartsUpper("\u0100bc"));
  CHECK(StartsUpper("\u0414\u0430"));
  CHECK_FALSE(StartsUpper("abc"));
  CHECK_FALSE(StartsUpper("\u0101bc"));
  CHECK_FALSE(StartsUpper("1A"));
  CHECK_FALSE(StartsUpper("\u4F60"));
  CHECK_FALSE(StartsUpper(""));
}

TEST_CASE("a text is capitalised without asking for a locale") {
  CHECK(Capitalised("let me check") == "Let me check");
  CHECK(Capitalised("\u013Coti labi") == "\u013Boti labi");
  CHECK(Capitalised("istanbul") == "Istanbul");
  CHECK(Capitalised("\u4F60\u597D") == "\u4F60\u597D");
  CHECK(Capitalised("") == "");
}

TEST_CASE("the version of ICU is two numbers or more") { CHECK(IcuVersion().find('.') != std::string::npos); }

TEST_CASE("two texts have the same case whatever stands between their letters") {
  CHECK(SameCase("I don't", "I don\u2019t"));
  CHECK(SameCase("R\u012Bga", "Ri\u0304ga"));
  CHECK_FALSE(SameCase("WhatsApp", "Whatsapp"));
  CHECK_FALSE(SameCase("a", "ab"));
  CHECK(SameCase("", "1 !"));
}

}  // namespace
}  // namespace chatcore::text
