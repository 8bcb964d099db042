#include "tools/pack_compiler/check_pack.h"

#include <set>
#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tools/binder/bind.h"
#include "tools/binder/schema.h"

namespace chatcore::packs {
namespace {

// The rules of a pack "en" that is otherwise complete.
std::string ErrorOf(const std::string& rules, std::set<std::string> seen = {}) {
  const std::string text = "id: en\nlanguage: en\ntitle: English\nrules:\n" + rules;
  const absl::StatusOr<binder::Document> document = binder::Document::Parse("en.yaml", text);
  REQUIRE(document.ok());
  const auto pack = binder::Schema::Get().New("chatcore.v1.LintPack");
  REQUIRE(binder::Bind(*document, *pack).ok());
  const absl::Status status = CheckPack(*document, *pack, seen);
  return status.ok() ? "ok" : base::MessageOf(status);
}

const char kTexts[] = "    texts: [{language: en, message: M}]\n";
const char kKind[] = "    existence: {phrases: [p]}\n";

TEST_CASE("a complete rule is fine") {
  CHECK(ErrorOf(std::string("  - id: en.a\n    severity: error\n") + kTexts + kKind) == "ok");
}

TEST_CASE("what a rule lacks is named with its place") {
  CHECK(ErrorOf(std::string("  - severity: error\n") + kTexts + kKind) ==
        "en.yaml:5:5: rules[0].id: expected an id that begins with \"en.\", found \"\"");
  CHECK(ErrorOf(std::string("  - id: xx.a\n    severity: error\n") + kTexts + kKind) ==
        "en.yaml:5:9: rules[0].id: expected an id that begins with \"en.\", found \"xx.a\"");
  CHECK(ErrorOf(std::string("  - id: en.a\n    severity: error\n    confidence_percent: 101\n") + kTexts + kKind) ==
        "en.yaml:7:25: rules[0].confidence_percent: expected a number from 1 to 100, found more");
  CHECK(ErrorOf(std::string("  - id: en.a\n    severity: error\n") + kTexts) ==
        "en.yaml:5:5: rules[0]: expected one of existence, substitution, occurrence, repetition, conditional, "
        "consistency, "
        "capitalisation, metric, script, blank, found none of them");
  CHECK(ErrorOf("  - id: en.a\n    severity: error\n    texts: [{language: lv, message: M}]\n" + std::string(kKind)) ==
        "en.yaml:7:12: rules[0].texts: expected an English message, found none");
  CHECK(ErrorOf(" []\n") == "en.yaml:5:2: rules: expected at least one rule, found none");
}

TEST_CASE("a rule without a severity states a fact, which needs no text") {
  CHECK(ErrorOf("  - id: en.a\n" + std::string(kKind)) == "ok");
}

TEST_CASE("an id is used once in all packs") {
  const std::string rule = std::string("  - id: en.a\n    severity: error\n") + kTexts + kKind;
  CHECK(ErrorOf(rule + rule) == "en.yaml:9:9: rules[1].id: expected an id of its own, found \"en.a\" a second time");
  CHECK(ErrorOf(rule, {"en.a"}) == "en.yaml:5:9: rules[0].id: expected an id of its own, found \"en.a\" a second time");
}

TEST_CASE("a pack says what it is") {
  const absl::StatusOr<binder::Document> document = binder::Document::Parse("x.yaml", "id: en\nlanguage: en\n");
  REQUIRE(document.ok());
  const auto pack = binder::Schema::Get().New("chatcore.v1.LintPack");
  REQUIRE(binder::Bind(*document, *pack).ok());
  std::set<std::string> seen;
  CHECK(base::MessageOf(CheckPack(*document, *pack, seen)) == "x.yaml:1:1: title: expected text, found nothing");
}

}  // namespace
}  // namespace chatcore::packs
