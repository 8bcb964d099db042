#include "tools/bench/world.h"

#include <algorithm>

#include "fmt/format.h"
#include "src/routing/eligibility.h"

namespace chatcore::bench {
namespace {

constexpr std::uint32_t kSkills = 50;  // of a community
constexpr std::uint32_t kLanguages = 16;

std::string SkillId(std::uint32_t community, std::uint32_t number) { return fmt::format("s{}-{}", community, number); }
std::string LanguageOf(std::uint32_t number) { return fmt::format("x{}", static_cast<char>(0x61 + number)); }

v1::Agent MakeProfile(std::uint32_t community, Dice& dice) {
  v1::Agent profile;
  for (std::uint32_t left = 2 + dice.Below(5); left > 0; --left) {
    const std::string id = SkillId(community, dice.Below(kSkills));
    if (routing::LevelOf(profile, id) != 0) continue;
    v1::SkillLevel& skill = *profile.add_skills();
    skill.set_skill_id(id);
    skill.set_level(1 + dice.Below(5));
  }
  profile.add_languages(LanguageOf(dice.Below(kLanguages)));
  if (dice.Percent(50)) profile.add_languages(LanguageOf(dice.Below(kLanguages)));
  return profile;
}

// Asks for what one of the profiles has.
v1::Requirement MakeRequirement(const v1::Agent& profile, Dice& dice) {
  v1::Requirement requirement;
  requirement.set_language(profile.languages(static_cast<int>(dice.Below(profile.languages_size()))));
  const std::uint32_t wanted = dice.Percent(70) ? 1 : 2;
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(wanted, profile.skills_size()); ++i) {
    const v1::SkillLevel& known = profile.skills(static_cast<int>(i));
    v1::SkillLevel& skill = *requirement.add_skills();
    skill.set_skill_id(known.skill_id());
    skill.set_level(std::min(known.level(), 1 + dice.Below(3)));
  }
  return requirement;
}

}  // namespace

World MakeWorld(const Size& size) {
  Dice dice(size.seed);
  World world;
  for (std::uint32_t i = 0; i < size.queues; ++i) {
    v1::Queue& queue = world.queues.emplace_back();
    queue.set_queue_id(fmt::format("queue-{}", i));
    for (v1::Criterion criterion : size.strategy) queue.add_strategy(criterion);
  }
  for (std::uint32_t community = 0; community < 2; ++community) {
    for (std::uint32_t number = 0; number < kSkills; ++number) {
      world.skills.emplace_back().set_skill_id(SkillId(community, number));
    }
  }
  std::vector<v1::Agent> profiles;
  for (std::uint32_t i = 0; i < size.profiles; ++i) profiles.push_back(MakeProfile(i % 2, dice));
  for (std::uint32_t i = 0; i < size.agents; ++i) {
    const std::uint32_t profile = i % size.profiles;
    World::Agent& agent = world.agents.emplace_back();
    agent.community = size.fits_all ? 0 : profile % 2;
    if (!size.fits_all) agent.profile = profiles[profile];
    // Profiles that differ in a team of their own, and nothing else.
    if (size.fits_all) agent.profile.add_team_ids(fmt::format("team-{}", profile));
    agent.profile.set_agent_id(fmt::format("agent-{}", i));
    agent.profile.set_capacity_units(1 + dice.Below(5));
  }
  for (std::uint32_t i = 0; i < size.needs; ++i) {
    const std::uint32_t profile = dice.Below(size.profiles);
    World::Need& need = world.needs.emplace_back();
    need.community = size.fits_all ? 0 : profile % 2;
    need.queue = i % size.queues;
    if (!size.fits_all) need.requirement = MakeRequirement(profiles[profile], dice);
    world.needs_of_community[need.community].push_back(i);
  }
  return world;
}

}  // namespace chatcore::bench
