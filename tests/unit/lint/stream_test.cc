#include "src/lint/stream.h"

#include <algorithm>

#include "chatcore/lint_stream.h"
#include "fmt/format.h"
#include "src/lint/rule_set.h"
#include "tests/unit/lint/random_lint.h"

namespace chatcore {
namespace {

std::unique_ptr<LintStream> NewStream(const Linter& linter, const std::string& language = "en") {
  auto stream = linter.Stream(NewRequest("", language));
  REQUIRE(stream.ok());
  return *std::move(stream);
}

std::vector<v1::Finding> Appended(LintStream& stream, std::string_view piece) {
  std::vector<v1::Finding> found;
  const absl::Status status = stream.Append(piece, found);
  INFO(base::MessageOf(status));
  REQUIRE(status.ok());
  return found;
}

v1::LintReport Finished(LintStream& stream) {
  auto report = stream.Finish();
  INFO(base::MessageOf(report.status()));
  REQUIRE(report.ok());
  return *std::move(report);
}

std::string Shown(const v1::LintReport& report) {
  std::string shown = fmt::format("{} {} {} | ", report.facts().code_points(), report.digest(), report.truncated());
  for (const v1::Finding& finding : report.findings()) {
    shown += fmt::format("{} {:x} [{}, {}) ", finding.rule_id(), finding.id(), finding.span().utf8_begin(),
                         finding.span().utf8_end());
  }
  return shown;
}

TEST_CASE("a finding comes a word behind its end") {
  const auto linter = NewLinter({Exists("own.a", {"no idea"})});
  const auto stream = NewStream(*linter);
  CHECK(Appended(*stream, "I have no").empty());
  CHECK(Appended(*stream, " idea").empty());
  const std::vector<v1::Finding> found = Appended(*stream, " why. ");
  REQUIRE(found.size() == 1);
  CHECK(found[0].span().utf8_begin() == 7);
  CHECK(found[0].span().utf8_end() == 14);
  CHECK(Finished(*stream).findings_size() == 1);
}

TEST_CASE("a finding waits while a longer phrase or an antipattern may come") {
  const auto linter = NewLinter({WithAntipatterns(Exists("own.a", {"sorry", "sorry if you"}), {"sorry if I erred"})});
  const auto stream = NewStream(*linter);
  CHECK(Appended(*stream, "sorry if ").empty());
  CHECK(Appended(*stream, "I erred. ").empty());
  const std::vector<v1::Finding> found = Appended(*stream, "sorry if you did. So");
  REQUIRE(found.size() == 1);
  CHECK(found[0].span().utf8_end() == 30);
}

TEST_CASE("a finding waits until it is clear that it stands in no quotation") {
  const auto linter = NewLinter({Exists("own.a", {"no idea"})});
  const auto closed = NewStream(*linter);
  CHECK(Appended(*closed, "You wrote \"no idea what to do").empty());
  CHECK(Appended(*closed, "\", so I looked.").empty());
  CHECK(Finished(*closed).findings().empty());
  const auto open = NewStream(*linter);
  CHECK(Appended(*open, "You wrote \"no idea what to do").empty());
  CHECK(Appended(*open, "\n\nBest regards").size() == 1);
}

TEST_CASE("ids of findings are those of the report and outlive changes in other places") {
  const auto linter = NewLinter({Exists("own.a", {"no idea", "dunno"})});
  const v1::LintReport before = CheckText(*linter, "no idea, dunno, no idea");
  const v1::LintReport behind = CheckText(*linter, "Well: No  idea. Dunno!");
  REQUIRE(before.findings_size() == 3);
  REQUIRE(behind.findings_size() == 2);
  CHECK(before.findings(0).id() == behind.findings(0).id());
  CHECK(before.findings(1).id() == behind.findings(1).id());
  CHECK(before.findings(2).id() != before.findings(0).id());
}

TEST_CASE("a stream refuses what a check refuses and stays as it was") {
  v1::LintPolicy policy = PolicyOf({Exists("own.a", {"no idea"})});
  policy.set_max_text_bytes(12);
  const auto linter = NewLinter(policy);
  const auto stream = NewStream(*linter);
  std::vector<v1::Finding> found;
  CHECK(Appended(*stream, "no idea ").empty());
  CHECK(base::MessageOf(stream->Append("a\xFF", found)) == "text: byte 9 is not UTF-8; send UTF-8");
  CHECK(stream->Append("12345", found).code() == absl::StatusCode::kResourceExhausted);
  CHECK(Appended(*stream, "1234").size() == 1);
  CHECK(Finished(*stream).findings_size() == 1);
  CHECK(stream->Append("", found).code() == absl::StatusCode::kFailedPrecondition);
  CHECK(stream->Finish().status().code() == absl::StatusCode::kFailedPrecondition);
}

TEST_CASE("a text that ends inside of a character is refused at its end and not before") {
  const auto linter = NewLinter({Exists("own.a", {"no idea"})});
  const auto stream = NewStream(*linter);
  CHECK(Appended(*stream, "\xF0\x9F").empty());
  CHECK(base::MessageOf(stream->Finish().status()) == "text: byte 0 is not UTF-8; send UTF-8");
  CHECK(Appended(*stream, "\x91\x8D").empty());
  CHECK(Finished(*stream).facts().code_points() == 1);
}

TEST_CASE("a stream outlives its linter") {
  auto linter = NewLinter({Exists("own.a", {"no idea"})});
  const auto stream = NewStream(*linter);
  linter.reset();
  Appended(*stream, "no idea");
  CHECK(Finished(*stream).findings(0).rule_id() == "own.a");
}

TEST_CASE("a linter of the host's own has no streams unless it says so") {
  class Silent : public Linter {
   public:
    absl::StatusOr<v1::LintReport> Check(const v1::LintRequest&) const override { return v1::LintReport(); }
    std::uint64_t RulesHash() const override { return 0; }
    std::vector<v1::LintRule> EffectiveRules() const override { return {}; }
  };
  CHECK(Silent().Stream(v1::LintRequest()).status().code() == absl::StatusCode::kUnimplemented);
}

// Feeds a text in pieces that end anywhere and compares with the check of the whole.
void CompareWithCheck(RandomLint& random, const Linter& linter, const std::string& text) {
  const v1::LintReport whole = CheckText(linter, text);
  const auto stream = NewStream(linter);
  std::vector<std::string> told;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = 1 + random.Below(6);
    for (const v1::Finding& finding : Appended(*stream, std::string_view(text).substr(at, bytes))) {
      told.push_back(finding.SerializeAsString());
    }
    at += bytes;
  }
  const v1::LintReport report = Finished(*stream);
  REQUIRE(Shown(report) == Shown(whole));
  REQUIRE(report.SerializeAsString() == whole.SerializeAsString());
  for (const std::string& one : told) {
    const bool kept = std::any_of(report.findings().begin(), report.findings().end(),
                                  [&](const v1::Finding& finding) { return finding.SerializeAsString() == one; });
    REQUIRE(kept);
  }
}

TEST_CASE("in random pieces the same is found as in the whole, and nothing is taken back") {
  RandomLint random(515, {"\u0304",     "\u0E48", "`",    ".",  "?",      "{",      "}",      "[",      "]",
                          "<",          ">",      "www.", "@",  "\u0410", "\u200B", "\u200D", "\u1100", "\u1161",
                          "\U0001F1F1", "\r\n",   "\n\n", "c ", "C ",     "\u00AB", "\u00BB", "``"});
  int compared = 0;
  int found = 0;
  while (compared < 250) {
    std::vector<v1::LintRule> rules;
    for (int i = 0, n = static_cast<int>(1 + random.Below(8)); i < n; ++i) {
      rules.push_back(random.Rule(i, RandomLint::kAllKinds));
      if (random.Below(4) == 0) rules.back().add_fires_in(static_cast<v1::TextRange>(1 + random.Below(5)));
    }
    v1::LintPolicy policy = PolicyOf(rules);
    policy.set_max_findings(10000);
    const auto linter = Linter::Create(policy);
    if (!linter.ok()) continue;  // the same phrase twice
    ++compared;
    for (int i = 0; i < 30; ++i) {
      const std::string text = random.Text(60);
      CAPTURE(text);
      CompareWithCheck(random, **linter, text);
      found += CheckText(**linter, text).findings_size();
    }
  }
  CHECK(found > 5000);
}

TEST_CASE("the built-in packs find in pieces what they find in the whole") {
  RandomLint random(
      7, {"Hello Anna, ", "I don't know. ", "sorry ", "that is company policy", "\u201C", "\u201D", "!!!",
          "http://a.b/c ", "{{name}} ", "ASAP ", "calm down", "the the ", "NOT OK ", "nezinu ", "\u0410bc "});
  const auto linter = NewLinter(v1::LintPolicy());
  for (int i = 0; i < 300; ++i) {
    const std::string text = random.Text(60);
    CAPTURE(text);
    CompareWithCheck(random, *linter, text);
  }
}

// What a stream of `text`, byte by byte, reads in all.
lint::StreamCost CostOf(const std::string& text) {
  const auto rules = lint::ResolveRules(PolicyOf({Exists("own.a", {"aa", "no idea"})}));
  REQUIRE(rules.ok());
  const auto kept = std::make_shared<const lint::RuleSet>(*rules);
  const text::Folder& folder = **text::Folder::Get();
  auto made = lint::RuleIndex::Make(kept->rules, folder);
  REQUIRE(made.ok());
  lint::StreamCost cost;
  const std::shared_ptr<const lint::RuleIndex> index = *std::move(made);
  const auto stream = lint::MakeStream({index, kept, folder, 1 << 20, 100}, NewRequest(""), &cost);
  for (const char& byte : text) Appended(*stream, {&byte, 1});
  Finished(*stream);
  return cost;
}

std::string Times(std::string_view piece, int n) {
  std::string text;
  for (int i = 0; i < n; ++i) text += piece;
  return text;
}

TEST_CASE("a stream of single bytes reads every byte a few times, whatever the text") {
  for (const char* piece : {"no idea what. ", "a", " ", "\u0101", "\u0304", "\U0001F1F1", "\u1100", "\u200D",
                            "\u0E01\u0E48", "\"", "`", "{", "a@", "\n"}) {
    CAPTURE(piece);
    const std::string text = Times(piece, 1000);
    const lint::StreamCost cost = CostOf(text);
    CHECK(cost.folded == text.size());
    CHECK(cost.checked <= 3 * text.size());
    CHECK(cost.looked_back <= 8 * text.size());
  }
}

}  // namespace
}  // namespace chatcore
