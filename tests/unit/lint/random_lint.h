#ifndef CHATCORE_TESTS_UNIT_LINT_RANDOM_LINT_H_
#define CHATCORE_TESTS_UNIT_LINT_RANDOM_LINT_H_

#include <cstddef>
#include <random>
#include <string>

#include "tests/unit/lint/make_linter.h"

namespace chatcore {

/// Random rules and texts over a small alphabet, so that phrases are found and matches collide.
class RandomLint {
 public:
  /// `more` joins the alphabet.
  RandomLint(unsigned seed, const Strings& more)
      : random_(seed),
        alphabet_({"a",      "b",      "A",      "B", "a",      " ",      " ",      "\n",         "!", "'", "\u2019",
                   "\u0101", "\u0100", "\u00DF", "s", "\u00A0", "\u0E01", "\u4F60", "\U0001F44D", "-", "1", "\""}) {
    alphabet_.insert(alphabet_.end(), more.begin(), more.end());
  }

  std::size_t Below(std::size_t n) { return random_() % n; }

  std::string Text(std::size_t most) {
    std::string text;
    for (std::size_t i = 0, n = Below(most + 1); i < n; ++i) text += alphabet_[Below(alphabet_.size())];
    return text;
  }

  /// A phrase that is not empty when folded and does not begin with a mark.
  std::string Phrase() {
    const Strings first = {"a", "b", "s", "!", "\u0101", "\u0E01", "\u4F60", "\U0001F44D", "'", "1"};
    std::string phrase = first[Below(first.size())];
    for (std::size_t i = 0, n = Below(4); i < n; ++i) phrase += alphabet_[Below(alphabet_.size())];
    return phrase;
  }

  /// A rule of one of the first `kinds` kinds below; the slow twin knows six.
  v1::LintRule Rule(int number, std::size_t kinds) {
    v1::LintRule rule = NewRule("own." + std::to_string(number));
    for (std::size_t i = 0, n = Below(3); i < n; ++i) rule.add_antipatterns(Phrase() + Phrase());
    switch (Below(kinds)) {
      case 0:
        for (std::size_t n = 1 + Below(4); n > 0; --n) rule.mutable_existence()->add_phrases(Phrase());
        return rule;
      case 1:
        for (std::size_t n = 1 + Below(4); n > 0; --n) {
          v1::Substitution& swap = *rule.mutable_substitution()->add_swaps();
          swap.add_phrases(Phrase());
          swap.add_replacements("zz");
        }
        return rule;
      case 2:
        return Occurrence(rule);
      case 3:
        return Conditional(rule);
      case 4:
        for (std::size_t n = 2 + Below(2); n > 0; --n) {
          v1::Variant& variant = *rule.mutable_consistency()->add_variants();
          for (std::size_t i = 1 + Below(2); i > 0; --i) variant.add_phrases(Phrase());
        }
        return rule;
      case 5:
        if (Below(2) == 0) {
          rule.mutable_repetition()->set_words(static_cast<std::uint32_t>(2 + Below(2)));
        } else {
          rule.mutable_repetition()->set_marks(Below(2) == 0 ? "!" : "!'-");
          rule.mutable_repetition()->set_most(static_cast<std::uint32_t>(1 + Below(2)));
        }
        return rule;
      case 6:
        return Capitalisation(rule);
      case 7:
        rule.mutable_metric()->set_metric(static_cast<v1::TextMetric>(1 + Below(3)));
        rule.mutable_metric()->set_max(static_cast<std::uint32_t>(1 + Below(8)));
        return rule;
      case 8:
        if (Below(2) == 0) {
          rule.mutable_script()->set_mixed_words(true);
        } else {
          rule.mutable_script()->add_expected(static_cast<v1::Script>(1 + Below(5)));
          rule.mutable_script()->set_min_percent(static_cast<std::uint32_t>(1 + Below(100)));
        }
        return rule;
      default:
        rule.mutable_blank()->add_allowed("aa");
        return rule;
    }
  }
  static constexpr std::size_t kTwinKinds = 6;
  static constexpr std::size_t kAllKinds = 10;

 private:
  v1::LintRule Occurrence(v1::LintRule rule) {
    v1::OccurrenceRule& occurrence = *rule.mutable_occurrence();
    for (std::size_t n = 1 + Below(4); n > 0; --n) occurrence.add_phrases(Phrase());
    if (Below(2) == 0) occurrence.set_min(static_cast<std::uint32_t>(1 + Below(2)));
    if (occurrence.min() == 0) occurrence.set_max(static_cast<std::uint32_t>(Below(3)));
    return rule;
  }

  v1::LintRule Conditional(v1::LintRule rule) {
    for (std::size_t n = 1 + Below(2); n > 0; --n) rule.mutable_conditional()->add_when_phrases(Phrase());
    for (std::size_t n = 1 + Below(2); n > 0; --n) rule.mutable_conditional()->add_then_phrases(Phrase());
    rule.mutable_conditional()->set_behind(Below(2) == 0);
    return rule;
  }

  v1::LintRule Capitalisation(v1::LintRule rule) {
    v1::CapitalisationRule& capitalisation = *rule.mutable_capitalisation();
    const std::size_t which = Below(3);
    if (which == 0) capitalisation.add_written("A" + Phrase());
    if (which == 1) capitalisation.set_shouted_words(static_cast<std::uint32_t>(1 + Below(2)));
    if (which == 2) capitalisation.set_sentence_start(true);
    return rule;
  }

  std::mt19937 random_;
  Strings alphabet_;
};

}  // namespace chatcore

#endif  // CHATCORE_TESTS_UNIT_LINT_RANDOM_LINT_H_
