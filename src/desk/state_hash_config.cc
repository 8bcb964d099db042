#include "src/desk/state_hash_config.h"

#include <string>

namespace chatcore::desk {
namespace {

using base::Hasher;

void AddStrings(Hasher& hash, const google::protobuf::RepeatedPtrField<std::string>& texts) {
  hash.Add(texts.size());
  for (const std::string& text : texts) hash.Add(text);
}

void AddSkills(Hasher& hash, const google::protobuf::RepeatedPtrField<v1::SkillLevel>& skills) {
  hash.Add(skills.size());
  for (const v1::SkillLevel& skill : skills) {
    hash.Add(skill.skill_id());
    hash.Add(skill.level());
  }
}

void AddLimits(Hasher& hash, const v1::Limits& limits) {
  hash.Add(limits.max_agents());
  hash.Add(limits.max_customers());
  hash.Add(limits.max_conversations());
  hash.Add(limits.max_tickets());
  hash.Add(limits.max_ticket_stubs());
  hash.Add(limits.max_queues());
  hash.Add(limits.max_teams());
  hash.Add(limits.max_skills());
  hash.Add(limits.max_queue_rules());
  hash.Add(limits.max_connections_per_agent());
  hash.Add(limits.max_id_bytes());
  hash.Add(limits.max_name_bytes());
  hash.Add(limits.max_message_bytes());
  hash.Add(limits.max_skills_per_item());
  hash.Add(limits.max_backoffs_per_item());
}

void AddPolicies(Hasher& hash, const v1::Config& config) {
  hash.Add(config.time().max_clock_step_us());
  hash.Add(config.time().max_timer_lag_us());
  hash.Add(config.time().max_events_per_call());
  hash.Add(config.retry().window_us());
  hash.Add(config.retry().window_count());
  hash.Add(config.retention().conversation_us());
  hash.Add(config.retention().ticket_us());
  hash.Add(config.retention().ticket_stub_us());
  hash.Add(config.retention().customer_us());
  hash.Add(config.presence().lease_us());
  hash.Add(config.presence().grace_us());
  hash.Add(config.presence().require_connection());
  hash.Add(config.tickets().pending_on_reply());
  hash.Add(config.tickets().reopen_window_us());
  hash.Add(config.tickets().reminder_after_us());
  hash.Add(config.tickets().solve_after_us());
  hash.Add(config.tickets().no_silence_rule());
  hash.Add(config.tickets().archive_after_us());
  hash.Add(config.tickets().spam_purge_after_us());
  hash.Add(config.conversations().transfer_needs_consent());
  hash.Add(config.conversations().preview_interval_us());
  hash.Add(config.conversations().one_per_customer_and_channel());
  hash.Add(config.etiquette().confirm_at());
  hash.Add(config.etiquette().block_at());
}

void AddQueue(Hasher& hash, const v1::Queue& queue) {
  hash.Add(queue.queue_id());
  hash.Add(queue.title());
  AddStrings(hash, queue.team_ids());
  HashRequirement(hash, queue.requirement());
  hash.Add(queue.mode());
  hash.Add(queue.offer_timeout_us());
  hash.Add(queue.decline_backoff_us());
  hash.Add(queue.timeout_backoff_us());
  hash.Add(queue.max_missed_offers());
  hash.Add(queue.strategy_size());
  for (int criterion : queue.strategy()) hash.Add(criterion);
  hash.Add(queue.order());
  hash.Add(queue.priority_credit_us());
  hash.Add(queue.weight());
  hash.Add(queue.max_waiting());
  hash.Add(queue.fallback_queue_id());
  hash.Add(queue.wrap_up_us());
  hash.Add(queue.max_per_agent());
}

}  // namespace

void HashRequirement(Hasher& hash, const v1::Requirement& requirement) {
  AddSkills(hash, requirement.skills());
  hash.Add(requirement.language());
}

void HashAgentProfile(Hasher& hash, const v1::Agent& profile) {
  hash.Add(profile.agent_id());
  hash.Add(profile.display_name());
  hash.Add(profile.role());
  hash.Add(profile.kind());
  AddStrings(hash, profile.team_ids());
  AddSkills(hash, profile.skills());
  AddStrings(hash, profile.languages());
  hash.Add(profile.capacity_units());
  hash.Add(profile.channel_limits_size());
  for (const v1::ChannelLimit& limit : profile.channel_limits()) {
    hash.Add(limit.channel());
    hash.Add(limit.max_items());
  }
  hash.Add(profile.order());
}

void HashConfig(Hasher& hash, const v1::Config& config) {
  hash.Add(config.workspace_id());
  hash.Add(config.seed());
  AddLimits(hash, config.limits());
  AddPolicies(hash, config);
  hash.Add(config.skills_size());
  for (const v1::Skill& skill : config.skills()) {
    hash.Add(skill.skill_id());
    hash.Add(skill.title());
  }
  hash.Add(config.teams_size());
  for (const v1::Team& team : config.teams()) {
    hash.Add(team.team_id());
    hash.Add(team.title());
  }
  hash.Add(config.queues_size());
  for (const v1::Queue& queue : config.queues()) AddQueue(hash, queue);
  hash.Add(config.queue_rules_size());
  for (const v1::QueueRule& rule : config.queue_rules()) {
    hash.Add(rule.queue_id());
    hash.Add(rule.channel());
    hash.Add(rule.topic());
    hash.Add(rule.language());
    hash.Add(rule.tier());
  }
  hash.Add(config.default_queue_id());
  hash.Add(config.default_capacity_units());
  hash.Add(config.channel_units_size());
  for (const v1::ChannelUnits& units : config.channel_units()) {
    hash.Add(units.channel());
    hash.Add(units.units());
  }
}

}  // namespace chatcore::desk
