#ifndef CHATCORE_SRC_LINT_RULE_KIND_H_
#define CHATCORE_SRC_LINT_RULE_KIND_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/v1/lint.pb.h"
#include "fmt/format.h"
#include "src/lint/passage.h"
#include "src/lint/signal.h"

namespace chatcore::lint {

/// One occurrence of a phrase of a rule, or a signal that it heeds, in bytes of the folded text.
struct Match {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t phrase;  // its number among the rule's phrases; kNoPhrase for a signal and for what is missing

  static constexpr std::uint32_t kNoPhrase = UINT32_MAX - 1;
};

using Matches = std::pmr::vector<Match>;

/// What a rule remembers of one text from match to match. Its kind says what the fields mean.
struct Tally {
  std::uint32_t count = 0;
  Match first = {0, 0, Match::kNoPhrase};
};

/// A kind of rule: what it looks for, and which of the matches are findings. Matches arrive one by one and settled: on
/// word borders, outside of antipatterns and of ranges that are not the writer's own words, ordered by place, without
/// overlaps. So a finding can be told before the text has ended. A kind of rule is one file and one line in
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
  virtual std::vector<Phrase> Phrases() const { return {}; }

  /// Categories whose rules lend their phrases, and the number those get as Match::phrase. 0 = none.
  struct Loan {
    std::string_view category;
    std::uint32_t phrase;
    std::string path;
  };
  virtual std::vector<Loan> Loans() const { return {}; }

  /// What is wrong with the rule beyond its phrases, as "field: problem"; empty when nothing is.
  virtual std::string Problem() const { return {}; }

  /// The signal that the rule listens to; nothing for a rule of phrases.
  virtual std::optional<SignalKind> Listens() const { return std::nullopt; }

  /// Whether a signal of that kind is a match.
  virtual bool Heeds(const Signal& signal, const Passage& passage) const { return true; }

  /// Whether it asks what TextTotals says.
  virtual bool AsksTotals() const { return false; }

  /// Whether the rule looks into a range in any case, as bits of v1::TextRange.
  virtual std::uint32_t OwnRanges() const { return 0; }

  /// Takes the next match; appends what it means to `findings`.
  virtual void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const = 0;

  /// Takes the end of the text. Asked only of a kind that WaitsForEnd. A missing thing is an empty match at the end.
  virtual void End(const Tally& tally, const TextTotals& totals, Matches& findings) const {}
  virtual bool WaitsForEnd() const { return false; }

  /// Whether the rule can fire because of what is not there. Such a rule is left out while the language is unknown.
  virtual bool FiresOnAbsence() const { return false; }

  /// What may be put in place of a finding on phrase number `phrase` that reads `original`.
  virtual std::vector<std::string> Replacements(std::uint32_t phrase, std::string_view original) const { return {}; }

  /// Whether replacements are written as in the middle of a sentence.
  virtual bool FitsSentence() const { return false; }
};

/// Returns the kind of `rule`, which has to outlive it; null when the rule has none.
std::unique_ptr<RuleKind> MakeRuleKind(const v1::LintRule& rule);

std::unique_ptr<RuleKind> MakeExistence(const v1::ExistenceRule& rule);
std::unique_ptr<RuleKind> MakeSubstitution(const v1::SubstitutionRule& rule);
std::unique_ptr<RuleKind> MakeOccurrence(const v1::OccurrenceRule& rule);
std::unique_ptr<RuleKind> MakeRepetition(const v1::RepetitionRule& rule);
std::unique_ptr<RuleKind> MakeConditional(const v1::ConditionalRule& rule);
std::unique_ptr<RuleKind> MakeConsistency(const v1::ConsistencyRule& rule);
std::unique_ptr<RuleKind> MakeCapitalisation(const v1::CapitalisationRule& rule);
std::unique_ptr<RuleKind> MakeMetric(const v1::MetricRule& rule);
std::unique_ptr<RuleKind> MakeScript(const v1::ScriptRule& rule);
std::unique_ptr<RuleKind> MakeBlank(const v1::BlankRule& rule);

/// Appends the phrases of a list, each with its path: "existence.phrases[0]".
template <typename List>
void AppendPhrases(const List& list, std::string_view path, std::vector<RuleKind::Phrase>& phrases) {
  for (int i = 0; i < list.size(); ++i) phrases.push_back({list.Get(i), fmt::format("{}[{}]", path, i)});
}

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_RULE_KIND_H_
