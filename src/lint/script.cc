#include <algorithm>

#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

static_assert(static_cast<int>(text::LetterScript::kLatin) == v1::SCRIPT_LATIN);
static_assert(static_cast<int>(text::LetterScript::kCyrillic) == v1::SCRIPT_CYRILLIC);
static_assert(static_cast<int>(text::LetterScript::kGreek) == v1::SCRIPT_GREEK);
static_assert(static_cast<int>(text::LetterScript::kThai) == v1::SCRIPT_THAI);
static_assert(static_cast<int>(text::LetterScript::kHan) == v1::SCRIPT_HAN);
static_assert(static_cast<int>(text::LetterScript::kKana) == v1::SCRIPT_KANA);
static_assert(static_cast<int>(text::LetterScript::kHangul) == v1::SCRIPT_HANGUL);
static_assert(static_cast<int>(text::LetterScript::kArabic) == v1::SCRIPT_ARABIC);
static_assert(static_cast<int>(text::LetterScript::kHebrew) == v1::SCRIPT_HEBREW);

// Words of two alphabets; texts in another script than the reader's.
class ScriptKind : public RuleKind {
 public:
  explicit ScriptKind(const v1::ScriptRule& rule) : rule_(rule) {}

  std::string Problem() const override {
    if (rule_.mixed_words() != rule_.expected().empty()) return "script: set either mixed_words or expected";
    for (int i = 0; i < rule_.expected_size(); ++i) {
      if (rule_.expected(i) != v1::SCRIPT_UNSPECIFIED && v1::Script_IsValid(rule_.expected(i))) continue;
      return fmt::format("script.expected[{}]: {} is no script", i, static_cast<int>(rule_.expected(i)));
    }
    if (rule_.min_percent() > 100) {
      return fmt::format("script.min_percent: {} is more than 100", rule_.min_percent());
    }
    return {};
  }

  std::optional<SignalKind> Listens() const override {
    return rule_.mixed_words() ? std::optional(SignalKind::kMixedWord) : std::nullopt;
  }

  bool AsksTotals() const override { return !rule_.mixed_words(); }
  bool WaitsForEnd() const override { return !rule_.mixed_words(); }
  bool FiresOnAbsence() const override { return !rule_.mixed_words(); }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

  void End(const Tally& tally, const TextTotals& totals, Matches& findings) const override {
    std::uint64_t all = 0;
    std::uint64_t right = 0;
    TextTotals::Place first;
    for (int script = 1; script < text::kLetterScripts; ++script) {
      const auto i = static_cast<std::size_t>(script);
      all += totals.letters[i];
      if (Expects(script)) {
        right += totals.letters[i];
      } else if (totals.first_words[i].end != 0 && (first.end == 0 || totals.first_words[i].begin < first.begin)) {
        first = totals.first_words[i];
      }
    }
    const std::uint64_t min_percent = rule_.min_percent() == 0 ? kDefaultPercent : rule_.min_percent();
    if (all == 0 || right * 100 >= all * min_percent || first.end == 0) return;
    findings.push_back({first.begin, first.end, Match::kNoPhrase});
  }

 private:
  static constexpr std::uint64_t kDefaultPercent = 50;

  bool Expects(int script) const {
    return std::find(rule_.expected().begin(), rule_.expected().end(), script) != rule_.expected().end();
  }

  const v1::ScriptRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeScript(const v1::ScriptRule& rule) { return std::make_unique<ScriptKind>(rule); }

}  // namespace chatcore::lint
