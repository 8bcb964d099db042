#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

v1::LintPolicy TwoLanguages() {
  v1::LintPolicy policy = PolicyOf({Exists("own.en", {"abc"})});
  for (const char* language : {"lv", ""}) {
    v1::LintPack& pack = *policy.add_packs();
    pack.set_id(std::string("own") + language);
    pack.set_language(language);
    *pack.add_rules() = Exists(std::string("own.") + (*language == 0 ? "any" : language), {"abc"});
  }
  return policy;
}

Strings RulesThatFire(const Linter& linter, const v1::LintRequest& request) {
  Strings ids;
  const v1::LintReport report = CheckText(linter, request);
  for (const v1::Finding& finding : report.findings()) ids.push_back(finding.rule_id());
  return ids;
}

TEST_CASE("rules of the text's language are applied, those of no language always") {
  const auto linter = NewLinter(TwoLanguages());
  CHECK(RulesThatFire(*linter, NewRequest("abc", "en")) == Strings{"own.any", "own.en"});
  CHECK(RulesThatFire(*linter, NewRequest("abc", "lv-LV")) == Strings{"own.any", "own.lv"});
  CHECK(RulesThatFire(*linter, NewRequest("abc", "de")) == Strings{"own.any"});
  CHECK(RulesThatFire(*linter, NewRequest("abc", "")) == Strings{"own.any", "own.en", "own.lv"});
}

TEST_CASE("a rule for certain channels is applied there alone") {
  v1::LintRule rule = Exists("own.a", {"abc"});
  rule.add_channels(v1::CHANNEL_EMAIL);
  rule.add_channels(v1::CHANNEL_MEETING);
  const auto linter = NewLinter({rule, Exists("own.b", {"abc"})});
  v1::LintRequest request = NewRequest("abc");
  CHECK(RulesThatFire(*linter, request) == Strings{"own.b"});
  request.set_channel(v1::CHANNEL_CHAT);
  CHECK(RulesThatFire(*linter, request) == Strings{"own.b"});
  for (const v1::Channel channel : {v1::CHANNEL_EMAIL, v1::CHANNEL_MEETING}) {
    request.set_channel(channel);
    CHECK(RulesThatFire(*linter, request) == Strings{"own.a", "own.b"});
  }
}

TEST_CASE("a rule is for those who write for the desk unless it names its authors") {
  v1::LintRule rule = Exists("own.customers", {"abc"});
  rule.add_authors(v1::ACTOR_KIND_CUSTOMER);
  const auto linter = NewLinter({rule, Exists("own.usual", {"abc"})});
  const std::pair<v1::ActorKind, Strings> rows[] = {{v1::ACTOR_KIND_UNSPECIFIED, {"own.usual"}},
                                                    {v1::ACTOR_KIND_AGENT, {"own.usual"}},
                                                    {v1::ACTOR_KIND_MODEL, {"own.usual"}},
                                                    {v1::ACTOR_KIND_CUSTOMER, {"own.customers"}},
                                                    {v1::ACTOR_KIND_SYSTEM, {}}};
  for (const auto& [author, ids] : rows) {
    v1::LintRequest request = NewRequest("abc");
    request.set_author(author);
    CHECK(RulesThatFire(*linter, request) == ids);
  }
}

TEST_CASE("texts are in the reader's language, and in English where there are none") {
  v1::LintRule rule = Exists("own.a", {"abc"});
  v1::RuleText& latvian = *rule.add_texts();
  latvian.set_language("lv");
  latvian.set_message("latviski");
  const auto linter = NewLinter({rule});
  const std::pair<const char*, const char*> rows[] = {{"", "message of own.a"},
                                                      {"en", "message of own.a"},
                                                      {"lv", "latviski"},
                                                      {"LV-lv", "latviski"},
                                                      {"th", "message of own.a"}};
  for (const auto& [reader, message] : rows) {
    v1::LintRequest request = NewRequest("abc");
    request.set_reader_language(reader);
    CHECK(CheckText(*linter, request).findings(0).message() == message);
  }
}

TEST_CASE("a channel or author that does not exist is refused") {
  const auto linter = NewLinter({Exists("own.a", {"abc"})});
  v1::LintRequest request = NewRequest("abc");
  request.set_channel(static_cast<v1::Channel>(99));
  CHECK(linter->Check(request).status().code() == absl::StatusCode::kInvalidArgument);
  request = NewRequest("abc");
  request.set_author(static_cast<v1::ActorKind>(-1));
  CHECK(linter->Check(request).status().code() == absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace chatcore
