#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

struct Units {
  std::uint32_t utf8_begin, utf8_end, code_point_begin, code_point_end, utf16_begin, utf16_end;
  bool operator==(const Units&) const = default;
};

Units SpanIn(const std::string& phrase, const std::string& text) {
  const v1::LintReport report = CheckText(*NewLinter({Exists("own.a", {phrase.c_str()})}), text);
  REQUIRE(report.findings_size() == 1);
  const v1::Span& span = report.findings(0).span();
  return {span.utf8_begin(),     span.utf8_end(),    span.code_point_begin(),
          span.code_point_end(), span.utf16_begin(), span.utf16_end()};
}

bool Finds(const std::string& phrase, const std::string& text) {
  return !CheckText(*NewLinter({Exists("own.a", {phrase.c_str()})}), text).findings().empty();
}

TEST_CASE("spans count bytes, code points and UTF-16 units") {
  CHECK(SpanIn("no idea", "Hm, no idea!") == Units{4, 11, 4, 11, 4, 11});
  CHECK(SpanIn("nez\u0101k", "\u0100, Nez\u0101k.") == Units{4, 10, 3, 8, 3, 8});
  CHECK(SpanIn("no idea", "\U0001F44D no idea") == Units{5, 12, 2, 9, 3, 10});
  CHECK(SpanIn("\u4E0D\u77E5\u9053", "\u6211\u4E0D\u77E5\u9053\u3002") == Units{3, 12, 1, 4, 1, 4});
  CHECK(SpanIn("\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49",
               "\u0E1C\u0E21\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49\u0E04\u0E23\u0E31\u0E1A") == Units{6, 24, 2, 8, 2, 8});
}

TEST_CASE("letters typed with combining marks are the same letters, and the span takes the marks in") {
  CHECK(SpanIn("nez\u0101k", "Neza\u0304k.") == Units{0, 7, 0, 6, 0, 6});
  CHECK(SpanIn("neza\u0304k", "Nez\u0101k.") == Units{0, 6, 0, 5, 0, 5});
}

TEST_CASE("a span never cuts what a reader takes for one character") {
  CHECK_FALSE(Finds("\u0E44\u0E21", "\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49"));
  CHECK_FALSE(Finds("faq", "faq\u0304"));
  CHECK_FALSE(Finds("\U0001F926", "\U0001F926\U0001F3FD"));
  CHECK_FALSE(Finds("\U0001F469", "\U0001F468\u200D\U0001F469\u200D\U0001F467"));
  CHECK_FALSE(Finds("\U0001F1FB\U0001F1EA", "\U0001F1F1\U0001F1FB\U0001F1EA\U0001F1EA"));
  CHECK(Finds("\U0001F1FB\U0001F1EA", "\U0001F1FB\U0001F1EA"));
  CHECK(Finds("\U0001F926", "ok \U0001F926"));
}

TEST_CASE("sharp s is found for ss, and never half of it") {
  CHECK(SpanIn("gross", "zu Gro\u00DF!") == Units{3, 8, 3, 7, 3, 7});
  CHECK_FALSE(Finds("gros", "gro\u00DF"));
}

TEST_CASE("the Turkish dotless i is a letter of its own and a capital I is i in every locale") {
  CHECK(Finds("issue", "ISSUE"));
  CHECK_FALSE(Finds("issue", "\u0131ssue"));
}

TEST_CASE("Thai and Chinese phrases need no space around them and Latin ones among them do not either") {
  CHECK(Finds("\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49",
              "\u0E1C\u0E21\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49\u0E04\u0E23\u0E31\u0E1A"));
  CHECK(Finds("\u4E0D\u884C", "\u8FD9\u4E0D\u884C\u7684"));
  CHECK(Finds("ok", "\u597Dok\u5417"));
  CHECK_FALSE(Finds("ok", "\u597Dokay\u5417"));
}

TEST_CASE("spans behind hundreds of wide characters are right") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "\U0001F44D\u0101\u0E01 ";
  CHECK(SpanIn("no idea", text + "no idea") == Units{5000, 5007, 2000, 2007, 2500, 2507});
}

}  // namespace
}  // namespace chatcore
