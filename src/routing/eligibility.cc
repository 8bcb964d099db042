#include "src/routing/eligibility.h"

#include <algorithm>

namespace chatcore::routing {
namespace {

bool IsInBackoff(const Item& item, base::Handle handle) {
  return std::find(item.backoff_agents.begin(), item.backoff_agents.end(), handle) != item.backoff_agents.end();
}

}  // namespace

bool HasSkills(const v1::Agent& profile, const v1::Requirement& requirement) {
  return std::all_of(requirement.skills().begin(), requirement.skills().end(), [&](const v1::SkillLevel& required) {
    return LevelOf(profile, required.skill_id()) >= std::max<std::uint32_t>(required.level(), 1);
  });
}

bool Speaks(const v1::Agent& profile, const v1::Requirement& requirement) {
  if (requirement.language().empty() || profile.languages().empty()) return true;
  return std::find(profile.languages().begin(), profile.languages().end(), requirement.language()) !=
         profile.languages().end();
}

std::uint32_t LevelOf(const v1::Agent& profile, std::string_view skill_id) {
  for (const v1::SkillLevel& skill : profile.skills()) {
    if (skill.skill_id() == skill_id) return std::max<std::uint32_t>(skill.level(), 1);
  }
  return 0;
}

bool IsMember(const v1::Queue& queue, const v1::Agent& profile) {
  if (queue.team_ids().empty()) return true;
  return std::any_of(queue.team_ids().begin(), queue.team_ids().end(), [&](const std::string& team_id) {
    return std::find(profile.team_ids().begin(), profile.team_ids().end(), team_id) != profile.team_ids().end();
  });
}

v1::Obstacle FindObstacle(const Item& item, base::Handle handle, const agent::Agent& agent, bool held) {
  const v1::Queue& queue = *item.queue_config;
  if (agent.presence != v1::PRESENCE_ACCEPTING) return v1::OBSTACLE_NOT_ACCEPTING;
  if (!IsMember(queue, agent.profile)) return v1::OBSTACLE_NOT_MEMBER;
  if (!HasSkills(agent.profile, *item.requirement) || !HasSkills(agent.profile, queue.requirement())) {
    return v1::OBSTACLE_SKILL;
  }
  if (!Speaks(agent.profile, *item.requirement) || !Speaks(agent.profile, queue.requirement())) {
    return v1::OBSTACLE_LANGUAGE;
  }
  const std::uint32_t own_items = held ? 1 : 0;
  const std::uint32_t own_units = held ? item.units : 0;
  if (agent.load.units - own_units + item.units > agent.capacity_units) return v1::OBSTACLE_CAPACITY;
  const std::uint32_t on_channel = agent.load.by_channel[item.channel] - own_items;
  if (on_channel >= agent::ChannelLimitOf(agent.profile, item.channel)) return v1::OBSTACLE_CHANNEL_LIMIT;
  const std::uint32_t of_queue = agent::ItemsOfQueue(agent.load, item.queue) - own_items;
  if (queue.max_per_agent() != 0 && of_queue >= queue.max_per_agent()) return v1::OBSTACLE_QUEUE_LIMIT;
  if (IsInBackoff(item, handle)) return v1::OBSTACLE_BACKOFF;
  return v1::OBSTACLE_UNSPECIFIED;
}

}  // namespace chatcore::routing
