#include <algorithm>

#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"
#include "src/text/fold_table.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

bool IsAsciiPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Every run that is long enough is a finding; better is the word, or the mark, once.
class Repetition : public RuleKind {
 public:
  explicit Repetition(const v1::RepetitionRule& rule) : rule_(rule) {}

  std::string Problem() const override {
    if ((rule_.words() == 0) == rule_.marks().empty()) return "repetition: set either words or marks";
    if (rule_.words() == 1 || rule_.words() > kMaxRepeats) {
      return fmt::format("repetition.words: {} is not from 2 to {}", rule_.words(), kMaxRepeats);
    }
    if (rule_.marks().empty()) return {};
    if (rule_.marks().size() > kMaxMarks ||
        !std::all_of(rule_.marks().begin(), rule_.marks().end(), IsAsciiPunctuation))
      return fmt::format("repetition.marks: write 1 to {} ASCII punctuation marks", kMaxMarks);
    if (rule_.most() == 0 || rule_.most() > kMaxRepeats) {
      return fmt::format("repetition.most: {} is not from 1 to {}", rule_.most(), kMaxRepeats);
    }
    return {};
  }

  std::optional<SignalKind> Listens() const override {
    return rule_.words() > 0 ? SignalKind::kRepeatedWord : SignalKind::kMarks;
  }

  bool Heeds(const Signal& signal, const Passage& passage) const override {
    if (rule_.words() > 0) return signal.amount >= rule_.words();
    if (signal.amount <= rule_.most()) return false;
    const std::string_view marks = passage.text().substr(signal.begin, signal.end - signal.begin);
    return marks.find_first_not_of(rule_.marks()) == std::string_view::npos;
  }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

  std::vector<std::string> Replacements(std::uint32_t phrase, std::string_view original) const override {
    if (rule_.words() > 0) return {std::string(original.substr(0, WordEnd(original)))};
    const bool asks = original.find('?') != std::string_view::npos;
    return {asks ? "?" : std::string(original.substr(0, text::NextOffset(original, 0)))};
  }

 private:
  // The words are equal and one space is between two of them, so the first one ends at the first space.
  static std::size_t WordEnd(std::string_view original) {
    std::size_t end = 0;
    while (end < original.size() && !text::IsSpace(text::CodePointAt(original, end)))
      end = text::NextOffset(original, end);
    return end;
  }

  const v1::RepetitionRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeRepetition(const v1::RepetitionRule& rule) { return std::make_unique<Repetition>(rule); }

}  // namespace chatcore::lint
