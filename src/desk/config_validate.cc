#include "src/desk/config_validate.h"

#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "src/base/status.h"
#include "src/desk/check_fields.h"

namespace chatcore::desk {
namespace {

using Ids = std::set<std::string_view>;

absl::Status AddUnique(Ids& ids, std::string_view field, std::string_view id, const v1::Limits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckId(field, id, limits));
  if (!ids.insert(id).second) return base::InvalidArgument("{}: {} is named twice", field, id);
  return absl::OkStatus();
}

absl::Status CheckKnown(const Ids& ids, std::string_view field, std::string_view id) {
  if (ids.contains(id)) return absl::OkStatus();
  return base::InvalidArgument("{}: {} is not in the configuration", field, id);
}

absl::Status CheckCount(std::string_view field, int count, std::uint32_t most) {
  if (count <= static_cast<int>(most)) return absl::OkStatus();
  return base::InvalidArgument("{}: {}, at most {} are allowed", field, count, most);
}

absl::Status CheckDuration(std::string_view field, std::int64_t value_us) {
  return CheckRange(field, value_us, 0, kMaxDurationUs);
}

absl::Status CheckPolicies(const v1::Config& config) {
  constexpr std::int64_t kSecondUs = 1'000'000;
  const auto check = CheckDuration;
  CHATCORE_RETURN_IF_ERROR(check("time.max_clock_step_us", config.time().max_clock_step_us()));
  CHATCORE_RETURN_IF_ERROR(check("time.max_timer_lag_us", config.time().max_timer_lag_us()));
  CHATCORE_RETURN_IF_ERROR(CheckRange("time.max_events_per_call", config.time().max_events_per_call(), 64, 10'000'000));
  CHATCORE_RETURN_IF_ERROR(check("retry.window_us", config.retry().window_us()));
  CHATCORE_RETURN_IF_ERROR(CheckRange("retry.window_count", config.retry().window_count(), 1, 100'000'000));
  CHATCORE_RETURN_IF_ERROR(check("retention.conversation_us", config.retention().conversation_us()));
  CHATCORE_RETURN_IF_ERROR(check("retention.ticket_us", config.retention().ticket_us()));
  CHATCORE_RETURN_IF_ERROR(check("retention.ticket_stub_us", config.retention().ticket_stub_us()));
  CHATCORE_RETURN_IF_ERROR(check("retention.customer_us", config.retention().customer_us()));
  CHATCORE_RETURN_IF_ERROR(CheckRange("presence.lease_us", config.presence().lease_us(), kSecondUs, kMaxDurationUs));
  CHATCORE_RETURN_IF_ERROR(check("presence.grace_us", config.presence().grace_us()));
  CHATCORE_RETURN_IF_ERROR(check("tickets.reopen_window_us", config.tickets().reopen_window_us()));
  CHATCORE_RETURN_IF_ERROR(check("tickets.reminder_after_us", config.tickets().reminder_after_us()));
  CHATCORE_RETURN_IF_ERROR(check("tickets.solve_after_us", config.tickets().solve_after_us()));
  CHATCORE_RETURN_IF_ERROR(check("tickets.archive_after_us", config.tickets().archive_after_us()));
  CHATCORE_RETURN_IF_ERROR(check("tickets.spam_purge_after_us", config.tickets().spam_purge_after_us()));
  return check("conversations.preview_interval_us", config.conversations().preview_interval_us());
}

absl::Status CheckQueue(const std::string& path, const v1::Queue& queue, const Ids& teams, const Ids& skills,
                        const v1::Limits& limits) {
  constexpr std::int64_t kSecondUs = 1'000'000;
  constexpr std::int64_t kDayUs = 86'400 * kSecondUs;
  CHATCORE_RETURN_IF_ERROR(CheckName(path + ".title", queue.title(), limits));
  for (const std::string& team_id : queue.team_ids()) {
    CHATCORE_RETURN_IF_ERROR(CheckKnown(teams, path + ".team_ids", team_id));
  }
  CHATCORE_RETURN_IF_ERROR(CheckRequirement(path + ".requirement", queue.requirement(), limits));
  for (const v1::SkillLevel& skill : queue.requirement().skills()) {
    CHATCORE_RETURN_IF_ERROR(CheckKnown(skills, path + ".requirement.skills.skill_id", skill.skill_id()));
  }
  // A second at least: an offer that ends sooner cannot be answered and would turn one late call into a storm.
  CHATCORE_RETURN_IF_ERROR(CheckRange(path + ".offer_timeout_us", queue.offer_timeout_us(), kSecondUs, kMaxDurationUs));
  CHATCORE_RETURN_IF_ERROR(
      CheckRange(path + ".decline_backoff_us", queue.decline_backoff_us(), kSecondUs, kMaxDurationUs));
  CHATCORE_RETURN_IF_ERROR(
      CheckRange(path + ".timeout_backoff_us", queue.timeout_backoff_us(), kSecondUs, kMaxDurationUs));
  CHATCORE_RETURN_IF_ERROR(CheckRange(path + ".priority_credit_us", queue.priority_credit_us(), 0, kDayUs));
  CHATCORE_RETURN_IF_ERROR(CheckDuration(path + ".wrap_up_us", queue.wrap_up_us()));
  if (!v1::OfferMode_IsValid(queue.mode()))
    return base::InvalidArgument("{}.mode: unknown value {}", path, int{queue.mode()});
  if (!v1::QueueOrder_IsValid(queue.order()))
    return base::InvalidArgument("{}.order: unknown value {}", path, int{queue.order()});
  std::set<int> criteria;
  for (int criterion : queue.strategy()) {
    if (criterion == v1::CRITERION_UNSPECIFIED || !v1::Criterion_IsValid(criterion)) {
      return base::InvalidArgument("{}.strategy: unknown criterion {}", path, criterion);
    }
    if (!criteria.insert(criterion).second) {
      return base::InvalidArgument("{}.strategy: criterion {} is named twice", path, criterion);
    }
  }
  return absl::OkStatus();
}

absl::Status CheckFallbacks(const v1::Config& config, const Ids& queues) {
  for (const v1::Queue& queue : config.queues()) {
    if (queue.fallback_queue_id().empty()) continue;
    const std::string path = fmt::format("queues[{}].fallback_queue_id", queue.queue_id());
    CHATCORE_RETURN_IF_ERROR(CheckKnown(queues, path, queue.fallback_queue_id()));
    Ids visited = {queue.queue_id()};
    std::string_view next = queue.fallback_queue_id();
    while (!next.empty()) {
      if (!visited.insert(next).second) return base::InvalidArgument("{}: the chain comes back to {}", path, next);
      for (const v1::Queue& other : config.queues()) {
        if (other.queue_id() != next) continue;
        next = other.fallback_queue_id();
        break;
      }
    }
  }
  return absl::OkStatus();
}

absl::Status CheckQueues(const v1::Config& config, const Ids& teams, const Ids& skills) {
  if (config.queues().empty()) return base::InvalidArgument("queues: at least one is required");
  Ids queues;
  for (const v1::Queue& queue : config.queues()) {
    CHATCORE_RETURN_IF_ERROR(AddUnique(queues, "queues.queue_id", queue.queue_id(), config.limits()));
    const std::string path = fmt::format("queues[{}]", queue.queue_id());
    CHATCORE_RETURN_IF_ERROR(CheckQueue(path, queue, teams, skills, config.limits()));
  }
  CHATCORE_RETURN_IF_ERROR(CheckFallbacks(config, queues));
  for (int i = 0; i < config.queue_rules_size(); ++i) {
    const v1::QueueRule& rule = config.queue_rules(i);
    const std::string path = fmt::format("queue_rules[{}]", i);
    CHATCORE_RETURN_IF_ERROR(CheckKnown(queues, path + ".queue_id", rule.queue_id()));
    CHATCORE_RETURN_IF_ERROR(CheckName(path + ".topic", rule.topic(), config.limits()));
    CHATCORE_RETURN_IF_ERROR(CheckName(path + ".tier", rule.tier(), config.limits()));
    CHATCORE_RETURN_IF_ERROR(CheckLanguage(path + ".language", rule.language()));
    if (!v1::Channel_IsValid(rule.channel())) {
      return base::InvalidArgument("{}.channel: unknown value {}", path, int{rule.channel()});
    }
  }
  return CheckKnown(queues, "default_queue_id", config.default_queue_id());
}

// The ids that are configured now and are not to be any more.
template <typename Entries, typename IdOf>
Ids Removed(const Entries& current, const Entries& next, IdOf id_of) {
  Ids ids;
  for (const auto& entry : current) ids.insert(std::invoke(id_of, entry));
  for (const auto& entry : next) ids.erase(std::invoke(id_of, entry));
  return ids;
}

}  // namespace

absl::Status ValidateConfig(const v1::Config& config) {
  const v1::Limits& limits = config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckRange("limits.max_id_bytes", limits.max_id_bytes(), 1, 4'096));
  CHATCORE_RETURN_IF_ERROR(CheckRange("limits.max_name_bytes", limits.max_name_bytes(), 1, 65'536));
  CHATCORE_RETURN_IF_ERROR(CheckRange("limits.max_message_bytes", limits.max_message_bytes(), 1, 16'777'216));
  CHATCORE_RETURN_IF_ERROR(CheckRange("limits.max_skills_per_item", limits.max_skills_per_item(), 1, 1'000));
  CHATCORE_RETURN_IF_ERROR(CheckId("workspace_id", config.workspace_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckPolicies(config));
  CHATCORE_RETURN_IF_ERROR(CheckCount("skills", config.skills_size(), limits.max_skills()));
  CHATCORE_RETURN_IF_ERROR(CheckCount("teams", config.teams_size(), limits.max_teams()));
  CHATCORE_RETURN_IF_ERROR(CheckCount("queues", config.queues_size(), limits.max_queues()));
  CHATCORE_RETURN_IF_ERROR(CheckCount("queue_rules", config.queue_rules_size(), limits.max_queue_rules()));
  CHATCORE_RETURN_IF_ERROR(CheckRange("default_capacity_units", config.default_capacity_units(), 1, kMaxCapacityUnits));
  Ids skills;
  for (const v1::Skill& skill : config.skills()) {
    CHATCORE_RETURN_IF_ERROR(AddUnique(skills, "skills.skill_id", skill.skill_id(), limits));
    CHATCORE_RETURN_IF_ERROR(CheckName("skills.title", skill.title(), limits));
  }
  Ids teams;
  for (const v1::Team& team : config.teams()) {
    CHATCORE_RETURN_IF_ERROR(AddUnique(teams, "teams.team_id", team.team_id(), limits));
    CHATCORE_RETURN_IF_ERROR(CheckName("teams.title", team.title(), limits));
  }
  std::set<int> channels;
  for (const v1::ChannelUnits& units : config.channel_units()) {
    if (units.channel() == v1::CHANNEL_UNSPECIFIED || !v1::Channel_IsValid(units.channel())) {
      return base::InvalidArgument("channel_units.channel: unknown value {}", int{units.channel()});
    }
    if (!channels.insert(units.channel()).second) {
      return base::InvalidArgument("channel_units.channel: {} is named twice", int{units.channel()});
    }
    CHATCORE_RETURN_IF_ERROR(CheckRange("channel_units.units", units.units(), 1, kMaxCapacityUnits));
  }
  return CheckQueues(config, teams, skills);
}

std::string FindUses(const State& state, const v1::Config& config) {
  const Ids teams = Removed(state.config.teams(), config.teams(), &v1::Team::team_id);
  const Ids skills = Removed(state.config.skills(), config.skills(), &v1::Skill::skill_id);
  const Ids queues = Removed(state.config.queues(), config.queues(), &v1::Queue::queue_id);
  std::string use;
  state.agents.ForEach([&](base::Handle, const agent::Agent& agent) {
    for (const std::string& team_id : agent.profile.team_ids()) {
      if (teams.contains(team_id)) use = fmt::format("teams: {} has agents; move them, or use force", team_id);
    }
    for (const v1::SkillLevel& skill : agent.profile.skills()) {
      if (skills.contains(skill.skill_id())) {
        use = fmt::format("skills: agents have {}; change them, or use force", skill.skill_id());
      }
    }
  });
  state.conversations.ForEach([&](base::Handle, const Conversation& conversation) {
    if (conversation.place == v1::PLACE_CLOSED) return;
    for (const v1::SkillLevel& skill : conversation.requirement.skills()) {
      if (skills.contains(skill.skill_id())) {
        use = fmt::format("skills: conversations ask for {}; let them end, or use force", skill.skill_id());
      }
    }
    const std::string& queue_id = state.queues[conversation.queue].config.queue_id();
    if (queues.contains(queue_id)) {
      use = fmt::format("queues: {} has conversations; let them end, or use force", queue_id);
    }
  });
  state.tickets.ForEach([&](base::Handle, const ticket::Ticket& ticket) {
    if (!ticket.record.archived() && teams.contains(ticket.record.team_id())) {
      use = fmt::format("teams: {} has tickets; assign them to another, or use force", ticket.record.team_id());
    }
  });
  return use;
}

}  // namespace chatcore::desk
