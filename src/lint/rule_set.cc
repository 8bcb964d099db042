#include "src/lint/rule_set.h"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/lint/built_in_packs.h"
#include "src/lint/check_rule.h"
#include "src/lint/limits.h"

namespace chatcore::lint {
namespace {

using RulesById = std::map<std::string, PackRule, std::less<>>;

absl::StatusOr<std::vector<v1::LintPack>> NamedPacks(const v1::LintPolicy& policy) {
  if (policy.pack_ids().empty() && policy.packs().empty()) return BuiltInPacks();
  std::vector<v1::LintPack> packs;
  std::set<std::string_view> seen;
  for (const std::string& id : policy.pack_ids()) {
    if (!seen.insert(id).second) return base::InvalidArgument("pack_ids: \"{}\" occurs twice; name it once", id);
    absl::StatusOr<v1::LintPack> pack = BuiltInPack(id);
    if (!pack.ok()) return pack.status();
    packs.push_back(*std::move(pack));
  }
  packs.insert(packs.end(), policy.packs().begin(), policy.packs().end());
  return packs;
}

absl::Status Merge(const v1::LintPack& pack, RulesById& rules) {
  CHATCORE_RETURN_IF_ERROR(CheckPack(pack));
  for (const v1::LintRule& rule : pack.rules()) {
    CHATCORE_RETURN_IF_ERROR(CheckRule(pack.id(), rule));
    PackRule& merged = rules[rule.id()];
    merged = {rule, pack.id(), pack.language()};
    if (rule.confidence_percent() == 0) merged.rule.set_confidence_percent(100);
  }
  if (rules.size() > kMaxRules) {
    return base::InvalidArgument("packs: {} rules are more than {}; use fewer packs", rules.size(), kMaxRules);
  }
  return absl::OkStatus();
}

absl::Status Disable(const v1::LintPolicy& policy, RulesById& rules) {
  std::set<std::string_view> disabled;
  for (const std::string& id : policy.disabled_rule_ids()) {
    if (!rules.contains(id)) return base::InvalidArgument("disabled_rule_ids: no rule is called \"{}\"", id);
    disabled.insert(id);
  }
  std::erase_if(rules, [&](const auto& entry) { return disabled.contains(entry.first); });
  return absl::OkStatus();
}

// Runs before Disable, so that an override of a disabled rule is no error.
absl::Status Override(const v1::LintPolicy& policy, RulesById& rules) {
  for (const v1::SeverityOverride& entry : policy.severities()) {
    const auto found = rules.find(entry.rule_id());
    if (found == rules.end()) return base::InvalidArgument("severities: no rule is called \"{}\"", entry.rule_id());
    if (IsFactRule(found->second.rule)) {
      return base::InvalidArgument("severities {}: the rule states a fact and has no severity", entry.rule_id());
    }
    if (entry.severity() == v1::SEVERITY_UNSPECIFIED || !v1::Severity_IsValid(entry.severity())) {
      return base::InvalidArgument("severities {}: {} is no severity; to silence the rule, disable it", entry.rule_id(),
                                   static_cast<int>(entry.severity()));
    }
    found->second.rule.set_severity(entry.severity());
  }
  return absl::OkStatus();
}

absl::Status SetLimit(std::string_view name, std::uint32_t wanted, std::uint32_t normal, std::uint32_t most,
                      std::uint32_t& limit) {
  if (wanted > most) return base::InvalidArgument("{}: {} is more than {}", name, wanted, most);
  limit = wanted == 0 ? normal : wanted;
  return absl::OkStatus();
}

template <typename List>
void AddList(base::Hasher& hasher, const List& list) {
  hasher.Add(list.size());
  for (const auto& value : list) hasher.Add(value);
}

void AddVariants(base::Hasher& hasher, const v1::ConsistencyRule& rule) {
  hasher.Add(rule.variants_size());
  for (const v1::Variant& variant : rule.variants()) {
    hasher.Add(variant.name());
    AddList(hasher, variant.phrases());
  }
}

// The kinds that look for more than phrases of one list.
void AddOtherKind(base::Hasher& hasher, const v1::LintRule& rule) {
  hasher.Add(rule.repetition().words());
  hasher.Add(rule.repetition().marks());
  hasher.Add(rule.repetition().most());
  AddList(hasher, rule.conditional().when_categories());
  AddList(hasher, rule.conditional().when_phrases());
  AddList(hasher, rule.conditional().then_categories());
  AddList(hasher, rule.conditional().then_phrases());
  hasher.Add(rule.conditional().behind());
  AddVariants(hasher, rule.consistency());
  AddList(hasher, rule.capitalisation().written());
  hasher.Add(rule.capitalisation().shouted_words());
  hasher.Add(rule.capitalisation().sentence_start());
  hasher.Add(rule.metric().metric());
  hasher.Add(rule.metric().max());
  hasher.Add(rule.script().mixed_words());
  AddList(hasher, rule.script().expected());
  hasher.Add(rule.script().min_percent());
  AddList(hasher, rule.blank().allowed());
}

void AddKind(base::Hasher& hasher, const v1::LintRule& rule) {
  hasher.Add(rule.kind_case());
  AddList(hasher, rule.existence().phrases());
  hasher.Add(rule.substitution().swaps_size());
  for (const v1::Substitution& swap : rule.substitution().swaps()) {
    AddList(hasher, swap.phrases());
    AddList(hasher, swap.replacements());
  }
  AddList(hasher, rule.occurrence().phrases());
  hasher.Add(rule.occurrence().min());
  hasher.Add(rule.occurrence().has_max());
  hasher.Add(rule.occurrence().max());
  AddOtherKind(hasher, rule);
}

void AddRule(base::Hasher& hasher, const PackRule& entry) {
  const v1::LintRule& rule = entry.rule;
  hasher.Add(entry.language);
  hasher.Add(rule.id());
  hasher.Add(rule.severity());
  hasher.Add(rule.confidence_percent());
  AddList(hasher, rule.channels());
  AddList(hasher, rule.authors());
  AddList(hasher, rule.fires_in());
  hasher.Add(rule.texts_size());
  for (const v1::RuleText& text : rule.texts()) {
    hasher.Add(text.language());
    hasher.Add(text.message());
    hasher.Add(text.explanation());
    hasher.Add(text.reason());
  }
  AddList(hasher, rule.antipatterns());
  hasher.Add(rule.category());
  AddKind(hasher, rule);
}

}  // namespace

std::uint64_t RuleSet::Hash() const {
  base::Hasher hasher;
  hasher.Add(max_text_bytes);
  hasher.Add(max_findings);
  hasher.Add(rules.size());
  for (const PackRule& rule : rules) AddRule(hasher, rule);
  return hasher.Digest();
}

absl::StatusOr<RuleSet> ResolveRules(const v1::LintPolicy& policy) {
  if (policy.packs_size() > kMaxPacks) {
    return base::InvalidArgument("packs: has {} entries; use at most {}", policy.packs_size(), kMaxPacks);
  }
  absl::StatusOr<std::vector<v1::LintPack>> packs = NamedPacks(policy);
  if (!packs.ok()) return packs.status();
  RulesById rules;
  for (const v1::LintPack& pack : *packs) CHATCORE_RETURN_IF_ERROR(Merge(pack, rules));
  CHATCORE_RETURN_IF_ERROR(Override(policy, rules));
  CHATCORE_RETURN_IF_ERROR(Disable(policy, rules));

  RuleSet set;
  CHATCORE_RETURN_IF_ERROR(
      SetLimit("max_text_bytes", policy.max_text_bytes(), kDefaultMaxTextBytes, kMaxMaxTextBytes, set.max_text_bytes));
  CHATCORE_RETURN_IF_ERROR(
      SetLimit("max_findings", policy.max_findings(), kDefaultMaxFindings, kMaxMaxFindings, set.max_findings));
  for (auto& [id, rule] : rules) set.rules.push_back(std::move(rule));
  return set;
}

}  // namespace chatcore::lint
