#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"
#include "src/text/letter_case.h"

namespace chatcore::lint {
namespace {

// A name in another letter case than the rule writes it; words in capitals; a small letter that begins a sentence.
class Capitalisation : public RuleKind {
 public:
  explicit Capitalisation(const v1::CapitalisationRule& rule) : rule_(rule) {}

  std::vector<Phrase> Phrases() const override {
    std::vector<Phrase> phrases;
    AppendPhrases(rule_.written(), "capitalisation.written", phrases);
    return phrases;
  }

  std::string Problem() const override {
    const int set = !rule_.written().empty() + (rule_.shouted_words() > 0) + rule_.sentence_start();
    if (set != 1) return "capitalisation: set exactly one of written, shouted_words and sentence_start";
    if (rule_.shouted_words() > kMaxRepeats) {
      return fmt::format("capitalisation.shouted_words: {} is more than {}", rule_.shouted_words(), kMaxRepeats);
    }
    return {};
  }

  std::optional<SignalKind> Listens() const override {
    if (rule_.shouted_words() > 0) return SignalKind::kShouting;
    if (rule_.sentence_start()) return SignalKind::kSmallStart;
    return std::nullopt;
  }

  bool Heeds(const Signal& signal, const Passage& passage) const override {
    return signal.amount >= rule_.shouted_words();
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    if (match.phrase != Match::kNoPhrase) {
      const std::string& written = rule_.written(static_cast<int>(match.phrase));
      if (text::SameCase(written, passage.Original(match.begin, match.end))) return;
    }
    findings.push_back(match);
  }

  std::vector<std::string> Replacements(std::uint32_t phrase, std::string_view original) const override {
    if (phrase != Match::kNoPhrase) return {rule_.written(static_cast<int>(phrase))};
    if (rule_.sentence_start()) return {text::Capitalised(original)};
    return {};
  }

 private:
  const v1::CapitalisationRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeCapitalisation(const v1::CapitalisationRule& rule) {
  return std::make_unique<Capitalisation>(rule);
}

}  // namespace chatcore::lint
