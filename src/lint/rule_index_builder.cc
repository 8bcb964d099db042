#include "src/lint/rule_index_builder.h"

#include <algorithm>
#include <utility>

#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/lint/check_rule.h"
#include "src/lint/limits.h"
#include "src/text/border.h"
#include "src/text/letter_case.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

template <typename Values>
std::uint32_t Bits(const Values& values, std::uint32_t none) {
  if (values.empty()) return none;
  std::uint32_t bits = 0;
  for (const int value : values) bits |= std::uint32_t{1} << value;
  return bits;
}

std::uint32_t AuthorBits(const v1::LintRule& rule) {
  constexpr std::uint32_t kWritesForTheDesk = 1u << v1::ACTOR_KIND_AGENT | 1u << v1::ACTOR_KIND_MODEL;
  return Bits(rule.authors(), IsFactRule(rule) ? Scope::kAll : kWritesForTheDesk);
}

std::string_view WithoutOuterSpace(std::string_view folded) {
  while (!folded.empty() && (folded.front() == ' ' || folded.front() == '\n')) folded.remove_prefix(1);
  while (!folded.empty() && (folded.back() == ' ' || folded.back() == '\n')) folded.remove_suffix(1);
  return folded;
}

// What is wrong with a phrase as it is written, or empty.
std::string BadPhrase(std::string_view phrase) {
  if (phrase.size() > kMaxPhraseBytes) {
    return fmt::format("has {} bytes; write at most {}", phrase.size(), kMaxPhraseBytes);
  }
  const text::Utf8Scan scan = text::ScanUtf8(phrase);
  return scan.error.has_value() ? fmt::format("byte {} is not UTF-8", *scan.error) : std::string();
}

}  // namespace

absl::Status RuleIndexBuilder::Build() {
  for (const PackRule& entry : rules_) CHATCORE_RETURN_IF_ERROR(AddRule(entry));
  SortUses();
  MakeAutomaton();
  return absl::OkStatus();
}

absl::Status RuleIndexBuilder::AddRule(const PackRule& entry) {
  CompiledRule compiled;
  compiled.rule = &entry.rule;
  compiled.kind = MakeRuleKind(entry.rule);
  if (IsFactRule(entry.rule)) compiled.fact = FactOfCategory(entry.rule.category());
  compiled.language = LanguageOf(entry.language);
  compiled.channels = Bits(entry.rule.channels(), Scope::kAll);
  compiled.authors = AuthorBits(entry.rule);
  compiled.ranges = Bits(entry.rule.fires_in(), 0) | compiled.kind->OwnRanges();
  compiled.id_hash = base::HashBytes(entry.rule.id());
  CHATCORE_RETURN_IF_ERROR(AddPhrases(entry, compiled));
  const auto number = static_cast<std::uint32_t>(index_.rules_.size());
  if (compiled.kind->WaitsForEnd()) index_.rules_at_end_.push_back(number);
  if (compiled.kind->Listens().has_value() || compiled.kind->AsksTotals()) index_.listeners_.push_back(number);
  index_.rules_.push_back(std::move(compiled));
  return absl::OkStatus();
}

absl::Status RuleIndexBuilder::AddPhrases(const PackRule& entry, CompiledRule& compiled) {
  const std::string name = RuleName(entry.pack_id, entry.rule.id());
  const RuleKind& kind = *compiled.kind;
  const std::vector<RuleKind::Phrase> phrases = kind.Phrases();
  const std::vector<RuleKind::Loan> loans = kind.Loans();
  const bool needs_phrases = !kind.Listens().has_value() && !kind.AsksTotals() && loans.empty();
  if (phrases.empty() && needs_phrases) {
    return base::InvalidArgument("{} phrases: are missing; write at least one", name);
  }
  if (phrases.size() > kMaxPhrasesOfRule) {
    return base::InvalidArgument("{} phrases: are {}; write at most {}", name, phrases.size(), kMaxPhrasesOfRule);
  }
  if (entry.rule.antipatterns_size() > kMaxAntipatternsOfRule) {
    return base::InvalidArgument("{} antipatterns: are {}; write at most {}", name, entry.rule.antipatterns_size(),
                                 kMaxAntipatternsOfRule);
  }
  seen_.clear();
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    CHATCORE_RETURN_IF_ERROR(AddPhrase(phrases[i].text, i, fmt::format("{} {}", name, phrases[i].path), false));
    compiled.phrase_starts_upper.push_back(text::StartsUpper(phrases[i].text));
  }
  for (int i = 0; i < entry.rule.antipatterns_size(); ++i) {
    const std::string where = fmt::format("{} antipatterns[{}]", name, i);
    CHATCORE_RETURN_IF_ERROR(AddPhrase(entry.rule.antipatterns(i), Hit::kAntipattern, where, false));
  }
  for (const RuleKind::Loan& loan : loans) CHATCORE_RETURN_IF_ERROR(AddLoan(entry, loan));
  if (index_.uses_.size() > kMaxPhrases || folded_bytes_ > kMaxAllPhraseBytes) {
    return base::InvalidArgument("packs: more than {} phrases or {} bytes of them; use fewer packs", kMaxPhrases,
                                 kMaxAllPhraseBytes);
  }
  return absl::OkStatus();
}

// A phrase on loan that the rule has already is no mistake: what came first counts.
absl::Status RuleIndexBuilder::AddPhrase(std::string_view text, std::uint32_t number, const std::string& where,
                                         bool lent) {
  if (const std::string bad = BadPhrase(text); !bad.empty()) return base::InvalidArgument("{}: {}", where, bad);
  std::string folded(WithoutOuterSpace(folder_.Fold(text)));
  if (folded.empty()) return base::InvalidArgument("{}: is empty; write a phrase or leave it out", where);
  if (!seen_.emplace(folded, number).second) {
    if (lent) return absl::OkStatus();
    return base::InvalidArgument("{}: is in the rule twice (letter case and spaces do not count); keep one", where);
  }
  folded_bytes_ += folded.size();
  index_.uses_.push_back({LiteralOf(std::move(folded)), static_cast<std::uint32_t>(index_.rules_.size()), number});
  return absl::OkStatus();
}

absl::Status RuleIndexBuilder::AddLoan(const PackRule& entry, const RuleKind::Loan& loan) {
  const std::string where = fmt::format("{} {}", RuleName(entry.pack_id, entry.rule.id()), loan.path);
  bool lent = false;
  for (const PackRule& lender : rules_) {
    if (lender.rule.category() != loan.category || lender.language != entry.language) continue;
    if (!lender.rule.has_existence() && !lender.rule.has_substitution() && !lender.rule.has_occurrence()) continue;
    lent = true;
    for (const RuleKind::Phrase& phrase : MakeRuleKind(lender.rule)->Phrases()) {
      CHATCORE_RETURN_IF_ERROR(AddPhrase(phrase.text, loan.phrase, where, true));
    }
    for (const std::string& antipattern : lender.rule.antipatterns()) {
      CHATCORE_RETURN_IF_ERROR(AddPhrase(antipattern, Hit::kAntipattern, where, true));
    }
  }
  if (lent) return absl::OkStatus();
  return base::InvalidArgument("{}: no rule of this language with phrases has the category; name another one", where);
}

std::uint32_t RuleIndexBuilder::LiteralOf(std::string folded) {
  const auto [entry, added] = numbers_.emplace(folded, static_cast<std::uint32_t>(folded_.size()));
  if (added) folded_.push_back(std::move(folded));
  return entry->second;
}

std::uint32_t RuleIndexBuilder::LanguageOf(const std::string& tag) {
  const std::uint32_t number = index_.LanguageNumber(tag);
  if (number > index_.languages_.size()) index_.languages_.push_back(tag);
  return number;
}

void RuleIndexBuilder::SortUses() {
  std::stable_sort(index_.uses_.begin(), index_.uses_.end(),
                   [](const auto& a, const auto& b) { return a.literal < b.literal; });
  index_.literals_.resize(folded_.size());
  std::uint32_t use = 0;
  for (std::uint32_t i = 0; i < folded_.size(); ++i) {
    RuleIndex::Literal& literal = index_.literals_[i];
    literal.bytes = static_cast<std::uint32_t>(folded_[i].size());
    literal.border_before = text::IsSpacedWord(text::CodePointAt(folded_[i], 0));
    literal.border_behind = text::IsSpacedWord(text::CodePointBefore(folded_[i], folded_[i].size()));
    literal.uses_begin = use;
    while (use < index_.uses_.size() && index_.uses_[use].literal == i) ++use;
    literal.uses_end = use;
  }
}

void RuleIndexBuilder::MakeAutomaton() {
  const std::vector<std::string_view> literals(folded_.begin(), folded_.end());
  index_.automaton_ = std::make_unique<const Automaton>(literals);
}

}  // namespace chatcore::lint
