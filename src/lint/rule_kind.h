#ifndef CHATCORE_SRC_LINT_RULE_KIND_H_
#define CHATCORE_SRC_LINT_RULE_KIND_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/v1/lint.pb.h"

namespace chatcore::lint {

/// One occurrence of a phrase of a rule, in bytes of the folded text.
struct Match {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t phrase;  // its number in RuleKind::Phrases(); kNoPhrase for something that is missing

  static constexpr std::uint32_t kNoPhrase = UINT32_MAX;
};

using Matches = std::pmr::vector<Match>;

/// A kind of rule: what it looks for, and which of the matches are findings. Matches arrive settled: on word borders,
/// outside of antipatterns, ordered by place, without overlaps. A kind of rule is one file and one line in
/// MakeRuleKind.
///
/// Immutable, so safe for concurrent use.
class RuleKind {
 public:
  virtual ~RuleKind() = default;

  /// A phrase to look for and where it stands in the rule, for messages: "swaps[1].phrases[0]".
  struct Phrase {
    std::string_view text;  // as written; lives as long as the rule that the kind was made of
    std::string path;
  };
  virtual std::vector<Phrase> Phrases() const = 0;

  /// What is wrong with the rule beyond its phrases, as "field: problem"; empty when nothing is.
  virtual std::string Problem() const { return {}; }

  /// Appends what `matches` mean to `findings`. A missing thing is an empty match at `text_end`.
  virtual void Judge(std::span<const Match> matches, std::uint32_t text_end, Matches& findings) const = 0;

  /// What may be put in place of phrase number `phrase`.
  virtual std::vector<std::string_view> Replacements(std::uint32_t phrase) const { return {}; }

  /// Whether the rule can fire on a text in which it matches nothing.
  virtual bool FiresOnAbsence() const { return false; }
};

/// Returns the kind of `rule`, which has to outlive it; null when the rule has none.
std::unique_ptr<RuleKind> MakeRuleKind(const v1::LintRule& rule);

std::unique_ptr<RuleKind> MakeExistence(const v1::ExistenceRule& rule);
std::unique_ptr<RuleKind> MakeSubstitution(const v1::SubstitutionRule& rule);
std::unique_ptr<RuleKind> MakeOccurrence(const v1::OccurrenceRule& rule);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_RULE_KIND_H_
