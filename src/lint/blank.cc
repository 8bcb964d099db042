#include <algorithm>

#include "src/lint/blank_form.h"
#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"

namespace chatcore::lint {
namespace {

// Every blank whose name is not allowed, also in a quotation: that is where templates are tried out.
class BlankKind : public RuleKind {
 public:
  explicit BlankKind(const v1::BlankRule& rule) : rule_(rule) {}

  std::string Problem() const override {
    if (rule_.allowed_size() > kMaxAllowedBlanks) {
      return fmt::format("blank.allowed: has {} entries; write at most {}", rule_.allowed_size(), kMaxAllowedBlanks);
    }
    for (int i = 0; i < rule_.allowed_size(); ++i) {
      const std::string& name = rule_.allowed(i);
      if (name.empty() || name.size() > kMaxIdBytes) {
        return fmt::format("blank.allowed[{}]: has {} bytes; write 1 to {}", i, name.size(), kMaxIdBytes);
      }
      const bool folded = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (!folded) return fmt::format("blank.allowed[{}]: has capitals; write it in small letters", i);
    }
    return {};
  }

  std::optional<SignalKind> Listens() const override { return SignalKind::kBlank; }

  bool Heeds(const Signal& signal, const Passage& passage) const override {
    const std::string_view name = BlankName(passage.text().substr(signal.begin, signal.end - signal.begin));
    return std::find(rule_.allowed().begin(), rule_.allowed().end(), name) == rule_.allowed().end();
  }

  std::uint32_t OwnRanges() const override { return 1u << v1::TEXT_RANGE_QUOTE | 1u << v1::TEXT_RANGE_URL; }

  void Take(const Match& match, const Passage& passage, Tally& tally, Matches& findings) const override {
    findings.push_back(match);
  }

 private:
  const v1::BlankRule& rule_;
};

}  // namespace

std::unique_ptr<RuleKind> MakeBlank(const v1::BlankRule& rule) { return std::make_unique<BlankKind>(rule); }

}  // namespace chatcore::lint
