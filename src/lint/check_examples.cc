#include "src/lint/check_examples.h"

#include <string_view>

#include "src/base/status.h"
#include "src/lint/check_rule.h"
#include "src/lint/examine.h"

namespace chatcore::lint {
namespace {

class ExampleRun {
 public:
  ExampleRun(const PackRule& entry, std::uint32_t number, const RuleIndex& index, const text::Folder& folder)
      : entry_(entry), number_(number), index_(index), folder_(folder) {}

  absl::Status Run() const {
    const v1::LintRule& rule = entry_.rule;
    for (int i = 0; i < rule.bad_examples_size(); ++i) {
      if (!FiresOn(rule.bad_examples(i))) return Problem("bad_examples", i, "the rule does not fire on it");
    }
    for (int i = 0; i < rule.good_examples_size(); ++i) {
      if (FiresOn(rule.good_examples(i))) return Problem("good_examples", i, "the rule fires on it");
    }
    for (const v1::Substitution& swap : rule.substitution().swaps()) {
      for (int i = 0; i < swap.replacements_size(); ++i) {
        if (FiresOn(swap.replacements(i))) return Problem("replacements", i, "the rule fires on its own remedy");
      }
    }
    return absl::OkStatus();
  }

 private:
  bool FiresOn(std::string_view text) const {
    text::FoldedText folded;
    folder_.Fold(text, folded);
    return Fires(index_, {text, folded}, number_);
  }

  absl::Status Problem(std::string_view list, int place, std::string_view problem) const {
    return base::InvalidArgument("{} {}[{}]: {}; correct the phrases or the example",
                                 RuleName(entry_.pack_id, entry_.rule.id()), list, place, problem);
  }

  const PackRule& entry_;
  const std::uint32_t number_;
  const RuleIndex& index_;
  const text::Folder& folder_;
};

}  // namespace

absl::Status CheckExamples(std::span<const PackRule> rules, const RuleIndex& index, const text::Folder& folder) {
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    CHATCORE_RETURN_IF_ERROR(ExampleRun(rules[i], i, index, folder).Run());
  }
  return absl::OkStatus();
}

}  // namespace chatcore::lint
