#include "src/desk/config_resolve.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace chatcore::desk {
namespace {

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kMinuteUs = 60 * kSecondUs;
constexpr std::int64_t kHourUs = 60 * kMinuteUs;
constexpr std::int64_t kDayUs = 24 * kHourUs;

// Sets a field that is 0 to its default.
#define CHATCORE_DEFAULT(message, field, value) \
  if ((message).field() == 0) (message).set_##field(value)

void ResolveLimits(v1::Limits& limits) {
  CHATCORE_DEFAULT(limits, max_agents, 10'000);
  CHATCORE_DEFAULT(limits, max_customers, 1'000'000);
  CHATCORE_DEFAULT(limits, max_conversations, 1'000'000);
  CHATCORE_DEFAULT(limits, max_tickets, 1'000'000);
  CHATCORE_DEFAULT(limits, max_ticket_stubs, 4'000'000);
  CHATCORE_DEFAULT(limits, max_queues, 1'000);
  CHATCORE_DEFAULT(limits, max_teams, 1'000);
  CHATCORE_DEFAULT(limits, max_skills, 1'000);
  CHATCORE_DEFAULT(limits, max_queue_rules, 1'000);
  CHATCORE_DEFAULT(limits, max_connections_per_agent, 16);
  CHATCORE_DEFAULT(limits, max_id_bytes, 128);
  CHATCORE_DEFAULT(limits, max_name_bytes, 512);
  CHATCORE_DEFAULT(limits, max_message_bytes, 65'536);
  CHATCORE_DEFAULT(limits, max_skills_per_item, 64);
  CHATCORE_DEFAULT(limits, max_backoffs_per_item, 64);
}

void ResolvePolicies(v1::Config& config) {
  v1::TimePolicy& time = *config.mutable_time();
  CHATCORE_DEFAULT(time, max_clock_step_us, 5 * kMinuteUs);
  CHATCORE_DEFAULT(time, max_timer_lag_us, 5 * kSecondUs);
  CHATCORE_DEFAULT(time, max_events_per_call, 10'000);

  v1::RetryPolicy& retry = *config.mutable_retry();
  CHATCORE_DEFAULT(retry, window_us, 24 * kHourUs);
  CHATCORE_DEFAULT(retry, window_count, 100'000);

  v1::RetentionPolicy& retention = *config.mutable_retention();
  CHATCORE_DEFAULT(retention, conversation_us, kHourUs);
  CHATCORE_DEFAULT(retention, ticket_us, kHourUs);
  CHATCORE_DEFAULT(retention, ticket_stub_us, 90 * kDayUs);
  CHATCORE_DEFAULT(retention, customer_us, 30 * kDayUs);

  v1::PresencePolicy& presence = *config.mutable_presence();
  CHATCORE_DEFAULT(presence, lease_us, 45 * kSecondUs);
  CHATCORE_DEFAULT(presence, grace_us, 30 * kSecondUs);

  v1::TicketPolicy& tickets = *config.mutable_tickets();
  if (!tickets.has_pending_on_reply()) tickets.set_pending_on_reply(true);
  CHATCORE_DEFAULT(tickets, reopen_window_us, 7 * kDayUs);
  CHATCORE_DEFAULT(tickets, reminder_after_us, 3 * kDayUs);
  CHATCORE_DEFAULT(tickets, solve_after_us, 4 * kDayUs);
  CHATCORE_DEFAULT(tickets, archive_after_us, 7 * kDayUs);
  CHATCORE_DEFAULT(tickets, spam_purge_after_us, 30 * kDayUs);

  v1::ConversationPolicy& conversations = *config.mutable_conversations();
  if (!conversations.has_transfer_needs_consent()) conversations.set_transfer_needs_consent(true);
  CHATCORE_DEFAULT(conversations, preview_interval_us, kSecondUs / 2);

  v1::EtiquettePolicy& etiquette = *config.mutable_etiquette();
  if (etiquette.confirm_at() == v1::SEVERITY_UNSPECIFIED) etiquette.set_confirm_at(v1::SEVERITY_ERROR);
}

void ResolveQueue(v1::Queue& queue) {
  if (queue.mode() == v1::OFFER_MODE_UNSPECIFIED) queue.set_mode(v1::OFFER_MODE_ASSIGN);
  if (queue.order() == v1::QUEUE_ORDER_UNSPECIFIED) queue.set_order(v1::QUEUE_ORDER_TIME_CREDIT);
  CHATCORE_DEFAULT(queue, offer_timeout_us, 30 * kSecondUs);
  CHATCORE_DEFAULT(queue, decline_backoff_us, kMinuteUs);
  CHATCORE_DEFAULT(queue, timeout_backoff_us, kMinuteUs);
  CHATCORE_DEFAULT(queue, max_missed_offers, 3);
  CHATCORE_DEFAULT(queue, priority_credit_us, kMinuteUs);
  if (!queue.strategy().empty()) return;
  queue.add_strategy(v1::CRITERION_LAST_AGENT);
  queue.add_strategy(v1::CRITERION_LOAD_SHARE);
  queue.add_strategy(v1::CRITERION_LONGEST_IDLE);
}

#undef CHATCORE_DEFAULT

// Replaces the entries of equal id, appends the others, and takes the removed ids out.
template <typename Entry, typename Ids, typename IdOf>
void PatchList(google::protobuf::RepeatedPtrField<Entry>& list,
               const google::protobuf::RepeatedPtrField<Entry>& upserts, const Ids& removed, IdOf id_of) {
  for (const Entry& upsert : upserts) {
    const auto same = [&](const Entry& entry) { return id_of(entry) == id_of(upsert); };
    const auto found = std::find_if(list.begin(), list.end(), same);
    if (found == list.end()) {
      *list.Add() = upsert;
    } else {
      *found = upsert;
    }
  }
  for (const std::string& id : removed) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Entry& entry) { return id_of(entry) == id; });
    if (found != list.end()) list.erase(found);
  }
}

}  // namespace

v1::Config ResolveConfig(const v1::Config& config) {
  v1::Config resolved = config;
  ResolveLimits(*resolved.mutable_limits());
  ResolvePolicies(resolved);
  for (v1::Queue& queue : *resolved.mutable_queues()) ResolveQueue(queue);
  if (resolved.default_queue_id().empty() && !resolved.queues().empty()) {
    resolved.set_default_queue_id(resolved.queues(0).queue_id());
  }
  if (resolved.default_capacity_units() == 0) resolved.set_default_capacity_units(3);
  return resolved;
}

v1::Config PatchConfig(const v1::Config& config, const v1::ConfigPatch& patch) {
  v1::Config patched = config;
  PatchList(*patched.mutable_skills(), patch.upsert_skills(), patch.remove_skill_ids(),
            [](const v1::Skill& skill) { return skill.skill_id(); });
  PatchList(*patched.mutable_teams(), patch.upsert_teams(), patch.remove_team_ids(),
            [](const v1::Team& team) { return team.team_id(); });
  PatchList(*patched.mutable_queues(), patch.upsert_queues(), patch.remove_queue_ids(),
            [](const v1::Queue& queue) { return queue.queue_id(); });
  if (patch.has_time()) *patched.mutable_time() = patch.time();
  if (patch.has_retry()) *patched.mutable_retry() = patch.retry();
  if (patch.has_retention()) *patched.mutable_retention() = patch.retention();
  if (patch.has_presence()) *patched.mutable_presence() = patch.presence();
  if (patch.has_tickets()) *patched.mutable_tickets() = patch.tickets();
  if (patch.has_conversations()) *patched.mutable_conversations() = patch.conversations();
  if (patch.has_etiquette()) *patched.mutable_etiquette() = patch.etiquette();
  if (patch.has_limits()) *patched.mutable_limits() = patch.limits();
  if (!patch.default_queue_id().empty()) patched.set_default_queue_id(patch.default_queue_id());
  if (patch.default_capacity_units() != 0) patched.set_default_capacity_units(patch.default_capacity_units());
  return patched;
}

}  // namespace chatcore::desk
