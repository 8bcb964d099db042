#include "tools/play/roster.h"

#include <algorithm>

#include "fmt/format.h"

namespace chatcore::play {

namespace {

constexpr std::uint32_t kUsualChats = 3;
constexpr std::uint32_t kMasters = 10;

// What one chat costs of an agent's capacity.
std::uint32_t ChatUnits(const v1::Config& config) {
  for (const v1::ChannelUnits& units : config.channel_units()) {
    if (units.channel() == v1::CHANNEL_CHAT) return std::max<std::uint32_t>(1, units.units());
  }
  return 1;
}

void AddAllDay(const FeedOutline& outline, const v1::Config& config, std::uint32_t agents, std::uint32_t units,
               Roster& roster) {
  const std::size_t digits = std::max<std::size_t>(2, fmt::formatted_size("{}", agents));
  for (std::uint32_t number = 1; number <= agents; ++number) {
    Roster::Member& member = roster.members.emplace_back();
    member.profile.set_agent_id(fmt::format("agent-{:0{}}", number, digits));
    member.profile.set_capacity_units(units);
    for (const v1::Team& team : config.teams()) member.profile.add_team_ids(team.team_id());
    for (const v1::Skill& skill : config.skills()) {
      v1::SkillLevel& mastered = *member.profile.add_skills();
      mastered.set_skill_id(skill.skill_id());
      mastered.set_level(kMasters);
    }
    member.window = {.from_us = outline.first_us, .until_us = DeskHost::kNever};
  }
  std::size_t next = 0;
  for (const std::string& named : outline.named_agents) {
    roster.stand_ins[named] = roster.members[next++ % agents].profile.agent_id();
  }
}

}  // namespace

const std::string& Roster::Resolve(const std::string& named) const {
  const auto stand_in = stand_ins.find(named);
  return stand_in == stand_ins.end() ? named : stand_in->second;
}

Roster MakeRoster(const FeedOutline& outline, const v1::Config& config, const tools::PlayOptions& options) {
  Roster roster;
  const std::uint32_t units = ChatUnits(config) * (options.max_chats == 0 ? kUsualChats : options.max_chats);
  if (options.agents > 0) {
    AddAllDay(outline, config, options.agents, units, roster);
  } else if (outline.describes_agents) {
    roster.agents_from_rows = true;
    roster.units_per_agent = options.max_chats == 0 ? 0 : units;
  } else {
    for (const auto& [agent, window] : outline.windows) {
      Roster::Member& member = roster.members.emplace_back();
      member.profile.set_agent_id(agent);
      member.profile.set_capacity_units(units);
      member.window = window;
    }
  }
  return roster;
}

}  // namespace chatcore::play
