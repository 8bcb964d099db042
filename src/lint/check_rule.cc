#include "src/lint/check_rule.h"

#include <algorithm>
#include <set>

#include "src/base/status.h"
#include "src/lint/fact.h"
#include "src/lint/language_tag.h"
#include "src/lint/limits.h"
#include "src/lint/rule_kind.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

bool IsIdCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes && std::all_of(id.begin(), id.end(), IsIdCharacter);
}

constexpr std::string_view kIdRule = "write 1 to 100 of a-z 0-9 . - _";

template <typename Field>
std::string BadEnum(std::string_view path, const Field& values, bool (*valid)(int)) {
  for (int i = 0; i < values.size(); ++i) {
    if (values.Get(i) != 0 && valid(values.Get(i))) continue;
    return fmt::format("{}[{}]: {} is no value of it; leave the list empty for the default", path, i, values.Get(i));
  }
  return {};
}

std::string BadHeader(const v1::LintRule& rule) {
  if (!v1::Severity_IsValid(rule.severity())) {
    return fmt::format("severity: {} is no severity; use suggestion, warning or error",
                       static_cast<int>(rule.severity()));
  }
  if (rule.confidence_percent() > 100) {
    return fmt::format("confidence_percent: {} is more than 100", rule.confidence_percent());
  }
  if (!rule.category().empty() && !IsId(rule.category())) return fmt::format("category: is no name; {}", kIdRule);
  if (std::string bad = BadEnum("channels", rule.channels(), v1::Channel_IsValid); !bad.empty()) return bad;
  if (std::string bad = BadEnum("fires_in", rule.fires_in(), v1::TextRange_IsValid); !bad.empty()) return bad;
  return BadEnum("authors", rule.authors(), v1::ActorKind_IsValid);
}

std::string BadText(std::string_view path, std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) return fmt::format("{}: has {} bytes; write at most {}", path, text.size(), max_bytes);
  if (const text::Utf8Scan scan = text::ScanUtf8(text); scan.error.has_value()) {
    return fmt::format("{}: byte {} is not UTF-8", path, *scan.error);
  }
  return {};
}

std::string BadTexts(const v1::LintRule& rule) {
  if (rule.texts_size() > kMaxTexts)
    return fmt::format("texts: has {} entries; write at most {}", rule.texts_size(), kMaxTexts);
  std::set<std::string_view> languages;
  for (int i = 0; i < rule.texts_size(); ++i) {
    const v1::RuleText& text = rule.texts(i);
    const std::string path = fmt::format("texts[{}]", i);
    if (!IsPrimaryTag(text.language())) return path + ".language: is no primary tag such as \"en\"";
    if (!languages.insert(text.language()).second) return path + ".language: occurs twice; keep one text a language";
    if (text.message().empty()) return path + ".message: is empty; write one line";
    const std::pair<std::string_view, const std::string&> fields[] = {
        {".message", text.message()}, {".explanation", text.explanation()}, {".reason", text.reason()}};
    for (const auto& [name, value] : fields) {
      if (std::string bad = BadText(path + std::string(name), value, kMaxTextFieldBytes); !bad.empty()) return bad;
    }
  }
  if (!IsFactRule(rule) && !languages.contains("en")) return "texts: have no English; it is what readers fall back to";
  return {};
}

template <typename Examples>
std::string BadExamples(std::string_view name, const Examples& examples) {
  if (examples.size() > kMaxExamples) {
    return fmt::format("{}: has {} entries; write at most {}", name, examples.size(), kMaxExamples);
  }
  for (int i = 0; i < examples.size(); ++i) {
    std::string bad = BadText(fmt::format("{}[{}]", name, i), examples.Get(i), kMaxExampleBytes);
    if (!bad.empty()) return bad;
  }
  return {};
}

std::string BadFactRule(const v1::LintRule& rule) {
  if (!IsFactRule(rule)) return {};
  if (!FactOfCategory(rule.category()).has_value()) {
    return fmt::format("category: \"{}\" names no fact; give the rule a severity or one of these categories: {}",
                       rule.category(), FactCategories());
  }
  if (!rule.has_existence())
    return "severity: is missing; a rule without one states a fact and has to be of the kind existence";
  return {};
}

std::string BadKind(const v1::LintRule& rule) {
  const std::unique_ptr<RuleKind> kind = MakeRuleKind(rule);
  if (kind == nullptr) return "kind: is missing; give the rule existence, substitution, occurrence or another one";
  return kind->Problem();
}

}  // namespace

std::string RuleName(std::string_view pack_id, std::string_view rule_id) {
  return fmt::format("pack \"{}\" rule \"{}\"", pack_id, rule_id);
}

absl::Status CheckPack(const v1::LintPack& pack) {
  if (!IsId(pack.id()))
    return base::InvalidArgument("packs: an id of {} bytes is no name; {}", pack.id().size(), kIdRule);
  if (!pack.language().empty() && !IsPrimaryTag(pack.language())) {
    return base::InvalidArgument("pack \"{}\" language: is no primary tag such as \"en\"", pack.id());
  }
  std::set<std::string_view> ids;
  for (int i = 0; i < pack.rules_size(); ++i) {
    const std::string& id = pack.rules(i).id();
    if (!IsId(id)) return base::InvalidArgument("pack \"{}\" rules[{}].id: is no name; {}", pack.id(), i, kIdRule);
    if (!ids.insert(id).second) {
      return base::InvalidArgument("pack \"{}\" rules[{}].id {}: occurs twice in the pack; rename one", pack.id(), i,
                                   id);
    }
  }
  return absl::OkStatus();
}

absl::Status CheckRule(std::string_view pack_id, const v1::LintRule& rule) {
  const std::string problems[] = {BadHeader(rule),
                                  BadKind(rule),
                                  BadFactRule(rule),
                                  BadTexts(rule),
                                  BadExamples("bad_examples", rule.bad_examples()),
                                  BadExamples("good_examples", rule.good_examples())};
  for (const std::string& problem : problems) {
    if (!problem.empty()) return base::InvalidArgument("{} {}", RuleName(pack_id, rule.id()), problem);
  }
  return absl::OkStatus();
}

}  // namespace chatcore::lint
