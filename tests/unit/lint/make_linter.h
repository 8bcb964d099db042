#ifndef CHATCORE_TESTS_UNIT_LINT_MAKE_LINTER_H_
#define CHATCORE_TESTS_UNIT_LINT_MAKE_LINTER_H_

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chatcore/linter.h"
#include "doctest/doctest.h"
#include "src/base/status.h"

// Short ways to write rules in tests.

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& strings) {
    std::string all = "{";
    for (const std::string& string : strings) all += " \"" + string + "\"";
    return (all + " }").c_str();
  }
};

namespace chatcore {

using Words = std::initializer_list<const char*>;

inline v1::LintRule NewRule(const std::string& id, v1::Severity severity = v1::SEVERITY_WARNING) {
  v1::LintRule rule;
  rule.set_id(id);
  rule.set_severity(severity);
  v1::RuleText& text = *rule.add_texts();
  text.set_language("en");
  text.set_message("message of " + id);
  return rule;
}

inline v1::LintRule Exists(const std::string& id, Words phrases, v1::Severity severity = v1::SEVERITY_WARNING) {
  v1::LintRule rule = NewRule(id, severity);
  for (const char* phrase : phrases) rule.mutable_existence()->add_phrases(phrase);
  return rule;
}

inline v1::LintRule Swaps(const std::string& id, Words phrases, Words replacements) {
  v1::LintRule rule = NewRule(id);
  v1::Substitution& swap = *rule.mutable_substitution()->add_swaps();
  for (const char* phrase : phrases) swap.add_phrases(phrase);
  for (const char* replacement : replacements) swap.add_replacements(replacement);
  return rule;
}

inline v1::LintRule AtMost(const std::string& id, Words phrases, std::uint32_t max) {
  v1::LintRule rule = NewRule(id);
  for (const char* phrase : phrases) rule.mutable_occurrence()->add_phrases(phrase);
  rule.mutable_occurrence()->set_max(max);
  return rule;
}

inline v1::LintRule AtLeast(const std::string& id, Words phrases, std::uint32_t min) {
  v1::LintRule rule = NewRule(id);
  for (const char* phrase : phrases) rule.mutable_occurrence()->add_phrases(phrase);
  rule.mutable_occurrence()->set_min(min);
  return rule;
}

inline v1::LintRule States(const std::string& id, const std::string& category, Words phrases) {
  v1::LintRule rule = Exists(id, phrases, v1::SEVERITY_UNSPECIFIED);
  rule.clear_texts();
  rule.set_category(category);
  return rule;
}

inline v1::LintRule WithAntipatterns(v1::LintRule rule, Words antipatterns) {
  for (const char* antipattern : antipatterns) rule.add_antipatterns(antipattern);
  return rule;
}

/// A policy of one pack "own" in `language`.
inline v1::LintPolicy PolicyOf(std::vector<v1::LintRule> rules, const std::string& language = "en") {
  v1::LintPolicy policy;
  v1::LintPack& pack = *policy.add_packs();
  pack.set_id("own");
  pack.set_language(language);
  for (v1::LintRule& rule : rules) *pack.add_rules() = std::move(rule);
  return policy;
}

inline std::shared_ptr<const Linter> NewLinter(const v1::LintPolicy& policy) {
  auto linter = Linter::Create(policy);
  INFO(base::MessageOf(linter.status()));
  REQUIRE(linter.ok());
  return *linter;
}

inline std::shared_ptr<const Linter> NewLinter(std::vector<v1::LintRule> rules) {
  return NewLinter(PolicyOf(std::move(rules)));
}

inline v1::LintRequest NewRequest(const std::string& text, const std::string& language = "en") {
  v1::LintRequest request;
  request.set_text(text);
  request.set_language(language);
  return request;
}

inline v1::LintReport CheckText(const Linter& linter, const v1::LintRequest& request) {
  auto report = linter.Check(request);
  INFO(base::MessageOf(report.status()));
  REQUIRE(report.ok());
  return *report;
}

inline v1::LintReport CheckText(const Linter& linter, const std::string& text) {
  return CheckText(linter, NewRequest(text));
}

/// What the findings mark, for example {"own.a:don't know"}.
inline std::vector<std::string> Marked(const v1::LintReport& report, const std::string& text) {
  std::vector<std::string> marked;
  for (const v1::Finding& finding : report.findings()) {
    const v1::Span& span = finding.span();
    marked.push_back(finding.rule_id() + ":" + text.substr(span.utf8_begin(), span.utf8_end() - span.utf8_begin()));
  }
  return marked;
}

inline std::vector<std::string> MarkedIn(const Linter& linter, const std::string& text) {
  return Marked(CheckText(linter, text), text);
}

/// The error of making a linter, or "" if there is none.
inline std::string ErrorOf(const v1::LintPolicy& policy) {
  const auto linter = Linter::Create(policy);
  if (!linter.ok()) CHECK(linter.status().code() == absl::StatusCode::kInvalidArgument);
  return base::MessageOf(linter.status());
}

inline std::string ErrorOf(std::vector<v1::LintRule> rules) { return ErrorOf(PolicyOf(std::move(rules))); }

using Strings = std::vector<std::string>;

}  // namespace chatcore

#endif  // CHATCORE_TESTS_UNIT_LINT_MAKE_LINTER_H_
