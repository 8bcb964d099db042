#include <algorithm>

#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

bool Names(const std::string& error, Words parts) {
  CAPTURE(error);
  return std::all_of(parts.begin(), parts.end(), [&](const char* part) { return error.find(part) != error.npos; });
}

TEST_CASE("a policy that names nothing means every built-in pack") {
  CHECK(BuiltInPackIds() == Strings{"bg", "en", "et", "lv", "th", "zh"});
  const auto linter = NewLinter(v1::LintPolicy());
  CHECK_FALSE(CheckText(*linter, NewRequest("I don't know", "en")).findings().empty());
  CHECK_FALSE(CheckText(*linter, NewRequest("Es nezinu", "lv")).findings().empty());
}

TEST_CASE("own packs alone mean no built-in pack, and named together they are merged") {
  v1::LintPolicy policy = PolicyOf({Exists("own.a", {"abc"})});
  CHECK(MarkedIn(*NewLinter(policy), "abc, I don't know") == Strings{"own.a:abc"});
  policy.add_pack_ids("en");
  CHECK(MarkedIn(*NewLinter(policy), "abc, I don't know") ==
        Strings{"own.a:abc", "en.uncertain.dont-know:I don't know"});
}

TEST_CASE("an own rule with the id of an earlier one replaces it") {
  v1::LintPolicy policy = PolicyOf({Exists("en.uncertain.dont-know", {"abc"})});
  policy.add_pack_ids("en");
  CHECK(MarkedIn(*NewLinter(policy), "abc, I don't know") == Strings{"en.uncertain.dont-know:abc"});
}

TEST_CASE("a disabled rule is gone and an override changes the severity") {
  v1::LintPolicy policy = PolicyOf({Exists("own.a", {"abc"}), Exists("own.b", {"abc"})});
  policy.add_disabled_rule_ids("own.a");
  v1::SeverityOverride& override = *policy.add_severities();
  override.set_rule_id("own.b");
  override.set_severity(v1::SEVERITY_ERROR);
  const auto linter = NewLinter(policy);
  const v1::LintReport report = CheckText(*linter, "abc");
  REQUIRE(report.findings_size() == 1);
  CHECK(report.findings(0).rule_id() == "own.b");
  CHECK(report.findings(0).severity() == v1::SEVERITY_ERROR);
  const std::vector<v1::LintRule> rules = linter->EffectiveRules();
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].severity() == v1::SEVERITY_ERROR);
  CHECK(rules[0].confidence_percent() == 100);
}

TEST_CASE("effective rules are sorted by id") {
  const auto rules =
      NewLinter({Exists("own.b", {"b"}), Exists("own.c", {"c"}), Exists("own.a", {"a"})})->EffectiveRules();
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].id() == "own.a");
  CHECK(rules[2].id() == "own.c");
}

TEST_CASE("a policy that names what does not exist is refused") {
  v1::LintPolicy policy;
  policy.add_pack_ids("xx");
  CHECK(Names(ErrorOf(policy), {"pack_ids", "\"xx\"", "bg, en, et, lv, th, zh"}));
  policy = v1::LintPolicy();
  policy.add_pack_ids("en");
  policy.add_pack_ids("en");
  CHECK(Names(ErrorOf(policy), {"pack_ids", "twice"}));
  policy = PolicyOf({Exists("own.a", {"abc"})});
  policy.add_disabled_rule_ids("own.b");
  CHECK(Names(ErrorOf(policy), {"disabled_rule_ids", "own.b"}));
  policy = PolicyOf({Exists("own.a", {"abc"}), States("own.f", "thanks", {"ta"})});
  v1::SeverityOverride& override = *policy.add_severities();
  override.set_rule_id("own.b");
  override.set_severity(v1::SEVERITY_ERROR);
  CHECK(Names(ErrorOf(policy), {"severities", "own.b"}));
  override.set_rule_id("own.f");
  CHECK(Names(ErrorOf(policy), {"severities own.f", "fact"}));
  override.set_rule_id("own.a");
  override.set_severity(v1::SEVERITY_UNSPECIFIED);
  CHECK(Names(ErrorOf(policy), {"severities own.a", "disable"}));
}

TEST_CASE("two rules with one id in one pack are refused") {
  CHECK(
      Names(ErrorOf({Exists("own.a", {"a"}), Exists("own.a", {"b"})}), {"pack \"own\"", "rules[1].id own.a", "twice"}));
}

TEST_CASE("a rule has to hold its own examples") {
  v1::LintRule rule = Exists("own.a", {"abc"});
  rule.add_bad_examples("say abc");
  rule.add_good_examples("say abcd");
  CHECK(ErrorOf({rule}).empty());
  rule.add_bad_examples("say abcd");
  CHECK(Names(ErrorOf({rule}), {"pack \"own\" rule \"own.a\" bad_examples[1]", "does not fire"}));
  rule.mutable_bad_examples()->RemoveLast();
  rule.add_good_examples("ABC");
  CHECK(Names(ErrorOf({rule}), {"rule \"own.a\" good_examples[1]", "fires"}));
}

TEST_CASE("examples are held without regard to channel and author, and those of disabled rules are not looked at") {
  v1::LintRule rule = Exists("own.a", {"abc"});
  rule.add_channels(v1::CHANNEL_EMAIL);
  rule.add_authors(v1::ACTOR_KIND_CUSTOMER);
  rule.add_bad_examples("abc");
  CHECK(ErrorOf({rule}).empty());
  rule.add_bad_examples("xyz");
  v1::LintPolicy policy = PolicyOf({rule});
  CHECK_FALSE(ErrorOf(policy).empty());
  policy.add_disabled_rule_ids("own.a");
  CHECK(ErrorOf(policy).empty());
}

TEST_CASE("a rule may not fire on the words it offers") {
  CHECK(Names(ErrorOf({Swaps("own.a", {"abc"}, {"better abc"})}), {"own.a", "replacements[0]", "remedy"}));
}

TEST_CASE("a rule without phrases, kind or English text is refused") {
  v1::LintRule rule = NewRule("own.a");
  CHECK(Names(ErrorOf({rule}), {"own.a", "kind"}));
  rule.mutable_existence();
  CHECK(Names(ErrorOf({rule}), {"own.a", "phrases"}));
  rule.mutable_existence()->add_phrases(" \u00A0\u200B");
  CHECK(Names(ErrorOf({rule}), {"own.a", "existence.phrases[0]", "empty"}));
  rule = Exists("own.a", {"abc"});
  rule.mutable_texts(0)->set_language("lv");
  CHECK(Names(ErrorOf({rule}), {"own.a", "English"}));
  rule.mutable_texts(0)->set_language("en");
  rule.mutable_texts(0)->clear_message();
  CHECK(Names(ErrorOf({rule}), {"own.a", "texts[0].message"}));
}

TEST_CASE("a rule that is written wrongly is refused with its field") {
  v1::LintRule rule = Exists("own.a", {"abc", "ABC "});
  CHECK(Names(ErrorOf({rule}), {"own.a", "existence.phrases[1]", "twice"}));
  CHECK(Names(ErrorOf({WithAntipatterns(Exists("own.a", {"abc"}), {"Abc"})}), {"own.a", "antipatterns[0]", "twice"}));
  CHECK(Names(ErrorOf({Exists("own.a", {"ab\xFF"})}), {"own.a", "existence.phrases[0]", "byte 2"}));
  CHECK(Names(ErrorOf({Exists("Own A", {"abc"})}), {"rules[0].id"}));
  rule = Exists("own.a", {"abc"});
  rule.set_confidence_percent(101);
  CHECK(Names(ErrorOf({rule}), {"own.a", "confidence_percent"}));
  rule = Exists("own.a", {"abc"}, static_cast<v1::Severity>(9));
  CHECK(Names(ErrorOf({rule}), {"own.a", "severity"}));
  rule = Exists("own.a", {"abc"});
  rule.add_channels(v1::CHANNEL_UNSPECIFIED);
  CHECK(Names(ErrorOf({rule}), {"own.a", "channels[0]"}));
  rule = Exists("own.a", {"abc"});
  rule.add_authors(static_cast<v1::ActorKind>(77));
  CHECK(Names(ErrorOf({rule}), {"own.a", "authors[0]"}));
  rule = Exists("own.a", {"abc"});
  *rule.add_texts() = rule.texts(0);
  CHECK(Names(ErrorOf({rule}), {"own.a", "texts[1].language", "twice"}));
  CHECK(Names(ErrorOf({Swaps("own.a", {"abc"}, {})}), {"own.a", "swaps[0].replacements"}));
  CHECK(Names(ErrorOf({Swaps("own.a", {}, {"abc"})}), {"own.a", "swaps[0].phrases"}));
  CHECK(Names(ErrorOf({AtLeast("own.a", {"abc"}, 0)}), {"own.a", "never fire"}));
  rule = AtLeast("own.a", {"abc"}, 3);
  rule.mutable_occurrence()->set_max(2);
  CHECK(Names(ErrorOf({rule}), {"own.a", "always fire"}));
  CHECK(Names(ErrorOf(PolicyOf({Exists("own.a", {"abc"})}, "English")), {"pack \"own\" language"}));
}

TEST_CASE("the hash of the rules is the same for the same rules in any order and over any way to write the policy") {
  const auto a = Exists("own.a", {"abc"});
  const auto b = Exists("own.b", {"xyz"});
  const std::uint64_t hash = NewLinter({a, b})->RulesHash();
  CHECK(NewLinter({b, a})->RulesHash() == hash);
  v1::LintPolicy split = PolicyOf({b});
  *split.add_packs() = PolicyOf({a}).packs(0);
  CHECK(NewLinter(split)->RulesHash() == hash);
  v1::LintPolicy spelled = PolicyOf({a, b});
  spelled.set_max_findings(100);
  spelled.set_max_text_bytes(65536);
  CHECK(NewLinter(spelled)->RulesHash() == hash);
  v1::LintRule with_example = a;
  with_example.add_bad_examples("abc");
  CHECK(NewLinter({with_example, b})->RulesHash() == hash);
}

TEST_CASE("the hash of the rules differs whenever they can find anything else") {
  const auto original = Exists("own.a", {"abc"});
  const std::uint64_t hash = NewLinter({original})->RulesHash();
  std::vector<v1::LintPolicy> others = {PolicyOf({Exists("own.a", {"abd"})}),
                                        PolicyOf({Exists("own.b", {"abc"})}),
                                        PolicyOf({original}, "lv"),
                                        PolicyOf({AtMost("own.a", {"abc"}, 0)}),
                                        PolicyOf({WithAntipatterns(original, {"xabc"})}),
                                        PolicyOf({original, Exists("own.b", {"x"})}),
                                        PolicyOf({Exists("own.a", {"abc"}, v1::SEVERITY_ERROR)}),
                                        PolicyOf({original})};
  others.back().set_max_findings(7);
  v1::LintRule rule = original;
  rule.add_channels(v1::CHANNEL_CHAT);
  others.push_back(PolicyOf({rule}));
  rule = original;
  rule.mutable_texts(0)->set_reason("because");
  others.push_back(PolicyOf({rule}));
  for (const v1::LintPolicy& other : others) CHECK(NewLinter(other)->RulesHash() != hash);
}

TEST_CASE("the hash of the built-in rules does not change from one linter to the next") {
  CHECK(NewLinter(v1::LintPolicy())->RulesHash() == NewLinter(v1::LintPolicy())->RulesHash());
}

TEST_CASE("the digest of a text is that of its bytes") {
  CHECK(TextDigest("abc") == TextDigest("abc"));
  CHECK(TextDigest("abc") != TextDigest("abC"));
  CHECK(TextDigest("") == 0x2D06800538D394C2u);
}

}  // namespace
}  // namespace chatcore
