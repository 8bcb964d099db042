#include "chatcore/linter.h"

#include <array>
#include <cstddef>
#include <memory_resource>
#include <utility>

#include "chatcore/lint_stream.h"
#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/lint/check_examples.h"
#include "src/lint/examine.h"
#include "src/lint/report.h"
#include "src/lint/rule_index.h"
#include "src/lint/rule_set.h"
#include "src/lint/stream.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace chatcore {
namespace lint {
namespace {

// What a message of usual length needs while it is checked fits here; a longer one takes its scratch from the heap.
using Scratch = std::array<std::byte, 8192>;

class PackLinter : public Linter {
 public:
  PackLinter(RuleSet rules, const text::Folder& folder)
      : rules_(std::make_shared<const RuleSet>(std::move(rules))), hash_(rules_->Hash()), folder_(folder) {}

  absl::Status Compile() {
    auto index = RuleIndex::Make(rules_->rules, folder_);
    if (!index.ok()) return index.status();
    index_ = *std::move(index);
    return CheckExamples(rules_->rules, *index_, folder_);
  }

  absl::StatusOr<v1::LintReport> Check(const v1::LintRequest& request) const override {
    CHATCORE_RETURN_IF_ERROR(CheckRequest(request));
    const std::string& text = request.text();
    CHATCORE_RETURN_IF_ERROR(CheckSize(text.size(), rules_->max_text_bytes));
    const text::Utf8Scan scan = text::ScanUtf8(text);
    if (scan.error.has_value()) return NotUtf8(*scan.error);
    Scratch scratch;
    std::pmr::monotonic_buffer_resource memory(scratch.data(), scratch.size());
    text::FoldedText folded(&memory);
    folder_.Fold(text, folded);
    const Audience audience = AudienceOf(request, *index_);
    Examiner examiner(*index_, audience.scope, &memory);
    const Passage passage{text, folded};
    examiner.Read(passage, true);
    v1::LintReport report;
    const Source source{*index_, passage, audience.reader, rules_->max_findings};
    WriteReport(source, audience, examiner, scan.code_points, report);
    return report;
  }

  absl::StatusOr<std::unique_ptr<LintStream>> Stream(const v1::LintRequest& about) const override {
    CHATCORE_RETURN_IF_ERROR(CheckRequest(about));
    return MakeStream({index_, rules_, folder_, rules_->max_text_bytes, rules_->max_findings}, about);
  }

  std::uint64_t RulesHash() const override { return hash_; }

  std::vector<v1::LintRule> EffectiveRules() const override {
    std::vector<v1::LintRule> rules;
    for (const PackRule& entry : rules_->rules) rules.push_back(entry.rule);
    return rules;
  }

 private:
  const std::shared_ptr<const RuleSet> rules_;
  const std::uint64_t hash_;
  const text::Folder& folder_;
  std::shared_ptr<const RuleIndex> index_;
};

}  // namespace
}  // namespace lint

absl::StatusOr<std::shared_ptr<const Linter>> Linter::Create(const v1::LintPolicy& policy) {
  const absl::StatusOr<const text::Folder*> folder = text::Folder::Get();
  if (!folder.ok()) return folder.status();
  absl::StatusOr<lint::RuleSet> rules = lint::ResolveRules(policy);
  if (!rules.ok()) return rules.status();
  auto linter = std::make_shared<lint::PackLinter>(*std::move(rules), **folder);
  CHATCORE_RETURN_IF_ERROR(linter->Compile());
  return std::shared_ptr<const Linter>(std::move(linter));
}

absl::StatusOr<std::unique_ptr<LintStream>> Linter::Stream(const v1::LintRequest& about) const {
  return base::Unimplemented("stream: this linter has none; check the whole text");
}

std::uint64_t TextDigest(std::string_view text) { return base::HashBytes(text); }

}  // namespace chatcore
