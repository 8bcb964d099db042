#include "src/routing/profile_classes.h"

#include <algorithm>
#include <utility>

#include "src/routing/eligibility.h"

namespace chatcore::routing {
namespace {

// Ids hold no control characters, so those may end them.
void WriteKey(const v1::Agent& profile, std::string& key) {
  key.clear();
  for (const std::string& team_id : profile.team_ids()) key.append(team_id).push_back('\1');
  key.push_back('\2');
  for (const v1::SkillLevel& skill : profile.skills()) {
    key.append(skill.skill_id()).push_back('\1');
    key.push_back(static_cast<char>(std::max<std::uint32_t>(skill.level(), 1)));
  }
  key.push_back('\2');
  for (const std::string& language : profile.languages()) key.append(language).push_back('\1');
}

v1::Agent WhatCounts(const v1::Agent& profile) {
  v1::Agent counts;
  *counts.mutable_team_ids() = profile.team_ids();
  *counts.mutable_skills() = profile.skills();
  *counts.mutable_languages() = profile.languages();
  return counts;
}

bool Meets(const v1::Agent& profile, const v1::Requirement& requirement) {
  return HasSkills(profile, requirement) && Speaks(profile, requirement);
}

}  // namespace

ProfileClasses::Acquired ProfileClasses::Acquire(const v1::Agent& profile) {
  WriteKey(profile, key_);
  if (const auto found = ids_.find(key_); found != ids_.end()) {
    ++classes_[found->second].uses;
    return {.id = found->second, .is_new = false};
  }
  std::uint32_t id = size();
  if (free_.empty()) {
    classes_.emplace_back();
  } else {
    id = free_.back();
    free_.pop_back();
  }
  classes_[id] = {.profile = WhatCounts(profile), .key = key_, .uses = 1};
  ids_.emplace(key_, id);
  PutBits(id, true);
  return {.id = id, .is_new = true};
}

void ProfileClasses::Release(std::uint32_t id) {
  if (--classes_[id].uses != 0) return;
  PutBits(id, false);
  ids_.erase(classes_[id].key);
  classes_[id] = Class();
  free_.push_back(id);
}

void ProfileClasses::PutBits(std::uint32_t id, bool value) {
  const v1::Agent& profile = classes_[id].profile;
  alive_.Put(id, value);
  any_language_.Put(id, value && profile.languages().empty());
  for (const std::string& team_id : profile.team_ids()) teams_[team_id].Put(id, value);
  for (const std::string& language : profile.languages()) languages_[language].Put(id, value);
  for (const v1::SkillLevel& named : profile.skills()) {
    Skill& skill = skills_[NumberSkill(named.skill_id())];
    const std::uint32_t level = value ? std::min(routing::LevelOf(profile, named.skill_id()), kLevels) : 0;
    if (skill.levels.size() <= id) skill.levels.resize(id + 1);
    skill.levels[id] = static_cast<std::uint8_t>(level);
    for (std::uint32_t i = 0; i < kLevels; ++i) skill.at_least[i].Put(id, i < level);
  }
}

std::uint32_t ProfileClasses::NumberSkill(const std::string& skill_id) {
  const auto [place, is_new] = skill_numbers_.try_emplace(skill_id, static_cast<std::uint32_t>(skills_.size()));
  if (is_new) skills_.emplace_back();
  return place->second;
}

void ProfileClasses::RequireAll(const v1::Requirement& requirement, base::BitRow& row) const {
  for (const v1::SkillLevel& required : requirement.skills()) {
    const auto found = skill_numbers_.find(required.skill_id());
    const std::uint32_t level = std::max<std::uint32_t>(required.level(), 1);
    const bool known = found != skill_numbers_.end() && level <= kLevels;
    row.And(known ? skills_[found->second].at_least[level - 1] : base::BitRow());
  }
  if (requirement.language().empty()) return;
  base::BitRow speaks = any_language_;
  if (const auto found = languages_.find(requirement.language()); found != languages_.end()) speaks.Or(found->second);
  row.And(speaks);
}

base::BitRow ProfileClasses::Satisfying(const v1::Queue& queue, const v1::Requirement& requirement) const {
  base::BitRow row;
  if (queue.team_ids().empty()) {
    row = alive_;
  } else {
    for (const std::string& team_id : queue.team_ids()) {
      if (const auto found = teams_.find(team_id); found != teams_.end()) row.Or(found->second);
    }
  }
  RequireAll(queue.requirement(), row);
  RequireAll(requirement, row);
  return row;
}

bool ProfileClasses::Satisfies(std::uint32_t id, const v1::Queue& queue, const v1::Requirement& requirement) const {
  const v1::Agent& profile = classes_[id].profile;
  return IsMember(queue, profile) && Meets(profile, queue.requirement()) && Meets(profile, requirement);
}

}  // namespace chatcore::routing
