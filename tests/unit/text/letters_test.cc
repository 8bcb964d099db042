#include "src/text/letters.h"

#include "doctest/doctest.h"

namespace chatcore::text {
namespace {

TEST_CASE("letters know their script and their case") {
  CHECK(LetterOf(U'A').script() == LetterScript::kLatin);
  CHECK(LetterOf(U'A').upper());
  CHECK(LetterOf(U'\u0101').lower());
  CHECK(LetterOf(U'\u0416').script() == LetterScript::kCyrillic);
  CHECK(LetterOf(U'\u03B1').script() == LetterScript::kGreek);
  CHECK(LetterOf(U'\u0E01').script() == LetterScript::kThai);
  CHECK(LetterOf(U'\u4F60').script() == LetterScript::kHan);
  CHECK(LetterOf(U'\u3042').script() == LetterScript::kKana);
  CHECK(LetterOf(U'\u30A2').script() == LetterScript::kKana);
  CHECK(LetterOf(U'\uD55C').script() == LetterScript::kHangul);
  CHECK(LetterOf(U'\u0627').script() == LetterScript::kArabic);
  CHECK(LetterOf(U'\u05D0').script() == LetterScript::kHebrew);
  CHECK(LetterOf(U'\u10D0').script() == LetterScript::kOther);
  CHECK(LetterOf(U'\U00020000').script() == LetterScript::kHan);
}

TEST_CASE("digits and marks belong to words and have no script") {
  CHECK(LetterOf(U'7').digit());
  CHECK(LetterOf(U'7').in_spaced_word());
  CHECK(LetterOf(U'7').script() == LetterScript::kNone);
  CHECK(LetterOf(0x304).in_spaced_word());
  CHECK(LetterOf(0x304).script() == LetterScript::kNone);
  CHECK_FALSE(LetterOf(U'!').in_spaced_word());
}

TEST_CASE("the long vowel mark of Katakana needs no border") {
  CHECK(LetterOf(0x30FC).script() == LetterScript::kKana);
  CHECK_FALSE(LetterOf(0x30FC).in_spaced_word());
}

}  // namespace
}  // namespace chatcore::text
