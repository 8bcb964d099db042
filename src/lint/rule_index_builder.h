#ifndef CHATCORE_SRC_LINT_RULE_INDEX_BUILDER_H_
#define CHATCORE_SRC_LINT_RULE_INDEX_BUILDER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "src/base/strings.h"
#include "src/lint/rule_index.h"

namespace chatcore::lint {

/// Fills a RuleIndex: folds every phrase, gives equal ones one literal, and remembers who uses it.
class RuleIndexBuilder {
 public:
  RuleIndexBuilder(std::span<const PackRule> rules, const text::Folder& folder, RuleIndex& index)
      : rules_(rules), folder_(folder), index_(index) {}

  absl::Status Build();

 private:
  absl::Status AddRule(const PackRule& entry);
  absl::Status AddPhrases(const PackRule& entry, CompiledRule& compiled);
  absl::Status AddPhrase(std::string_view text, std::uint32_t number, const std::string& where, bool lent);
  absl::Status AddLoan(const PackRule& entry, const RuleKind::Loan& loan);
  std::uint32_t LiteralOf(std::string folded);
  std::uint32_t LanguageOf(const std::string& tag);
  void SortUses();
  void MakeAutomaton();

  std::span<const PackRule> rules_;
  const text::Folder& folder_;
  RuleIndex& index_;
  std::vector<std::string> folded_;  // by number of the literal
  base::StringMap<std::uint32_t> numbers_;
  base::StringMap<std::uint32_t> seen_;  // phrases of the rule that is being added
  std::size_t folded_bytes_ = 0;
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_RULE_INDEX_BUILDER_H_
