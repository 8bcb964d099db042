#include <algorithm>
#include <set>
#include <string>

#include "chatcore/clock.h"
#include "src/base/status.h"

namespace chatcore {
namespace {

constexpr std::uint32_t kMaxPriority = 1'000;

absl::Status CheckText(std::string_view path, std::string_view field, std::string_view text, int max_bytes) {
  if (static_cast<int>(text.size()) <= max_bytes) return absl::OkStatus();
  return base::InvalidArgument("{}.{}: {} bytes, at most {} are allowed", path, field, text.size(), max_bytes);
}

absl::Status CheckCount(std::string_view path, std::string_view field, int count, int most) {
  if (count <= most) return absl::OkStatus();
  return base::InvalidArgument("{}.{}: {}, at most {} are allowed", path, field, count, most);
}

template <typename Texts>
absl::Status CheckTexts(std::string_view path, std::string_view field, const Texts& texts, const ClockLimits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckCount(path, field, texts.size(), limits.max_conditions));
  for (const std::string& text : texts) {
    if (text.empty()) return base::InvalidArgument("{}.{}: an empty value matches nothing; leave it out", path, field);
    CHATCORE_RETURN_IF_ERROR(CheckText(path, field, text, limits.max_id_bytes));
  }
  return absl::OkStatus();
}

absl::Status CheckTarget(const std::string& path, const v1::ClockTarget& target, const CalendarSet& calendars) {
  if (target.kind() == v1::CLOCK_KIND_UNSPECIFIED || !v1::ClockKind_IsValid(target.kind())) {
    return base::InvalidArgument("{}.kind: unknown value {}", path, int{target.kind()});
  }
  if (target.target_us() < 1 || target.target_us() > kMaxTargetUs) {
    return base::InvalidArgument("{}.target_us: {}, has to be 1 to {}", path, target.target_us(), kMaxTargetUs);
  }
  if (target.warn_percent() > 99) {
    return base::InvalidArgument("{}.warn_percent: {}, at most 99", path, target.warn_percent());
  }
  if (!target.calendar_id().empty() && calendars.Find(target.calendar_id()) == nullptr) {
    return base::InvalidArgument("{}.calendar_id: is not in the configuration's calendars", path);
  }
  return absl::OkStatus();
}

absl::Status CheckPolicy(const std::string& path, const v1::ClockPolicy& policy, const CalendarSet& calendars,
                         const ClockLimits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckText(path, "title", policy.title(), limits.max_title_bytes));
  if (policy.min_priority() > kMaxPriority) {
    return base::InvalidArgument("{}.min_priority: {}, at most {}", path, policy.min_priority(), kMaxPriority);
  }
  CHATCORE_RETURN_IF_ERROR(CheckCount(path, "channels", policy.channels_size(), limits.max_conditions));
  for (int channel : policy.channels()) {
    if (channel == v1::CHANNEL_UNSPECIFIED || !v1::Channel_IsValid(channel)) {
      return base::InvalidArgument("{}.channels: unknown value {}", path, channel);
    }
  }
  CHATCORE_RETURN_IF_ERROR(CheckTexts(path, "queue_ids", policy.queue_ids(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckTexts(path, "tiers", policy.tiers(), limits));
  std::set<int> kinds;
  for (int i = 0; i < policy.targets_size(); ++i) {
    const std::string target_path = fmt::format("{}.targets[{}]", path, i);
    CHATCORE_RETURN_IF_ERROR(CheckTarget(target_path, policy.targets(i), calendars));
    if (!kinds.insert(policy.targets(i).kind()).second) {
      return base::InvalidArgument("{}.kind: the policy has a target of this kind already", target_path);
    }
  }
  return absl::OkStatus();
}

/// An empty list asks for nothing.
template <typename List, typename Value>
bool Allows(const List& list, const Value& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool Matches(const v1::ClockPolicy& policy, const ClockSubject& subject) {
  return subject.priority >= policy.min_priority() && Allows(policy.channels(), static_cast<int>(subject.channel)) &&
         Allows(policy.queue_ids(), subject.queue_id) && Allows(policy.tiers(), subject.tier);
}

}  // namespace

absl::Status ValidateClockConfig(const v1::ClockConfig& config, const CalendarSet& calendars,
                                 const ClockLimits& limits) {
  if (config.policies_size() > limits.max_policies) {
    return base::InvalidArgument("policies: {}, at most {} are allowed", config.policies_size(), limits.max_policies);
  }
  std::set<std::string_view> ids;
  for (const v1::ClockPolicy& policy : config.policies()) {
    if (policy.policy_id().empty()) return base::InvalidArgument("policies.policy_id: is required");
    CHATCORE_RETURN_IF_ERROR(CheckText("policies", "policy_id", policy.policy_id(), limits.max_id_bytes));
    if (!ids.insert(policy.policy_id()).second) {
      return base::InvalidArgument("policies.policy_id: {} is named twice", policy.policy_id());
    }
    CHATCORE_RETURN_IF_ERROR(CheckPolicy(fmt::format("policies[{}]", policy.policy_id()), policy, calendars, limits));
  }
  return absl::OkStatus();
}

const v1::ClockPolicy* FindPolicy(const v1::ClockConfig& config, const ClockSubject& subject) {
  for (const v1::ClockPolicy& policy : config.policies()) {
    if (Matches(policy, subject)) return &policy;
  }
  return nullptr;
}

std::optional<ClockRules> RulesFor(const v1::ClockPolicy& policy, v1::ClockKind kind, const CalendarSet& calendars) {
  for (const v1::ClockTarget& target : policy.targets()) {
    if (target.kind() != kind) continue;
    return ClockRules{.target_us = target.target_us(),
                      .warn_percent = static_cast<int>(target.warn_percent()),
                      .calendar = target.calendar_id().empty() ? nullptr : calendars.Find(target.calendar_id()),
                      .runs_while_pending = target.runs_while_pending()};
  }
  return std::nullopt;
}

}  // namespace chatcore
