#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Sentences that are too long, or a message that is.
class Metric : public RuleKind {
 public:
  explicit Metric(const v1::MetricRule& rule) : rule_(rule) {}

  std::string Problem() const override {
    if (rule_.metric() == v1::TEXT_METRIC_UNSPECIFIED || !v1::TextMetric_IsValid(rule_.metric())) {
      return fmt::format("metric.metric: {} is no metric; write sentence_words, for example",
                         static_cast<int>(rule_.metric()));
    }
    if (rule_.max() == 0 || rule_.max() > kMaxMetric) {
      return fmt::format("metric.max: {} is not from 1 to {}", rule_.max(), kMaxMetric);
    }
    return {};
  }

  std::optional<SignalKind> Listens() const override {
    return OfMessage() ? std::nullopt : std::optional(SignalKind::kSentence);
  }

  bool Heeds(const Signal& signal, const Passage& passage) const override {
    const bool words = rule_.metric() == v1::TEXT_METRIC_SENTENCE_WORDS;
    return (words ? signal.amount : signal.characters) > rule_.max();
  }

  bool AsksTotals() const override { return OfMessage(); }
  bool WaitsForEnd() const override { return OfMessage(); }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

  void End(const Tally& tally, const TextTotals& totals, Matches& findings) const override {
    if (totals.characters > rule_.max()) findings.push_back({totals.text_end, totals.text_end, Match::kNoPhrase});
  }

 private:
  bool OfMessage() const { return rule_.metric() == v1::TEXT_METRIC_MESSAGE_CHARACTERS; }

  const v1::MetricRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeMetric(const v1::MetricRule& rule) { return std::make_unique<Metric>(rule); }

}  // namespace chatcore::lint
