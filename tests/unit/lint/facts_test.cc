#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

v1::MessageFacts FactsOf(const std::string& text, const std::string& language = "en") {
  static const std::shared_ptr<const Linter> linter = NewLinter(v1::LintPolicy());
  return CheckText(*linter, NewRequest(text, language)).facts();
}

TEST_CASE("each category of fact rules sets its own fact and makes no finding") {
  const std::pair<const char*, bool (v1::MessageFacts::*)() const> rows[] = {
      {"question", &v1::MessageFacts::asks_question},   {"greeting", &v1::MessageFacts::greets},
      {"apology", &v1::MessageFacts::apologises},       {"thanks", &v1::MessageFacts::thanks},
      {"further-help", &v1::MessageFacts::offers_help}, {"closing", &v1::MessageFacts::closes},
      {"assurance", &v1::MessageFacts::assures},        {"appreciation", &v1::MessageFacts::appreciates},
      {"empathy", &v1::MessageFacts::empathises},       {"feedback-request", &v1::MessageFacts::asks_feedback}};
  for (const auto& [category, stated] : rows) {
    const auto linter = NewLinter({WithAntipatterns(States("own.fact", category, {"abc"}), {"not abc"})});
    const v1::LintReport report = CheckText(*linter, "abc");
    CHECK(report.findings().empty());
    for (const auto& [other, other_stated] : rows)
      CHECK((report.facts().*other_stated)() == (std::string(other) == category));
    CHECK_FALSE((CheckText(*linter, "not abc").facts().*stated)());
  }
}

TEST_CASE("length and language of a message are facts") {
  const v1::MessageFacts facts = FactsOf("\u0101\U0001F44D!", "EN-gb");
  CHECK(facts.code_points() == 3);
  CHECK(facts.language() == "en");
  CHECK(FactsOf("x", "").language().empty());
  CHECK(FactsOf("").code_points() == 0);
}

TEST_CASE("a question mark asks in any language, and inside of an address it does not") {
  CHECK(FactsOf("Where is it?").asks_question());
  CHECK(FactsOf("Where?!").asks_question());
  CHECK(FactsOf("\u54EA\u91CC\uFF1F", "zh").asks_question());
  CHECK(FactsOf("\u54EA\u91CC?\u597D", "zh").asks_question());
  CHECK(FactsOf("\u0623\u064A\u0646\u061F", "ar").asks_question());
  CHECK_FALSE(FactsOf("See example.com/find?page=2.").asks_question());
  CHECK_FALSE(FactsOf("It is here.").asks_question());
}

TEST_CASE("facts are stated for customers too, and findings are not made for them") {
  static const std::shared_ptr<const Linter> linter = NewLinter(v1::LintPolicy());
  v1::LintRequest request = NewRequest("Hello, I don't know the number.");
  request.set_author(v1::ACTOR_KIND_CUSTOMER);
  const v1::LintReport report = CheckText(*linter, request);
  CHECK(report.findings().empty());
  CHECK(report.facts().greets());
  request.set_author(v1::ACTOR_KIND_AGENT);
  CHECK(CheckText(*linter, request).facts().findings() == 1);
}

TEST_CASE("a fact rule is refused when its category names no fact or its kind cannot state one") {
  CHECK(ErrorOf({States("own.fact", "weather", {"rain"})}).find("rule \"own.fact\" category") != std::string::npos);
  v1::LintRule rule = Swaps("own.fact", {"a"}, {"b"});
  rule.set_severity(v1::SEVERITY_UNSPECIFIED);
  rule.set_category("greeting");
  CHECK(ErrorOf({rule}).find("existence") != std::string::npos);
}

}  // namespace
}  // namespace chatcore
