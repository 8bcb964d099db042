#include <algorithm>
#include <set>
#include <string>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

template <typename Message, typename Value>
void Default(Message& message, Value (Message::*get)() const, void (Message::*set)(Value), std::int64_t value) {
  if ((message.*get)() == 0) (message.*set)(static_cast<Value>(value));
}

void ResolveLimits(v1::Limits& limits) {
  using L = v1::Limits;
  Default(limits, &L::max_agents, &L::set_max_agents, 10'000);
  Default(limits, &L::max_customers, &L::set_max_customers, 1'000'000);
  Default(limits, &L::max_conversations, &L::set_max_conversations, 1'000'000);
  Default(limits, &L::max_tickets, &L::set_max_tickets, 1'000'000);
  Default(limits, &L::max_ticket_stubs, &L::set_max_ticket_stubs, 4'000'000);
  Default(limits, &L::max_queues, &L::set_max_queues, 1'000);
  Default(limits, &L::max_teams, &L::set_max_teams, 1'000);
  Default(limits, &L::max_skills, &L::set_max_skills, 1'000);
  Default(limits, &L::max_queue_rules, &L::set_max_queue_rules, 1'000);
  Default(limits, &L::max_connections_per_agent, &L::set_max_connections_per_agent, 16);
  Default(limits, &L::max_id_bytes, &L::set_max_id_bytes, 128);
  Default(limits, &L::max_name_bytes, &L::set_max_name_bytes, 512);
  Default(limits, &L::max_message_bytes, &L::set_max_message_bytes, 65'536);
  Default(limits, &L::max_skills_per_item, &L::set_max_skills_per_item, 64);
  Default(limits, &L::max_backoffs_per_item, &L::set_max_backoffs_per_item, 64);
}

void ResolveTimes(v1::Config& config) {
  using Time = v1::TimePolicy;
  Default(*config.mutable_time(), &Time::max_clock_step_us, &Time::set_max_clock_step_us, 5 * kMinute);
  Default(*config.mutable_time(), &Time::max_timer_lag_us, &Time::set_max_timer_lag_us, 5 * kSecond);
  Default(*config.mutable_time(), &Time::max_events_per_call, &Time::set_max_events_per_call, 10'000);
  using Retry = v1::RetryPolicy;
  Default(*config.mutable_retry(), &Retry::window_us, &Retry::set_window_us, 24 * kHour);
  Default(*config.mutable_retry(), &Retry::window_count, &Retry::set_window_count, 100'000);
  using Retention = v1::RetentionPolicy;
  Default(*config.mutable_retention(), &Retention::conversation_us, &Retention::set_conversation_us, kHour);
  Default(*config.mutable_retention(), &Retention::ticket_us, &Retention::set_ticket_us, kHour);
  Default(*config.mutable_retention(), &Retention::ticket_stub_us, &Retention::set_ticket_stub_us, 90 * kDay);
  Default(*config.mutable_retention(), &Retention::customer_us, &Retention::set_customer_us, 30 * kDay);
  using Presence = v1::PresencePolicy;
  Default(*config.mutable_presence(), &Presence::lease_us, &Presence::set_lease_us, 45 * kSecond);
  Default(*config.mutable_presence(), &Presence::grace_us, &Presence::set_grace_us, 30 * kSecond);
}

void ResolvePolicies(v1::Config& config) {
  using Tickets = v1::TicketPolicy;
  v1::TicketPolicy& tickets = *config.mutable_tickets();
  tickets.set_pending_on_reply(!tickets.has_pending_on_reply() || tickets.pending_on_reply());
  Default(tickets, &Tickets::reopen_window_us, &Tickets::set_reopen_window_us, 7 * kDay);
  Default(tickets, &Tickets::reminder_after_us, &Tickets::set_reminder_after_us, 3 * kDay);
  Default(tickets, &Tickets::solve_after_us, &Tickets::set_solve_after_us, 4 * kDay);
  Default(tickets, &Tickets::archive_after_us, &Tickets::set_archive_after_us, 7 * kDay);
  Default(tickets, &Tickets::spam_purge_after_us, &Tickets::set_spam_purge_after_us, 30 * kDay);
  using Conversations = v1::ConversationPolicy;
  v1::ConversationPolicy& conversations = *config.mutable_conversations();
  conversations.set_transfer_needs_consent(!conversations.has_transfer_needs_consent() ||
                                           conversations.transfer_needs_consent());
  Default(conversations, &Conversations::preview_interval_us, &Conversations::set_preview_interval_us, kSecond / 2);
  Default(*config.mutable_etiquette(), &v1::EtiquettePolicy::confirm_at, &v1::EtiquettePolicy::set_confirm_at,
          v1::SEVERITY_ERROR);
}

void ResolveQueue(v1::Queue& queue) {
  using Q = v1::Queue;
  Default(queue, &Q::mode, &Q::set_mode, v1::OFFER_MODE_ASSIGN);
  Default(queue, &Q::order, &Q::set_order, v1::QUEUE_ORDER_TIME_CREDIT);
  Default(queue, &Q::offer_timeout_us, &Q::set_offer_timeout_us, 30 * kSecond);
  Default(queue, &Q::decline_backoff_us, &Q::set_decline_backoff_us, kMinute);
  Default(queue, &Q::timeout_backoff_us, &Q::set_timeout_backoff_us, kMinute);
  Default(queue, &Q::max_missed_offers, &Q::set_max_missed_offers, 3);
  Default(queue, &Q::priority_credit_us, &Q::set_priority_credit_us, kMinute);
  if (!queue.strategy().empty()) return;
  for (v1::Criterion criterion : {v1::CRITERION_LAST_AGENT, v1::CRITERION_LOAD_SHARE, v1::CRITERION_LONGEST_IDLE}) {
    queue.add_strategy(criterion);
  }
}

// A list after a patch: an entry of a known id is replaced where it stands, a new one goes to the end.
template <typename Entries, typename Ids, typename IdOf>
void Patch(Entries& entries, const Entries& upserts, const Ids& removed, IdOf id_of) {
  Entries next = entries;
  for (const auto& upsert : upserts) {
    const auto same = [&](const auto& entry) { return id_of(entry) == id_of(upsert); };
    const auto known = std::find_if(next.begin(), next.end(), same);
    if (known == next.end()) {
      *next.Add() = upsert;
    } else {
      *known = upsert;
    }
  }
  entries.Clear();
  for (const auto& entry : next) {
    if (std::find(removed.begin(), removed.end(), id_of(entry)) == removed.end()) *entries.Add() = entry;
  }
}

}  // namespace

v1::Config NaiveDesk::Resolve(v1::Config config) {
  ResolveLimits(*config.mutable_limits());
  ResolveTimes(config);
  ResolvePolicies(config);
  for (v1::Queue& queue : *config.mutable_queues()) ResolveQueue(queue);
  if (config.default_queue_id().empty()) config.set_default_queue_id(config.queues(0).queue_id());
  if (config.default_capacity_units() == 0) config.set_default_capacity_units(3);
  return config;
}

v1::Config NaiveDesk::Patched(v1::Config config, const v1::ConfigPatch& patch) {
  Patch(*config.mutable_skills(), patch.upsert_skills(), patch.remove_skill_ids(),
        [](const v1::Skill& skill) { return skill.skill_id(); });
  Patch(*config.mutable_teams(), patch.upsert_teams(), patch.remove_team_ids(),
        [](const v1::Team& team) { return team.team_id(); });
  Patch(*config.mutable_queues(), patch.upsert_queues(), patch.remove_queue_ids(),
        [](const v1::Queue& queue) { return queue.queue_id(); });
  if (patch.has_time()) *config.mutable_time() = patch.time();
  if (patch.has_retry()) *config.mutable_retry() = patch.retry();
  if (patch.has_retention()) *config.mutable_retention() = patch.retention();
  if (patch.has_presence()) *config.mutable_presence() = patch.presence();
  if (patch.has_tickets()) *config.mutable_tickets() = patch.tickets();
  if (patch.has_conversations()) *config.mutable_conversations() = patch.conversations();
  if (patch.has_etiquette()) *config.mutable_etiquette() = patch.etiquette();
  if (patch.has_limits()) *config.mutable_limits() = patch.limits();
  if (!patch.default_queue_id().empty()) config.set_default_queue_id(patch.default_queue_id());
  if (patch.default_capacity_units() != 0) config.set_default_capacity_units(patch.default_capacity_units());
  return config;
}

bool NaiveDesk::TakesAwayWhatIsUsed(const v1::Config& next) const {
  std::set<std::string> skills;
  std::set<std::string> teams;
  std::set<std::string> queues;
  for (const v1::Skill& skill : state_.config.skills()) skills.insert(skill.skill_id());
  for (const v1::Team& team : state_.config.teams()) teams.insert(team.team_id());
  for (const v1::Queue& queue : state_.config.queues()) queues.insert(queue.queue_id());
  for (const v1::Skill& skill : next.skills()) skills.erase(skill.skill_id());
  for (const v1::Team& team : next.teams()) teams.erase(team.team_id());
  for (const v1::Queue& queue : next.queues()) queues.erase(queue.queue_id());
  bool used = false;
  for (const auto& agent : state_.agents) {
    for (const v1::SkillLevel& skill : agent->profile.skills()) used = used || skills.contains(skill.skill_id());
    for (const std::string& team_id : agent->profile.team_ids()) used = used || teams.contains(team_id);
  }
  for (const auto& conversation : state_.conversations) {
    if (conversation->place == v1::PLACE_CLOSED) continue;
    used = used || queues.contains(conversation->queue_id());
    for (const v1::SkillLevel& skill : conversation->requirement.skills()) {
      used = used || skills.contains(skill.skill_id());
    }
  }
  for (const auto& ticket : state_.tickets) {
    used = used || (!ticket->record.archived() && teams.contains(ticket->record.team_id()));
  }
  return used;
}

const v1::Queue* NaiveDesk::LiveQueue(std::string_view queue_id) const {
  for (const v1::Queue& queue : state_.config.queues()) {
    if (queue.queue_id() == queue_id) return &queue;
  }
  return nullptr;
}

const v1::Queue& NaiveDesk::AnyQueue(std::string_view queue_id) const {
  if (const v1::Queue* live = LiveQueue(queue_id)) return *live;
  return *std::find_if(state_.removed_queues.begin(), state_.removed_queues.end(),
                       [&](const v1::Queue& queue) { return queue.queue_id() == queue_id; });
}

std::uint32_t NaiveDesk::PositionOf(std::string_view queue_id) const {
  std::uint32_t position = 1;
  for (const v1::Queue& queue : state_.config.queues()) {
    if (queue.queue_id() == queue_id) break;
    ++position;
  }
  return position;
}

std::string NaiveDesk::QueueWithRoom(const std::string& queue_id) const {
  for (std::string next = queue_id; !next.empty(); next = LiveQueue(next)->fallback_queue_id()) {
    const v1::Queue& queue = *LiveQueue(next);
    const auto waiting = std::count_if(state_.conversations.begin(), state_.conversations.end(),
                                       [&](const auto& item) { return item->Waits() && item->queue_id() == next; });
    if (queue.max_waiting() == 0 || waiting < queue.max_waiting()) return next;
  }
  return "";
}

std::string NaiveDesk::LiveQueueFor(const std::string& queue_id) const {
  if (LiveQueue(queue_id) != nullptr) return queue_id;
  const std::string fallback = AnyQueue(queue_id).fallback_queue_id();
  return LiveQueue(fallback) != nullptr ? fallback : state_.config.default_queue_id();
}

std::uint32_t NaiveDesk::UnitsOf(v1::Channel channel) const {
  for (const v1::ChannelUnits& units : state_.config.channel_units()) {
    if (units.channel() == channel) return units.units();
  }
  return 1;
}

bool NaiveDesk::HasTeam(std::string_view team_id) const {
  const auto& teams = state_.config.teams();
  return std::any_of(teams.begin(), teams.end(), [&](const v1::Team& team) { return team.team_id() == team_id; });
}

void NaiveDesk::Configure(const v1::Configure& command) {
  if (!May(false, {.on_own = v1::ROLE_ADMIN, .on_others = v1::ROLE_ADMIN})) return;
  const v1::Config next = Resolve(command.has_patch() ? Patched(state_.config, command.patch()) : command.whole());
  if (!command.force() && TakesAwayWhatIsUsed(next)) return Refuse(v1::REJECT_REASON_IN_USE);
  std::vector<v1::Queue> removed;
  for (const v1::Queue& queue : state_.config.queues()) removed.push_back(queue);
  removed.insert(removed.end(), state_.removed_queues.begin(), state_.removed_queues.end());
  state_.config = next;
  std::erase_if(removed, [&](const v1::Queue& queue) { return LiveQueue(queue.queue_id()) != nullptr; });
  state_.removed_queues = removed;
  for (const auto& conversation : state_.conversations) {
    if (conversation->offer) conversation->offer->units = UnitsOf(conversation->record.channel());
  }
  *Emit().mutable_configured()->mutable_config() = next;
}

}  // namespace chatcore::reference
