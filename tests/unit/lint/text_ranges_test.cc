#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

v1::LintRule FiresIn(v1::LintRule rule, v1::TextRange range) {
  rule.add_fires_in(range);
  return rule;
}

TEST_CASE("rules leave alone what is not the writer's own words") {
  const auto linter = NewLinter({Exists("own.a", {"no", "idea"})});
  CHECK(MarkedIn(*linter, "You wrote “no idea”, see https://no.example/idea?x=no and no-reply@idea.example").empty());
  CHECK(MarkedIn(*linter, "Run `no idea` or ```\n\nno\n\nidea``` for #12-no, «no», 「no」 or {{no idea}}").empty());
  CHECK(MarkedIn(*linter, "> no idea\n> idea\nSo: no!") == Strings{"own.a:no"});
  CHECK(MarkedIn(*linter, "www.no.example, no") == Strings{"own.a:no"});
}

TEST_CASE("a rule looks into the ranges that it names") {
  const auto linter = NewLinter({FiresIn(Exists("own.a", {"no"}), v1::TEXT_RANGE_QUOTE)});
  CHECK(MarkedIn(*linter, "\"no\" `no` http://no.example/") == Strings{"own.a:no"});
  CHECK(ErrorOf({FiresIn(Exists("own.a", {"no"}), v1::TEXT_RANGE_UNSPECIFIED)}).find("fires_in[0]") !=
        std::string::npos);
}

TEST_CASE("a match around a whole range counts") {
  const auto linter = NewLinter({Exists("own.a", {"click \"here\" now", "\"best\"", "www.example.com"})});
  CHECK(MarkedIn(*linter, "Click \"here\" now, the \"best\": www.example.com!") ==
        Strings{"own.a:Click \"here\" now", "own.a:\"best\"", "own.a:www.example.com"});
}

TEST_CASE("a mark that opens nothing hides nothing") {
  const auto linter = NewLinter({Exists("own.a", {"no"})});
  CHECK(MarkedIn(*linter, "A 5\" screen, no 7\" one") == Strings{"own.a:no"});
  CHECK(MarkedIn(*linter, "\"no\n\nend\"") == Strings{"own.a:no"});
  CHECK(MarkedIn(*linter, "It`s no") == Strings{"own.a:no"});
  CHECK(MarkedIn(*linter, "a > no, 24/7 no, covid-19 no, me@no") ==
        Strings{"own.a:no", "own.a:no", "own.a:no", "own.a:no"});
}

TEST_CASE("a quotation ends within its paragraph and 2,000 bytes") {
  const auto linter = NewLinter({Exists("own.a", {"no"})});
  CHECK(MarkedIn(*linter, "\"no " + std::string(1990, 'x') + "\"").empty());
  CHECK(MarkedIn(*linter, "\"no " + std::string(2000, 'x') + "\"") == Strings{"own.a:no"});
}

TEST_CASE("facts are not stated by words of others") {
  const auto linter = NewLinter({States("own.thanks", "thanks", {"thank you"})});
  CHECK_FALSE(CheckText(*linter, "You wrote \"thank you\" there.").facts().thanks());
  CHECK(CheckText(*linter, "I read it, thank you.").facts().thanks());
}

}  // namespace
}  // namespace chatcore
