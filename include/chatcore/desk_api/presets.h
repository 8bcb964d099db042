#ifndef CHATCORE_DESK_API_PRESETS_H_
#define CHATCORE_DESK_API_PRESETS_H_

#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "chatcore/desk_api/time.h"
#include "chatcore/v1/config.pb.h"

/// Configurations to start from. Plain data: change what does not fit before Desk::Create. What a preset leaves out
/// takes the default written in chatcore/v1/config.proto.
///
/// ```cpp
/// v1::Config config = presets::SmallTeam("acme");
/// config.set_default_capacity_units(2);
/// ```
namespace chatcore::presets {

/// A handful of people who all help with everything. One team and one queue, both "support"; every agent serves the
/// queue, whether or not its team_ids say so. A chat goes at once to the agent who served the customer last, else to
/// the one with the smallest load. Three conversations each.
inline v1::Config SmallTeam(std::string_view workspace = "small-team") {
  v1::Config config;
  config.mutable_workspace_id()->assign(workspace);
  config.set_default_capacity_units(3);
  config.set_default_queue_id("support");
  v1::Team& team = *config.add_teams();
  team.set_team_id("support");
  team.set_title("Support");
  v1::Queue& queue = *config.add_queues();
  queue.set_queue_id("support");
  queue.set_title("Support");
  queue.set_mode(v1::OFFER_MODE_ASSIGN);
  return config;
}

/// As SmallTeam, but nobody is given work unasked: a chat is offered to one agent, who has 30 seconds to accept. Who
/// declines or misses it is left out for a minute; three missed offers in a row make the agent not accepting.
inline v1::Config OfferDesk(std::string_view workspace = "offer-desk") {
  v1::Config config = SmallTeam(workspace);
  v1::Queue& queue = *config.mutable_queues(0);
  queue.set_mode(v1::OFFER_MODE_OFFER_ONE);
  queue.set_offer_timeout_us(ToUs(absl::Seconds(30)));
  queue.set_decline_backoff_us(ToUs(absl::Seconds(60)));
  queue.set_timeout_backoff_us(ToUs(absl::Seconds(60)));
  queue.set_max_missed_offers(3);
  return config;
}

namespace detail {

/// A queue that offers to the agents of `team` who have `skill` (empty = no skill needed).
inline v1::Queue SkillQueue(std::string_view queue_id, std::string_view title, std::string_view team,
                            std::string_view skill, std::uint32_t level) {
  v1::Queue queue;
  queue.mutable_queue_id()->assign(queue_id);
  queue.mutable_title()->assign(title);
  queue.add_team_ids()->assign(team);
  queue.set_mode(v1::OFFER_MODE_OFFER_ONE);
  queue.set_offer_timeout_us(ToUs(absl::Seconds(30)));
  queue.set_wrap_up_us(ToUs(absl::Seconds(60)));
  queue.set_fallback_queue_id("general");
  if (!skill.empty()) {
    v1::SkillLevel& needed = *queue.mutable_requirement()->add_skills();
    needed.mutable_skill_id()->assign(skill);
    needed.set_level(level);
  }
  return queue;
}

}  // namespace detail

/// Teams by skill. The topic of a conversation chooses the queue: "billing" and "technical" need the skill at level 3
/// and are served by the team "specialists", the rest by the team "front"; customers of the tier "gold" come first.
/// Offers of 30 seconds, one minute of after-work, best skilled agent first. An agent has 6 units: a call takes all of
/// them, a chat 2, an e-mail or any other item 1. For the language of a customer ask with the conversation:
/// `StartConversation{.requirement = {.language = "lv"}}`.
inline v1::Config SkilledTeams(std::string_view workspace = "skilled-teams") {
  v1::Config config;
  config.mutable_workspace_id()->assign(workspace);
  config.set_default_capacity_units(6);
  config.set_default_queue_id("general");
  for (const auto& [channel, units] : {std::pair(v1::CHANNEL_PHONE, 6U), std::pair(v1::CHANNEL_CHAT, 2U)}) {
    v1::ChannelUnits& cost = *config.add_channel_units();
    cost.set_channel(channel);
    cost.set_units(units);
  }
  for (std::string_view skill : {"billing", "technical"}) config.add_skills()->mutable_skill_id()->assign(skill);
  for (std::string_view team : {"front", "specialists"}) config.add_teams()->mutable_team_id()->assign(team);

  v1::Queue general = detail::SkillQueue("general", "General questions", "front", "", 0);
  general.clear_fallback_queue_id();
  *config.add_queues() = general;
  v1::Queue gold = detail::SkillQueue("gold", "Gold customers", "front", "", 0);
  gold.set_weight(10);
  *config.add_queues() = gold;
  *config.add_queues() = detail::SkillQueue("billing", "Billing", "specialists", "billing", 3);
  *config.add_queues() = detail::SkillQueue("technical", "Technical questions", "specialists", "technical", 3);
  for (v1::Queue& queue : *config.mutable_queues()) {
    for (v1::Criterion criterion :
         {v1::CRITERION_LAST_AGENT, v1::CRITERION_PROFICIENCY, v1::CRITERION_LOAD_SHARE, v1::CRITERION_LONGEST_IDLE}) {
      queue.add_strategy(criterion);
    }
  }

  for (std::string_view topic : {"billing", "technical"}) {
    v1::QueueRule& rule = *config.add_queue_rules();
    rule.mutable_queue_id()->assign(topic);
    rule.mutable_topic()->assign(topic);
  }
  v1::QueueRule& rule = *config.add_queue_rules();
  rule.set_queue_id("gold");
  rule.set_tier("gold");
  return config;
}

}  // namespace chatcore::presets

#endif  // CHATCORE_DESK_API_PRESETS_H_
