#include "chatcore/linter.h"

#include <array>
#include <cstddef>
#include <memory_resource>
#include <utility>

#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/lint/check_examples.h"
#include "src/lint/examine.h"
#include "src/lint/language_tag.h"
#include "src/lint/report.h"
#include "src/lint/rule_index.h"
#include "src/lint/rule_set.h"
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
      : rules_(std::move(rules)), hash_(rules_.Hash()), folder_(folder) {}

  absl::Status Compile() {
    auto index = RuleIndex::Make(rules_.rules, folder_);
    if (!index.ok()) return index.status();
    index_ = *std::move(index);
    return CheckExamples(rules_.rules, *index_, folder_);
  }

  absl::StatusOr<v1::LintReport> Check(const v1::LintRequest& request) const override {
    std::size_t code_points = 0;
    CHATCORE_RETURN_IF_ERROR(Admit(request, code_points));
    Scratch scratch;
    std::pmr::monotonic_buffer_resource memory(scratch.data(), scratch.size());
    text::FoldedText folded(&memory);
    folder_.Fold(request.text(), folded);
    const std::string language = PrimaryTag(request.language());
    Examination examination(&memory);
    Examine(*index_, folded, ScopeOf(request, language), &memory, examination);
    if (HasQuestionMark(folded.text)) AddFact(Fact::kQuestion, examination.facts);

    v1::LintReport report;
    const std::string reader = PrimaryTag(request.reader_language());
    WriteFindings({*index_, request.text(), folded, reader, rules_.max_findings}, examination.drafts, report);
    v1::MessageFacts& facts = *report.mutable_facts();
    facts.set_language(language);
    facts.set_code_points(static_cast<std::uint32_t>(code_points));
    facts.set_findings(static_cast<std::uint32_t>(report.findings_size()));
    StateFacts(examination.facts, facts);
    report.set_digest(TextDigest(request.text()));
    return report;
  }

  std::uint64_t RulesHash() const override { return hash_; }

  std::vector<v1::LintRule> EffectiveRules() const override {
    std::vector<v1::LintRule> rules;
    for (const PackRule& entry : rules_.rules) rules.push_back(entry.rule);
    return rules;
  }

 private:
  absl::Status Admit(const v1::LintRequest& request, std::size_t& code_points) const {
    if (!v1::Channel_IsValid(request.channel())) {
      return base::InvalidArgument("channel: {} is no channel", static_cast<int>(request.channel()));
    }
    if (!v1::ActorKind_IsValid(request.author())) {
      return base::InvalidArgument("author: {} is no kind of author", static_cast<int>(request.author()));
    }
    const std::size_t size = request.text().size();
    if (size > rules_.max_text_bytes) {
      return base::ResourceExhausted("text: has {} bytes; shorten it to max_text_bytes {}", size,
                                     rules_.max_text_bytes);
    }
    const text::Utf8Scan scan = text::ScanUtf8(request.text());
    if (scan.error.has_value()) return base::InvalidArgument("text: byte {} is not UTF-8; send UTF-8", *scan.error);
    code_points = scan.code_points;
    return absl::OkStatus();
  }

  Scope ScopeOf(const v1::LintRequest& request, std::string_view language) const {
    Scope scope;
    scope.language = index_->LanguageNumber(language);
    scope.channels = 1u << request.channel();
    const bool unsaid = request.author() == v1::ACTOR_KIND_UNSPECIFIED;
    scope.authors = 1u << (unsaid ? v1::ACTOR_KIND_AGENT : request.author());
    return scope;
  }

  const RuleSet rules_;
  const std::uint64_t hash_;
  const text::Folder& folder_;
  std::unique_ptr<const RuleIndex> index_;
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

std::uint64_t TextDigest(std::string_view text) { return base::HashBytes(text); }

}  // namespace chatcore
