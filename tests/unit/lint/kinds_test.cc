#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

TEST_CASE("existence fires on every phrase, whatever its letter case, spaces and apostrophes") {
  const auto linter = NewLinter({Exists("own.a", {"I don't know", "no idea"})});
  CHECK(MarkedIn(*linter, "Sorry, I don't know.") == Strings{"own.a:I don't know"});
  CHECK(MarkedIn(*linter, "i DON\u2019T  know") == Strings{"own.a:i DON\u2019T  know"});
  CHECK(MarkedIn(*linter, "I\u00A0don\u00B4t\nknow, NO IDEA!") ==
        Strings{"own.a:I\u00A0don\u00B4t\nknow", "own.a:NO IDEA"});
  CHECK(MarkedIn(*linter, "I know.").empty());
}

TEST_CASE("a phrase is found on word borders alone") {
  const auto linter = NewLinter({Exists("own.a", {"can", "no"})});
  CHECK(MarkedIn(*linter, "cannot scan can't nobody").empty());
  CHECK(MarkedIn(*linter, "can, 'can' no.") == Strings{"own.a:can", "own.a:can", "own.a:no"});
}

TEST_CASE("a phrase is not found across an empty line") {
  const auto linter = NewLinter({Exists("own.a", {"thank you"})});
  CHECK(MarkedIn(*linter, "thank\n\nyou").empty());
  CHECK(MarkedIn(*linter, "thank\r\nyou") == Strings{"own.a:thank\r\nyou"});
}

TEST_CASE("of one rule the leftmost match counts and of several there the longest") {
  const auto linter = NewLinter({Exists("own.a", {"not sure", "I'm not sure", "I'm not", "sure about that"})});
  CHECK(MarkedIn(*linter, "I'm not sure about that") == Strings{"own.a:I'm not sure"});
}

TEST_CASE("matches of different rules may overlap and come by place, then by rule id") {
  const auto linter =
      NewLinter({Exists("own.b", {"no idea"}), Exists("own.a", {"idea", "no idea"}), Exists("own.c", {"idea"})});
  CHECK(MarkedIn(*linter, "no idea") == Strings{"own.a:no idea", "own.b:no idea", "own.c:idea"});
}

TEST_CASE("a match inside an antipattern is no finding, and one that reaches out of it is") {
  const auto linter = NewLinter(
      {WithAntipatterns(Exists("own.a", {"problem", "problem solved"}), {"no problem", "the problem of the"})});
  CHECK(MarkedIn(*linter, "No  problem, the problem of the day").empty());
  CHECK(MarkedIn(*linter, "no problem solved") == Strings{"own.a:problem solved"});
  CHECK(MarkedIn(*linter, "no problem, a problem") == Strings{"own.a:problem"});
}

TEST_CASE("an antipattern of one rule shields no other rule") {
  const auto linter =
      NewLinter({WithAntipatterns(Exists("own.a", {"problem"}), {"no problem"}), Exists("own.b", {"problem"})});
  CHECK(MarkedIn(*linter, "no problem") == Strings{"own.b:problem"});
}

TEST_CASE("occurrence fires once, on the first match past the most") {
  const auto linter = NewLinter({AtMost("own.a", {"!"}, 2)});
  CHECK(MarkedIn(*linter, "Yes! Yes!").empty());
  const v1::LintReport report = CheckText(*linter, "Yes! Yes! Yes! Yes!");
  REQUIRE(report.findings_size() == 1);
  CHECK(report.findings(0).span().utf8_begin() == 13);
  CHECK(report.findings(0).span().utf8_end() == 14);
}

TEST_CASE("occurrence below the least has an empty span at the end of the text") {
  const auto linter = NewLinter({AtLeast("own.a", {"hello", "good morning"}, 1)});
  CHECK(MarkedIn(*linter, "Hello Anna").empty());
  const v1::LintReport report = CheckText(*linter, "gro\u00DF\U0001F44D\u200B ");
  REQUIRE(report.findings_size() == 1);
  CHECK(report.findings(0).span().utf8_begin() == 13);
  CHECK(report.findings(0).span().utf8_end() == 13);
  CHECK(report.findings(0).span().code_point_end() == 7);
  CHECK(report.findings(0).span().utf16_end() == 8);
  CHECK(CheckText(*linter, "").findings_size() == 1);
}

TEST_CASE("something missing is no finding while the language of the text is unknown") {
  const auto linter = NewLinter({AtLeast("own.a", {"hello"}, 1)});
  CHECK(CheckText(*linter, NewRequest("Labdien", "")).findings().empty());
  CHECK(CheckText(*linter, NewRequest("Labdien", "lv")).findings().empty());
  CHECK(CheckText(*linter, NewRequest("Labdien", "en")).findings_size() == 1);
}

TEST_CASE("a finding carries what the rule says") {
  v1::LintRule rule = Exists("own.a", {"no idea"}, v1::SEVERITY_ERROR);
  rule.set_category("uncertain");
  rule.set_confidence_percent(70);
  rule.mutable_texts(0)->set_explanation("find out");
  rule.mutable_texts(0)->set_reason("people leave");
  const v1::LintReport report = CheckText(*NewLinter({rule}), "no idea");
  REQUIRE(report.findings_size() == 1);
  const v1::Finding& finding = report.findings(0);
  CHECK(finding.rule_id() == "own.a");
  CHECK(finding.severity() == v1::SEVERITY_ERROR);
  CHECK(finding.message() == "message of own.a");
  CHECK(finding.explanation() == "find out");
  CHECK(finding.reason() == "people leave");
  CHECK(finding.category() == "uncertain");
  CHECK(finding.confidence_percent() == 70);
  CHECK(finding.replacements().empty());
  CHECK(report.digest() == TextDigest("no idea"));
  CHECK_FALSE(report.truncated());
}

}  // namespace
}  // namespace chatcore
