#ifndef CHATCORE_SRC_LINT_RULE_INDEX_H_
#define CHATCORE_SRC_LINT_RULE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "src/lint/automaton.h"
#include "src/lint/fact.h"
#include "src/lint/rule_kind.h"
#include "src/lint/rule_set.h"
#include "src/text/fold.h"

namespace chatcore::lint {

/// Which rules a request asks for.
struct Scope {
  static constexpr std::uint32_t kEveryLanguage = 0;
  static constexpr std::uint32_t kAll = ~std::uint32_t{0};

  std::uint32_t language = kEveryLanguage;  // RuleIndex::LanguageNumber
  std::uint32_t channels = kAll;            // the bit of a v1::Channel, or all; the bit of none is in rules for all
  std::uint32_t authors = kAll;             // the bit of a v1::ActorKind, or all
  std::uint32_t only_rule = kAll;           // the number of one rule, or all
};

/// A rule made ready.
struct CompiledRule {
  const v1::LintRule* rule = nullptr;
  std::unique_ptr<RuleKind> kind;
  std::optional<Fact> fact;  // of a fact rule
  std::uint32_t language = Scope::kEveryLanguage;
  std::uint32_t channels = Scope::kAll;
  std::uint32_t authors = Scope::kAll;
  std::uint32_t ranges = 0;  // bits of v1::TextRange into which the rule looks
  std::uint64_t id_hash = 0;
  std::vector<bool> phrase_starts_upper;  // as written in the pack

  bool Applies(const Scope& scope) const {
    // What is missing in one language may well be there in another.
    const bool neutral = language == Scope::kEveryLanguage;
    const bool unsaid = scope.language == Scope::kEveryLanguage && !kind->FiresOnAbsence();
    const bool spoken = neutral || unsaid || language == scope.language;
    return spoken && (channels & scope.channels) != 0 && (authors & scope.authors) != 0;
  }
};

/// A phrase or an antipattern of a rule that was found, in bytes of the folded text.
struct Hit {
  std::uint32_t rule;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t phrase;  // kAntipattern, or the number of the phrase

  static constexpr std::uint32_t kAntipattern = UINT32_MAX;
};

/// All rules of a linter over one automaton: one pass finds the phrases of all of them, however many rules there are.
/// Immutable, so safe for concurrent use.
class RuleIndex {
 public:
  /// `rules` has to outlive the index. Errors: kInvalidArgument for a phrase that is empty, too long, not UTF-8 or
  /// there twice, and past the limits on phrases.
  static absl::StatusOr<std::unique_ptr<const RuleIndex>> Make(std::span<const PackRule> rules,
                                                               const text::Folder& folder);

  /// The number of a language for Scope. A language no rule is written for has a number too: its rules are those that
  /// apply to every language. Empty is kEveryLanguage.
  std::uint32_t LanguageNumber(std::string_view primary_tag) const;

  /// Reads from the cursor to byte `end` of the folded text, behind which two code points stand or nothing. Appends
  /// what is found on word borders and cuts no character, for rules in scope, by end.
  void Find(const text::FoldedText& folded, std::size_t end, const Scope& scope, Automaton::Cursor& cursor,
            std::pmr::vector<Hit>& hits) const;

  /// Every hit that is still to be found begins at this place or behind it.
  std::uint32_t Floor(const Automaton::Cursor& cursor) const { return automaton_->Floor(cursor); }

  /// In the order of their ids.
  std::span<const CompiledRule> rules() const { return rules_; }

  /// What the phrases take.
  std::size_t MemoryBytes() const {
    return automaton_->MemoryBytes() + literals_.size() * sizeof(Literal) + uses_.size() * sizeof(Use);
  }

  /// Numbers of the rules that have something to say when the text has ended.
  std::span<const std::uint32_t> rules_at_end() const { return rules_at_end_; }

  /// Numbers of the rules that listen to a signal or ask for totals.
  std::span<const std::uint32_t> listeners() const { return listeners_; }

 private:
  friend class RuleIndexBuilder;

  struct Literal {
    std::uint32_t bytes = 0;
    std::uint32_t uses_begin = 0;  // uses_[uses_begin, uses_end)
    std::uint32_t uses_end = 0;
    bool border_before = false;  // begins with a letter or digit of a script that sets words apart
    bool border_behind = false;
  };
  struct Use {
    std::uint32_t literal;
    std::uint32_t rule;
    std::uint32_t phrase;
  };

  RuleIndex() = default;

  std::vector<CompiledRule> rules_;
  std::vector<std::uint32_t> rules_at_end_;
  std::vector<std::uint32_t> listeners_;
  std::vector<std::string> languages_;  // number - 1
  std::vector<Literal> literals_;
  std::vector<Use> uses_;  // by literal
  std::unique_ptr<const Automaton> automaton_;
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_RULE_INDEX_H_
