#include <map>
#include <set>

#include "src/lint/built_in_packs.h"
#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

const std::vector<v1::LintPack>& Packs() {
  static const std::vector<v1::LintPack> packs = *lint::BuiltInPacks();
  return packs;
}

const Linter& EveryPack() {
  static const std::shared_ptr<const Linter> linter = NewLinter(v1::LintPolicy());
  return *linter;
}

int PhraseCount(const v1::LintRule& rule) {
  int count = rule.existence().phrases_size() + rule.occurrence().phrases_size();
  for (const v1::Substitution& swap : rule.substitution().swaps()) count += swap.phrases_size();
  return count;
}

// What the built-in rules find in a text that is meant to be good, in any channel the rule at hand is for.
Strings FindingsIn(const std::string& text, const v1::LintPack& pack, const v1::LintRule& rule) {
  v1::LintRequest request = NewRequest(text, pack.language());
  if (!rule.channels().empty()) request.set_channel(static_cast<v1::Channel>(rule.channels(0)));
  return Marked(CheckText(EveryPack(), request), text);
}

TEST_CASE("every built-in pack has at least 60 rules and 300 phrases") {
  for (const v1::LintPack& pack : Packs()) {
    CAPTURE(pack.id());
    int rules = 0;
    int phrases = 0;
    for (const v1::LintRule& rule : pack.rules()) {
      ++rules;
      phrases += PhraseCount(rule);
    }
    CHECK(rules >= 60);
    CHECK(phrases >= 300);
    CHECK(pack.language() == pack.id());
    CHECK(pack.version() >= 1);
    CHECK_FALSE(pack.title().empty());
  }
}

TEST_CASE("every built-in rule has examples, a category and full texts in English and in its own language") {
  for (const v1::LintPack& pack : Packs()) {
    for (const v1::LintRule& rule : pack.rules()) {
      CAPTURE(rule.id());
      CHECK(rule.id().rfind(pack.id() + ".", 0) == 0);
      CHECK(rule.bad_examples_size() >= 1);
      CHECK(rule.good_examples_size() >= 1);
      CHECK_FALSE(rule.category().empty());
      if (rule.severity() == v1::SEVERITY_UNSPECIFIED) continue;
      std::set<std::string> languages;
      for (const v1::RuleText& text : rule.texts()) {
        languages.insert(text.language());
        CHECK_FALSE(text.message().empty());
        CHECK_FALSE(text.explanation().empty());
        CHECK_FALSE(text.reason().empty());
        CHECK(text.message().find('\n') == std::string::npos);
      }
      CHECK(languages.contains("en"));
      CHECK(languages.contains(pack.language()));
    }
  }
}

TEST_CASE("no rule finds anything in what another one calls good") {
  for (const v1::LintPack& pack : Packs()) {
    for (const v1::LintRule& rule : pack.rules()) {
      for (const std::string& example : rule.good_examples()) {
        CAPTURE(example);
        if (rule.severity() != v1::SEVERITY_UNSPECIFIED) CHECK(FindingsIn(example, pack, rule) == Strings{});
      }
    }
  }
}

TEST_CASE("no rule finds anything in the better words that another one offers") {
  for (const v1::LintPack& pack : Packs()) {
    for (const v1::LintRule& rule : pack.rules()) {
      for (const v1::Substitution& swap : rule.substitution().swaps()) {
        for (const std::string& replacement : swap.replacements()) {
          CAPTURE(replacement);
          CHECK(Marked(CheckText(EveryPack(), NewRequest(replacement, pack.language())), replacement) == Strings{});
        }
      }
    }
  }
}

TEST_CASE("every rule fires on its bad examples through the whole linter") {
  for (const v1::LintPack& pack : Packs()) {
    for (const v1::LintRule& rule : pack.rules()) {
      if (rule.severity() == v1::SEVERITY_UNSPECIFIED) continue;
      for (const std::string& example : rule.bad_examples()) {
        v1::LintRequest request = NewRequest(example, pack.language());
        if (!rule.channels().empty()) request.set_channel(static_cast<v1::Channel>(rule.channels(0)));
        const v1::LintReport report = CheckText(EveryPack(), request);
        CAPTURE(example);
        bool fires = false;
        for (const v1::Finding& finding : report.findings()) fires = fires || finding.rule_id() == rule.id();
        CHECK(fires);
      }
    }
  }
}

TEST_CASE("the packs have the same kinds of facts") {
  std::map<std::string, std::set<std::string>> facts;
  for (const v1::LintPack& pack : Packs()) {
    for (const v1::LintRule& rule : pack.rules()) {
      if (rule.severity() == v1::SEVERITY_UNSPECIFIED) facts[pack.id()].insert(rule.category());
    }
  }
  CHECK(facts["en"].size() == 10);
  CHECK(facts.size() == Packs().size());
  for (const auto& [pack_id, kinds] : facts) {
    CAPTURE(pack_id);
    CHECK(kinds == facts["en"]);
  }
}

}  // namespace
}  // namespace chatcore
