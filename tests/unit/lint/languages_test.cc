#include "tests/unit/lint/make_linter.h"

// What the writers of packs rely on, language by language.

namespace chatcore {
namespace {

TEST_CASE("Thai and Chinese phrases are found without borders") {
  const auto linter = NewLinter({Exists("own.th", {"ไม่รู้", "ใจเย็น"}), Exists("own.zh", {"不知道", "冷静"})});
  CHECK(MarkedIn(*linter, "ดิฉันไม่รู้ค่ะ") == Strings{"own.th:ไม่รู้"});
  CHECK(MarkedIn(*linter, "คุณลูกค้าใจเย็นๆนะคะ") == Strings{"own.th:ใจเย็น"});
  CHECK(MarkedIn(*linter, "我也不知道啊，请您冷静一下。") == Strings{"own.zh:不知道", "own.zh:冷静"});
  CHECK(MarkedIn(*linter, "OK不知道2次") == Strings{"own.zh:不知道"});
}

TEST_CASE("Japanese syllables need no border") {
  const auto linter = NewLinter({Exists("own.ja", {"わかりません", "サポート"})});
  CHECK(MarkedIn(*linter, "私はわかりませんね") == Strings{"own.ja:わかりません"});
  CHECK(MarkedIn(*linter, "カスタマーサポートです") == Strings{"own.ja:サポート"});
  CHECK(MarkedIn(*linter, "サポートA") == Strings{"own.ja:サポート"});
}

TEST_CASE("a Thai match does not end in front of a vowel sign or a tone mark") {
  const auto linter = NewLinter({Exists("own.th", {"ไม่ได", "น", "กา"})});
  CHECK(MarkedIn(*linter, "ไม่ได้ค่ะ").empty());
  CHECK(MarkedIn(*linter, "น้ำ").empty());
  CHECK(MarkedIn(*linter, "กาแฟ") == Strings{"own.th:กา"});
}

TEST_CASE("Thai is found with invisible word separators, and with sara am typed as two characters") {
  const auto linter = NewLinter({Exists("own.th", {"ที่นี่", "น้ำ"})});
  CHECK(MarkedIn(*linter, "ที่\u200Bนี่") == Strings{"own.th:ที่\u200Bนี่"});
  CHECK(MarkedIn(*linter, "น\u0E49\u0E4D\u0E32") == Strings{"own.th:น\u0E49\u0E4D\u0E32"});
}

TEST_CASE("full-width forms of Chinese texts are what they are in half width") {
  const auto linter = NewLinter({Exists("own.zh", {"请稍等!", "vip客户"})});
  CHECK(MarkedIn(*linter, "请稍等！") == Strings{"own.zh:请稍等！"});
  CHECK(MarkedIn(*linter, "ＶＩＰ客户") == Strings{"own.zh:ＶＩＰ客户"});
}

TEST_CASE("Bulgarian, Estonian and Latvian are found in every letter case") {
  const auto linter =
      NewLinter({Exists("own.bg", {"не знам", "й"}), Exists("own.et", {"öelge", "šokk"}), Exists("own.lv", {"žēl"})});
  CHECK(MarkedIn(*linter, "НЕ ЗНАМ") == Strings{"own.bg:НЕ ЗНАМ"});
  CHECK(MarkedIn(*linter, "ÖELGE ŠOKK") == Strings{"own.et:ÖELGE", "own.et:ŠOKK"});
  CHECK(MarkedIn(*linter, "ŽĒL") == Strings{"own.lv:ŽĒL"});
}

TEST_CASE("letters typed with separate marks are the same letters") {
  const auto linter = NewLinter({Exists("own.bg", {"твой"}), Exists("own.et", {"õ", "ö"}), Exists("own.lv", {"ķīļu"})});
  CHECK(MarkedIn(*linter, "ТВОИ\u0306") == Strings{"own.bg:ТВОИ\u0306"});
  CHECK(MarkedIn(*linter, "o\u0303 O\u0308") == Strings{"own.et:o\u0303", "own.et:O\u0308"});
  CHECK(MarkedIn(*linter, "k\u0327i\u0304l\u0327u") == Strings{"own.lv:k\u0327i\u0304l\u0327u"});
}

TEST_CASE("a letter with a mark is another letter than the one without it") {
  const auto linter = NewLinter({Exists("own.lv", {"kazas"}), Exists("own.bg", {"и"}), Exists("own.et", {"sõber"})});
  CHECK(MarkedIn(*linter, "kāzas").empty());
  CHECK(MarkedIn(*linter, "й ѝ").empty());
  CHECK(MarkedIn(*linter, "sober").empty());
}

}  // namespace
}  // namespace chatcore
