// Any v1::LintPack as the only pack of a policy. Linter::Create says kInvalidArgument, or makes a linter that checks
// the pack's own examples: it finds something in the bad ones, nothing of that rule in the good ones, its spans lie in
// the text, and its effective rules make a linter with the same hash again.
#include <memory>
#include <string>

#include "chatcore/linter.h"
#include "tests/fuzz/fuzz.h"

namespace chatcore::fuzz {
namespace {

void CheckText(const Linter& linter, const std::string& text, const std::string& language) {
  v1::LintRequest request;
  request.set_text(text);
  request.set_language(language);
  const absl::StatusOr<v1::LintReport> report = linter.Check(request);
  Must(report.status(), "an example that was accepted can be checked");
  for (const v1::Finding& finding : report->findings()) {
    const v1::Span& span = finding.span();
    Must(span.utf8_begin() <= span.utf8_end() && span.utf8_end() <= text.size(), "a span lies in the text");
    Must(span.code_point_end() <= span.utf8_end() && span.utf16_end() <= span.utf8_end(), "units agree");
  }
}

void Use(const Linter& linter, const v1::LintPack& pack) {
  for (const v1::LintRule& rule : pack.rules()) {
    for (const std::string& text : rule.bad_examples()) CheckText(linter, text, pack.language());
    for (const std::string& text : rule.good_examples()) CheckText(linter, text, "");
    for (const std::string& text : rule.antipatterns()) CheckText(linter, text, pack.language());
  }
  CheckText(linter, "Hello! I have no idea... \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", pack.language());
  v1::LintPolicy policy;
  v1::LintPack& effective = *policy.add_packs();
  effective.set_id(pack.id());
  effective.set_language(pack.language());
  for (const v1::LintRule& rule : linter.EffectiveRules()) *effective.add_rules() = rule;
  const absl::StatusOr<std::shared_ptr<const Linter>> again = Linter::Create(policy);
  Must(again.status(), "the effective rules make a linter");
  Must((*again)->RulesHash() == linter.RulesHash(), "the effective rules have the same hash");
}

}  // namespace
}  // namespace chatcore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chatcore;
  v1::LintPolicy policy;
  if (!policy.add_packs()->ParseFromArray(data, static_cast<int>(size))) return 0;
  const absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(policy);
  if (linter.ok()) {
    fuzz::Use(**linter, policy.packs(0));
  } else {
    fuzz::Must(absl::IsInvalidArgument(linter.status()), linter.status().ToString());
  }
  return 0;
}
