#include "src/lint/report.h"
#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

Strings Offered(const Linter& linter, const std::string& text) {
  const v1::LintReport report = CheckText(linter, text);
  REQUIRE(report.findings_size() == 1);
  return {report.findings(0).replacements().begin(), report.findings(0).replacements().end()};
}

TEST_CASE("replacements come in the order of the rule") {
  const auto linter = NewLinter({Swaps("own.a", {"in order to"}, {"to", "so that"})});
  CHECK(Offered(*linter, "Call in order to confirm.") == Strings{"to", "so that"});
}

TEST_CASE("each swap offers its own words") {
  v1::LintRule rule = Swaps("own.a", {"gonna", "gunna"}, {"going to"});
  v1::Substitution& swap = *rule.mutable_substitution()->add_swaps();
  swap.add_phrases("wanna");
  swap.add_replacements("want to");
  const auto linter = NewLinter({rule});
  CHECK(Offered(*linter, "We are gunna check") == Strings{"going to"});
  CHECK(Offered(*linter, "if you wanna") == Strings{"want to"});
}

TEST_CASE("at the start of a sentence the replacement has a capital, however the phrase was typed") {
  const auto linter = NewLinter({Swaps("own.a", {"I don't know"}, {"let me find out"})});
  CHECK(Offered(*linter, "I don't know.") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "i don't know.") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "Hello! I don't know.") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "Hello Anna,\nI don't know.") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "\u2018I don't know\u2019") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "Hm\u2026 I don't know") == Strings{"Let me find out"});
  CHECK(Offered(*linter, "\u4F60\u597D\u3002I don't know") == Strings{"Let me find out"});
}

TEST_CASE("in the middle of a sentence a capital that the phrase has anyway says nothing") {
  const auto linter = NewLinter({Swaps("own.a", {"I don't know"}, {"let me find out"})});
  CHECK(Offered(*linter, "Sorry, I don't know.") == Strings{"let me find out"});
}

TEST_CASE("in the middle of a sentence a capital of the author's is kept") {
  const auto linter = NewLinter({Swaps("own.a", {"no problem"}, {"gladly"})});
  CHECK(Offered(*linter, "Sure: No problem") == Strings{"Gladly"});
  CHECK(Offered(*linter, "sure: no problem") == Strings{"gladly"});
}

TEST_CASE("Latvian capitals are set as well") {
  const auto linter = NewLinter(PolicyOf({Swaps("own.a", {"nez\u0101k"}, {"\u013Caujiet noskaidrot", "\u016Bdens"})}));
  CHECK(Offered(*linter, "Nez\u0101k.") == Strings{"\u013Baujiet noskaidrot", "\u016Adens"});
}

TEST_CASE("the start of a sentence is looked for nearby only") {
  CHECK(lint::IsSentenceStart("", 0));
  CHECK(lint::IsSentenceStart("a. b", 3));
  CHECK(lint::IsSentenceStart("   b", 3));
  CHECK_FALSE(lint::IsSentenceStart("a, b", 3));
  CHECK_FALSE(lint::IsSentenceStart("." + std::string(100, ' ') + "b", 101));
}

}  // namespace
}  // namespace chatcore
