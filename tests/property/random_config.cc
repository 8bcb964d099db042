#include "tests/property/random_config.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/property/names.h"
#include "tests/property/sequence.h"

namespace chatcore::property {
namespace {

// Half of the time the default.
std::int64_t Perhaps(Dice& dice, std::initializer_list<std::int64_t> values) {
  return dice.Percent(50) ? 0 : dice.OneOf(values);
}

v1::Limits RandomLimits(Dice& dice) {
  v1::Limits limits;
  if (dice.Percent(50)) return limits;
  if (dice.Percent(40)) limits.set_max_agents(3);
  if (dice.Percent(40)) limits.set_max_customers(4);
  if (dice.Percent(40)) limits.set_max_conversations(5);
  if (dice.Percent(40)) limits.set_max_tickets(4);
  if (dice.Percent(60)) limits.set_max_ticket_stubs(1);
  if (dice.Percent(40)) limits.set_max_connections_per_agent(1);
  if (dice.Percent(40)) limits.set_max_backoffs_per_item(1);
  return limits;
}

v1::TimePolicy RandomTime(Dice& dice, const Wishes& wishes) {
  v1::TimePolicy time;
  time.set_max_timer_lag_us(wishes.never_resumes ? 9 * 366 * kDayUs : Perhaps(dice, {kSecondUs, kMinuteUs}));
  time.set_max_clock_step_us(Perhaps(dice, {kSecondUs, kHourUs}));
  return time;
}

v1::RetryPolicy RandomRetry(Dice& dice) {
  v1::RetryPolicy retry;
  retry.set_window_us(Perhaps(dice, {10 * kSecondUs, kHourUs}));
  retry.set_window_count(static_cast<std::uint32_t>(Perhaps(dice, {1, 3, 10})));
  return retry;
}

v1::RetentionPolicy RandomRetention(Dice& dice) {
  v1::RetentionPolicy retention;
  retention.set_conversation_us(Perhaps(dice, {kSecondUs, 5 * kMinuteUs}));
  retention.set_ticket_us(Perhaps(dice, {kSecondUs, 5 * kMinuteUs}));
  retention.set_ticket_stub_us(Perhaps(dice, {kMinuteUs, kDayUs}));
  retention.set_customer_us(Perhaps(dice, {kSecondUs, kHourUs}));
  return retention;
}

v1::PresencePolicy RandomPresence(Dice& dice) {
  v1::PresencePolicy presence;
  presence.set_lease_us(Perhaps(dice, {kSecondUs, 10 * kMinuteUs}));
  presence.set_grace_us(Perhaps(dice, {1, kSecondUs, 5 * kMinuteUs}));
  presence.set_require_connection(dice.Percent(20));
  return presence;
}

v1::TicketPolicy RandomTickets(Dice& dice) {
  v1::TicketPolicy tickets;
  if (dice.Percent(50)) tickets.set_pending_on_reply(dice.Percent(50));
  tickets.set_reopen_window_us(Perhaps(dice, {kSecondUs, kMinuteUs, kHourUs}));
  tickets.set_reminder_after_us(Perhaps(dice, {kSecondUs, kMinuteUs, kHourUs}));
  tickets.set_solve_after_us(Perhaps(dice, {kSecondUs, kMinuteUs, kHourUs}));
  tickets.set_no_silence_rule(dice.Percent(20));
  tickets.set_archive_after_us(Perhaps(dice, {kSecondUs, kMinuteUs, kHourUs}));
  tickets.set_spam_purge_after_us(Perhaps(dice, {kSecondUs, kMinuteUs, kHourUs}));
  return tickets;
}

v1::ConversationPolicy RandomConversations(Dice& dice) {
  v1::ConversationPolicy conversations;
  if (dice.Percent(60)) conversations.set_transfer_needs_consent(dice.Percent(30));
  conversations.set_preview_interval_us(Perhaps(dice, {1, kSecondUs}));
  conversations.set_one_per_customer_and_channel(dice.Percent(20));
  return conversations;
}

v1::EtiquettePolicy RandomEtiquette(Dice& dice) {
  v1::EtiquettePolicy etiquette;
  etiquette.set_confirm_at(dice.OneOf({v1::SEVERITY_UNSPECIFIED, v1::SEVERITY_WARNING, v1::SEVERITY_ERROR}));
  etiquette.set_block_at(dice.OneOf({v1::SEVERITY_UNSPECIFIED, v1::SEVERITY_ERROR}));
  return etiquette;
}

void AddStrategy(Dice& dice, const Wishes& wishes, v1::Queue& queue) {
  for (v1::Criterion criterion : wishes.strategy) queue.add_strategy(criterion);
  if (!wishes.strategy.empty()) return;
  std::vector<int> criteria;
  for (int c = v1::CRITERION_UNSPECIFIED + 1; c < v1::Criterion_ARRAYSIZE; ++c) criteria.push_back(c);
  for (std::uint64_t left = dice.Below(4); left > 0; --left) {
    const std::size_t place = dice.Below(criteria.size());
    queue.add_strategy(static_cast<v1::Criterion>(criteria[place]));
    criteria.erase(criteria.begin() + static_cast<std::ptrdiff_t>(place));
  }
}

// `fallbacks`: ids that may take over without closing a circle.
v1::Queue RandomQueue(Dice& dice, const Wishes& wishes, const v1::Config& config, const std::string& id,
                      const std::vector<std::string>& fallbacks) {
  v1::Queue queue;
  queue.set_queue_id(id);
  queue.set_mode(dice.OneOf({v1::OFFER_MODE_UNSPECIFIED, v1::OFFER_MODE_ASSIGN, v1::OFFER_MODE_OFFER_ONE,
                             v1::OFFER_MODE_OFFER_ONE, v1::OFFER_MODE_PICK_LIST}));
  queue.set_offer_timeout_us(Perhaps(dice, {kSecondUs, 10 * kMinuteUs}));
  queue.set_decline_backoff_us(Perhaps(dice, {kSecondUs, 10 * kMinuteUs}));
  queue.set_timeout_backoff_us(Perhaps(dice, {kSecondUs, 10 * kMinuteUs}));
  queue.set_max_missed_offers(static_cast<std::uint32_t>(Perhaps(dice, {1, 2, 5})));
  AddStrategy(dice, wishes, queue);
  queue.set_order(dice.OneOf({v1::QUEUE_ORDER_UNSPECIFIED, v1::QUEUE_ORDER_TIME_CREDIT, v1::QUEUE_ORDER_STRICT}));
  queue.set_priority_credit_us(Perhaps(dice, {1, 10 * kSecondUs, kHourUs}));
  queue.set_weight(static_cast<std::uint32_t>(dice.Below(3)));
  queue.set_max_waiting(static_cast<std::uint32_t>(Perhaps(dice, {1, 3})));
  if (!fallbacks.empty() && dice.Percent(50)) queue.set_fallback_queue_id(dice.OneOf(fallbacks));
  queue.set_wrap_up_us(Perhaps(dice, {1, 10 * kSecondUs, 10 * kMinuteUs}));
  if (wishes.plain_agents) return queue;
  queue.set_max_per_agent(static_cast<std::uint32_t>(Perhaps(dice, {0, 1, 2})));
  for (const v1::Team& team : config.teams()) {
    if (dice.Percent(20)) queue.add_team_ids(team.team_id());
  }
  if (dice.Percent(30)) {
    *queue.mutable_requirement() = RandomRequirement(dice, wishes, config);
  }
  return queue;
}

}  // namespace

v1::Requirement RandomRequirement(Dice& dice, const Wishes& wishes, const v1::Config& config) {
  v1::Requirement requirement;
  if (wishes.plain_agents) return requirement;
  for (const v1::Skill& skill : config.skills()) {
    if (dice.Percent(70)) continue;
    requirement.add_skills()->set_skill_id(skill.skill_id());
    requirement.mutable_skills()->rbegin()->set_level(static_cast<std::uint32_t>(dice.Below(4)));
  }
  if (dice.Percent(20)) requirement.set_language(dice.OneOf(kLanguages));
  return requirement;
}

v1::Config RandomConfig(Dice& dice, const Wishes& wishes) {
  v1::Config config;
  config.set_workspace_id("twins");
  config.set_seed(dice.Below(3));
  *config.mutable_limits() = RandomLimits(dice);
  *config.mutable_time() = RandomTime(dice, wishes);
  *config.mutable_retry() = RandomRetry(dice);
  *config.mutable_retention() = RandomRetention(dice);
  *config.mutable_presence() = RandomPresence(dice);
  *config.mutable_tickets() = RandomTickets(dice);
  *config.mutable_conversations() = RandomConversations(dice);
  *config.mutable_etiquette() = RandomEtiquette(dice);
  for (const std::string& id : kSkills) {
    if (dice.Percent(80)) config.add_skills()->set_skill_id(id);
  }
  for (const std::string& id : kTeams) {
    if (dice.Percent(80)) config.add_teams()->set_team_id(id);
  }
  std::vector<std::string> ids;
  for (const std::string& id : kQueues) {
    if (!ids.empty() && dice.Percent(40)) continue;
    *config.add_queues() = RandomQueue(dice, wishes, config, id, ids);
    ids.push_back(id);
  }
  for (std::uint64_t left = dice.Below(4); left > 0; --left) {
    v1::QueueRule& rule = *config.add_queue_rules();
    rule.set_queue_id(dice.OneOf(ids));
    if (dice.Percent(30)) rule.set_channel(v1::CHANNEL_EMAIL);
    if (dice.Percent(30)) rule.set_topic(dice.OneOf(kTopics));
    if (dice.Percent(30)) rule.set_language(dice.OneOf(kLanguages));
    if (dice.Percent(30)) rule.set_tier("gold");
  }
  if (dice.Percent(50)) config.set_default_queue_id(dice.OneOf(ids));
  config.set_default_capacity_units(static_cast<std::uint32_t>(dice.Below(4)));
  if (!wishes.plain_agents && dice.Percent(50)) {
    v1::ChannelUnits& units = *config.add_channel_units();
    units.set_channel(v1::CHANNEL_PHONE);
    units.set_units(2);
  }
  return config;
}

v1::ConfigPatch RandomPatch(Dice& dice, const Wishes& wishes, const v1::Config& config) {
  v1::ConfigPatch patch;
  const auto some = [&] { return dice.Percent(15); };
  if (some()) patch.add_upsert_skills()->set_skill_id(dice.OneOf(kSkills));
  if (some()) patch.add_remove_skill_ids(dice.OneOf(kSkills));
  if (some()) patch.add_upsert_teams()->set_team_id(dice.OneOf(kTeams));
  if (some()) patch.add_remove_team_ids(dice.OneOf(kTeams));
  if (dice.Percent(30)) {
    const std::string id = dice.OneOf(kQueues);
    std::vector<std::string> fallbacks;
    for (const v1::Queue& queue : config.queues()) {
      if (queue.queue_id() < id) fallbacks.push_back(queue.queue_id());
    }
    *patch.add_upsert_queues() = RandomQueue(dice, wishes, config, id, fallbacks);
  }
  if (dice.Percent(40)) patch.add_remove_queue_ids(dice.OneOf(kQueues));
  if (some()) *patch.mutable_time() = RandomTime(dice, wishes);
  if (some()) *patch.mutable_retry() = RandomRetry(dice);
  if (some()) *patch.mutable_retention() = RandomRetention(dice);
  if (some()) *patch.mutable_presence() = RandomPresence(dice);
  if (some()) *patch.mutable_tickets() = RandomTickets(dice);
  if (some()) *patch.mutable_conversations() = RandomConversations(dice);
  if (some()) *patch.mutable_etiquette() = RandomEtiquette(dice);
  if (some()) *patch.mutable_limits() = RandomLimits(dice);
  if (some() && config.queues_size() > 0) patch.set_default_queue_id(config.queues(0).queue_id());
  if (some()) patch.set_default_capacity_units(static_cast<std::uint32_t>(dice.Between(1, 4)));
  return patch;
}

}  // namespace chatcore::property
