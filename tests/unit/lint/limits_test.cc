#include "src/lint/limits.h"

#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

using namespace lint;

const Linter& Small() {
  static const std::shared_ptr<const Linter> linter = [] {
    v1::LintPolicy policy = PolicyOf({Exists("own.a", {"abc"})});
    policy.set_max_text_bytes(20);
    policy.set_max_findings(3);
    return NewLinter(policy);
  }();
  return *linter;
}

TEST_CASE("a text of the most bytes is checked and one byte more is refused without naming any of it") {
  CHECK(Small().Check(NewRequest(std::string(20, 'x'))).ok());
  const auto refused = Small().Check(NewRequest("secret" + std::string(15, 'x')));
  CHECK(refused.status().code() == absl::StatusCode::kResourceExhausted);
  const std::string message = base::MessageOf(refused.status());
  CHECK(message.find("21 bytes") != message.npos);
  CHECK(message.find("max_text_bytes 20") != message.npos);
  CHECK(message.find("secret") == message.npos);
}

TEST_CASE("without a limit of its own a policy takes 64 KiB of text and 100 findings") {
  const auto linter = NewLinter({Exists("own.a", {"a"})});
  std::string text;
  for (int i = 0; i < 65536 / 2; ++i) text += "a ";
  const v1::LintReport report = CheckText(*linter, text);
  CHECK(report.findings_size() == 100);
  CHECK(report.truncated());
  CHECK(linter->Check(NewRequest(text + "a")).status().code() == absl::StatusCode::kResourceExhausted);
}

TEST_CASE("malformed UTF-8 is refused with its byte wherever it stands") {
  for (std::size_t before = 0; before < 16; ++before) {
    const auto refused = Small().Check(NewRequest(std::string(before, 'x') + "\xC3(" + "yy"));
    CHECK(refused.status().code() == absl::StatusCode::kInvalidArgument);
    CHECK(base::MessageOf(refused.status()).find("byte " + std::to_string(before) + " ") != std::string::npos);
  }
}

TEST_CASE("as many findings as the limit are all there and of more the gravest are kept") {
  CHECK_FALSE(CheckText(Small(), "abc abc abc").truncated());
  CHECK(CheckText(Small(), "abc abc abc").findings_size() == 3);
  CHECK(CheckText(Small(), "abc abc abc abc").truncated());

  v1::LintPolicy policy =
      PolicyOf({Exists("own.a", {"abc"}, v1::SEVERITY_SUGGESTION), Exists("own.z", {"xyz"}, v1::SEVERITY_ERROR)});
  policy.set_max_findings(2);
  const std::string text = "abc abc abc xyz";
  const v1::LintReport report = CheckText(*NewLinter(policy), text);
  CHECK(Marked(report, text) == Strings{"own.a:abc", "own.z:xyz"});
  CHECK(report.findings(0).span().utf8_begin() == 0);
  CHECK(report.truncated());
  CHECK(report.facts().findings() == 2);
}

TEST_CASE("limits of a policy have limits") {
  v1::LintPolicy policy = PolicyOf({Exists("own.a", {"abc"})});
  policy.set_max_text_bytes(kMaxMaxTextBytes);
  policy.set_max_findings(kMaxMaxFindings);
  CHECK(ErrorOf(policy).empty());
  policy.set_max_text_bytes(kMaxMaxTextBytes + 1);
  CHECK(ErrorOf(policy).find("max_text_bytes") == 0);
  policy.set_max_text_bytes(0);
  policy.set_max_findings(kMaxMaxFindings + 1);
  CHECK(ErrorOf(policy).find("max_findings") == 0);
}

// Builds a policy with `count` of something and says whether it is refused for it.
template <typename Build>
void CheckEdge(int most, const char* field, Build build) {
  CAPTURE(field);
  CHECK(ErrorOf(build(most)) == "");
  const std::string error = ErrorOf(build(most + 1));
  CAPTURE(error);
  CHECK(error.find(field) != error.npos);
}

std::string Numbered(int i) { return "w" + std::to_string(i); }

TEST_CASE("a rule may have so many phrases, antipatterns, examples, texts and words to offer, and not one more") {
  CheckEdge(kMaxPhrasesOfRule, "phrases", [](int count) {
    v1::LintRule rule = NewRule("own.a");
    for (int i = 0; i < count; ++i) rule.mutable_existence()->add_phrases(Numbered(i));
    return PolicyOf({rule});
  });
  CheckEdge(kMaxAntipatternsOfRule, "antipatterns", [](int count) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    for (int i = 0; i < count; ++i) rule.add_antipatterns(Numbered(i));
    return PolicyOf({rule});
  });
  CheckEdge(kMaxExamples, "good_examples", [](int count) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    for (int i = 0; i < count; ++i) rule.add_good_examples(Numbered(i));
    return PolicyOf({rule});
  });
  CheckEdge(kMaxTexts, "texts", [](int count) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    for (int i = 1; i < count; ++i) {
      v1::RuleText& text = *rule.add_texts();
      text.set_language({'x', static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)});
      text.set_message("m");
    }
    return PolicyOf({rule});
  });
  CheckEdge(kMaxReplacements, "replacements", [](int count) {
    v1::LintRule rule = Swaps("own.a", {"abc"}, {});
    for (int i = 0; i < count; ++i) rule.mutable_substitution()->mutable_swaps(0)->add_replacements(Numbered(i));
    return PolicyOf({rule});
  });
}

TEST_CASE("ids, phrases, texts, examples and words to offer may be so long, and not one byte longer") {
  CheckEdge(kMaxIdBytes, "id", [](int bytes) { return PolicyOf({Exists(std::string(bytes, 'a'), {"abc"})}); });
  CheckEdge(kMaxPhraseBytes, "existence.phrases[0]",
            [](int bytes) { return PolicyOf({Exists("own.a", {std::string(bytes, 'a').c_str()})}); });
  CheckEdge(kMaxReplacementBytes, "replacements[0]",
            [](int bytes) { return PolicyOf({Swaps("own.a", {"abc"}, {std::string(bytes, 'a').c_str()})}); });
  CheckEdge(kMaxTextFieldBytes, "texts[0].explanation", [](int bytes) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    rule.mutable_texts(0)->set_explanation(std::string(bytes, 'a'));
    return PolicyOf({rule});
  });
  CheckEdge(kMaxExampleBytes, "good_examples[0]", [](int bytes) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    rule.add_good_examples(std::string(bytes, 'a'));
    return PolicyOf({rule});
  });
  CheckEdge(kMaxIdBytes, "category", [](int bytes) {
    v1::LintRule rule = Exists("own.a", {"abc"});
    rule.set_category(std::string(bytes, 'a'));
    return PolicyOf({rule});
  });
}

TEST_CASE("a policy may have so many packs, rules and phrases, and not one more") {
  CheckEdge(kMaxPacks, "packs", [](int count) {
    v1::LintPolicy policy;
    for (int i = 0; i < count; ++i) policy.add_packs()->set_id(Numbered(i));
    return policy;
  });
  CheckEdge(static_cast<int>(kMaxRules), "rules", [](int count) {
    std::vector<v1::LintRule> rules;
    for (int i = 0; i < count; ++i) rules.push_back(Exists(Numbered(i), {Numbered(i).c_str()}));
    return PolicyOf(std::move(rules));
  });
  CheckEdge(static_cast<int>(kMaxPhrases), "phrases", [](int count) {
    std::vector<v1::LintRule> rules;
    for (int i = 0; i < count; ++i) {
      if (i % kMaxPhrasesOfRule == 0) rules.push_back(NewRule("own." + std::to_string(i)));
      rules.back().mutable_existence()->add_phrases(Numbered(i));
    }
    return PolicyOf(std::move(rules));
  });
}

TEST_CASE("the bytes of all phrases together have a limit") {
  auto build = [](int count) {
    std::vector<v1::LintRule> rules;
    for (int i = 0; i < count; ++i) {
      if (i % kMaxPhrasesOfRule == 0) rules.push_back(NewRule("own." + std::to_string(i)));
      std::string phrase = std::to_string(i);
      phrase.insert(0, kMaxPhraseBytes - phrase.size(), 'a');
      rules.back().mutable_existence()->add_phrases(phrase);
    }
    return PolicyOf(std::move(rules));
  };
  CheckEdge(static_cast<int>(kMaxAllPhraseBytes / kMaxPhraseBytes), "phrases", build);
}

}  // namespace
}  // namespace chatcore
