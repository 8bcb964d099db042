#include "tests/property/sequence.h"

#include <cstdlib>
#include <utility>

#include "fmt/format.h"
#include "tools/binder/print_text.h"
#include "tools/binder/schema.h"

namespace chatcore::property {
namespace {

std::string Text(const google::protobuf::MessageLite& message) {
  return binder::ToText(*binder::Schema::Get().Mirror(message));
}

std::string Time(std::int64_t now_us) {
  const std::int64_t since_us = now_us - kStartUs;
  return fmt::format("{}{}.{:06}s", since_us < 0 ? "-" : "+", std::abs(since_us) / kSecondUs,
                     std::abs(since_us) % kSecondUs);
}

v1::LintRule Rule(const std::string& id, v1::Severity severity, const std::string& phrase) {
  v1::LintRule rule;
  rule.set_id(id);
  rule.set_severity(severity);
  rule.mutable_existence()->add_phrases(phrase);
  rule.add_bad_examples("Well, " + phrase + ".");
  v1::RuleText& text = *rule.add_texts();
  text.set_language("en");
  text.set_message("Other words help more.");
  text.set_explanation("Say what can be done.");
  text.set_reason("The customer wants help.");
  return rule;
}

}  // namespace

std::shared_ptr<const Linter> SmallLinter() {
  static const std::shared_ptr<const Linter> linter = [] {
    v1::LintPolicy policy;
    v1::LintPack& pack = *policy.add_packs();
    pack.set_id("own");
    pack.set_title("Three rules");
    pack.set_version(1);
    *pack.add_rules() = Rule("own.calm-down", v1::SEVERITY_SUGGESTION, "calm down");
    *pack.add_rules() = Rule("own.no-idea", v1::SEVERITY_WARNING, "no idea");
    *pack.add_rules() = Rule("own.your-fault", v1::SEVERITY_ERROR, "your fault");
    return Linter::Create(policy).value();
  }();
  return linter;
}

std::string ToText(const v1::Event& event) { return Text(event); }

std::string ToText(const Step& step) {
  switch (step.kind) {
    case Step::Kind::kCommand:
      return fmt::format("at {} {}", Time(step.now_us), Text(step.command));
    case Step::Kind::kAdvance:
      return fmt::format("at {} advance", Time(step.now_us));
    case Step::Kind::kRestore:
      return "restore from a snapshot";
    case Step::Kind::kTakeOver:
      return "go on with the replayed desk";
  }
  return "";
}

std::string ToText(const Sequence& sequence) {
  std::string text =
      fmt::format("config: {}\nlinter: {}\n", Text(sequence.config), sequence.with_linter ? "yes" : "no");
  for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
    text += fmt::format("{:3}. {}\n", i + 1, ToText(sequence.steps[i]));
  }
  return text;
}

}  // namespace chatcore::property
