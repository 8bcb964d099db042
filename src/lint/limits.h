#ifndef CHATCORE_SRC_LINT_LIMITS_H_
#define CHATCORE_SRC_LINT_LIMITS_H_

#include <cstddef>
#include <cstdint>

// What one linter may hold. Past a limit Linter::Create says kInvalidArgument with the limit and the remedy.

namespace chatcore::lint {

inline constexpr int kMaxPacks = 100;
inline constexpr std::size_t kMaxRules = 10'000;
inline constexpr std::size_t kMaxPhrases = 100'000;                 // of all rules, antipatterns included
inline constexpr std::size_t kMaxAllPhraseBytes = 4 * 1024 * 1024;  // likewise, folded
inline constexpr int kMaxPhrasesOfRule = 5'000;
inline constexpr int kMaxAntipatternsOfRule = 1'000;
inline constexpr std::size_t kMaxPhraseBytes = 200;
inline constexpr int kMaxReplacements = 20;  // of one swap
inline constexpr std::size_t kMaxReplacementBytes = 500;
inline constexpr int kMaxTexts = 50;                      // languages of one rule
inline constexpr std::size_t kMaxTextFieldBytes = 1'000;  // message, explanation, reason
inline constexpr int kMaxExamples = 50;                   // good, and bad
inline constexpr std::size_t kMaxExampleBytes = 2'000;
inline constexpr std::size_t kMaxIdBytes = 100;    // of packs, rules and categories
inline constexpr std::uint32_t kMaxRepeats = 100;  // repeated words, marks and shouted words that a rule may ask for
inline constexpr std::size_t kMaxMarks = 32;       // of a repetition rule
inline constexpr std::uint32_t kMaxMetric = 1'000'000;
inline constexpr int kMaxVariants = 20;
inline constexpr int kMaxCategories = 50;  // on each side of a conditional rule
inline constexpr int kMaxAllowedBlanks = 100;
inline constexpr std::uint32_t kDefaultMaxTextBytes = 65'536;
inline constexpr std::uint32_t kMaxMaxTextBytes = 16 * 1024 * 1024;
inline constexpr std::uint32_t kDefaultMaxFindings = 100;
inline constexpr std::uint32_t kMaxMaxFindings = 10'000;

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_LIMITS_H_
