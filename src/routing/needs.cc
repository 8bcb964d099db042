#include "src/routing/needs.h"

#include <algorithm>

namespace chatcore::routing {
namespace {

// Ids hold no control characters, so those may end them.
void WriteKey(const Item& item, std::string& key) {
  key.clear();
  key.append(reinterpret_cast<const char*>(&item.queue), sizeof(item.queue));
  key.push_back(static_cast<char>(item.channel));
  for (const v1::SkillLevel& skill : item.requirement->skills()) {
    key.append(skill.skill_id()).push_back('\1');
    key.push_back(static_cast<char>(std::max<std::uint32_t>(skill.level(), 1)));
  }
  key.append(item.requirement->language());
}

}  // namespace

bool Needs::Waiting::IsOpenTo(base::Handle agent) const {
  return std::find(backoff_agents->begin(), backoff_agents->end(), agent) == backoff_agents->end();
}

void Needs::Clear() {
  for (std::uint32_t need = 0; need < needs_.size(); ++need) heads_.Clear(need);
  needs_.clear();
  unused_.clear();
  is_unused_.clear();
  numbers_.clear();
  columns_.assign(columns_.size(), base::BitRow());
  places_.clear();
}

void Needs::AddProfile(std::uint32_t profile_class) {
  if (profile_class >= columns_.size()) columns_.resize(profile_class + 1);
  for (std::uint32_t i = 0; i < needs_.size(); ++i) {
    Need& need = needs_[i];
    const bool meets = profiles_->Satisfies(profile_class, *need.queue, need.requirement);
    need.profiles.Put(profile_class, meets);
    columns_[profile_class].Put(i, meets);
  }
}

void Needs::Put(const Item& item, const queue::Rank& rank, const std::vector<base::Handle>* backoff_agents) {
  const std::size_t slot = SlotOf(rank.item);
  if (slot >= places_.size()) places_.resize(slot + 1);
  if (places_[slot].need != kNone) Remove(places_[slot].item);
  const std::uint32_t need = Intern(item);
  places_[slot] = {.item = rank.item, .need = need};
  HeapOf(need).Insert({.rank = rank, .backoff_agents = backoff_agents});
  RefreshHead(need);
}

void Needs::Remove(base::Handle item) {
  const std::uint32_t need = NeedOf(item);
  if (need == kNone) return;
  Place& place = places_[SlotOf(item)];
  HeapOf(need).Erase(place.at);
  place = Place();
  RefreshHead(need);
  if (!needs_[need].items.empty() || is_unused_[need]) return;
  is_unused_[need] = true;
  unused_.push_back(need);
}

std::uint32_t Needs::NeedOf(base::Handle item) const {
  const std::size_t slot = SlotOf(item);
  return slot < places_.size() && places_[slot].item == item ? places_[slot].need : kNone;
}

const Needs::Waiting& Needs::WaitingAs(base::Handle item) const {
  const Place& place = places_[SlotOf(item)];
  return needs_[place.need].items[place.at];
}

std::uint32_t Needs::ProficiencyOf(const Need& need, std::uint32_t profile_class) const {
  std::uint32_t sum = 0;
  for (std::uint32_t skill : need.skills) sum += profiles_->LevelOf(skill, profile_class);
  return sum;
}

std::uint32_t Needs::Intern(const Item& item) {
  WriteKey(item, key_);
  if (const auto found = numbers_.find(key_); found != numbers_.end()) return found->second;
  const std::uint32_t number = NewNumber();
  numbers_.emplace(key_, number);
  needs_[number].key = key_;
  Fill(number, item);
  return number;
}

// The oldest need without items gives its number away once enough of them are kept.
std::uint32_t Needs::NewNumber() {
  if (unused_.size() > kKept) {
    // What has items again is no longer unused, and comes back to the list when it has none.
    std::erase_if(unused_, [this](std::uint32_t need) {
      is_unused_[need] = needs_[need].items.empty();
      return !is_unused_[need];
    });
  }
  if (unused_.size() <= kKept) {
    needs_.emplace_back();
    is_unused_.push_back(false);
    return static_cast<std::uint32_t>(needs_.size() - 1);
  }
  const std::uint32_t number = unused_.front();
  unused_.erase(unused_.begin());
  is_unused_[number] = false;
  numbers_.erase(needs_[number].key);
  return number;
}

void Needs::Fill(std::uint32_t number, const Item& item) {
  Need& need = needs_[number];
  const v1::Queue& queue = *item.queue_config;
  need.queue = &queue;
  need.requirement = *item.requirement;
  need.queue_index = item.queue;
  need.weight = queue.weight();
  need.channel = item.channel;
  need.profiles = profiles_->Satisfying(queue, need.requirement);
  need.skills.clear();
  for (const v1::Requirement* requirement : {item.requirement, &queue.requirement()}) {
    for (const v1::SkillLevel& skill : requirement->skills()) {
      const std::uint32_t known_as = profiles_->NumberSkill(skill.skill_id());
      const bool counted = std::find(need.skills.begin(), need.skills.end(), known_as) != need.skills.end();
      if (!counted) need.skills.push_back(known_as);
    }
  }
  if (columns_.size() < profiles_->size()) columns_.resize(profiles_->size());
  for (std::uint32_t i = 0; i < columns_.size(); ++i) columns_[i].Put(number, need.profiles.Test(i));
}

void Needs::RefreshHead(std::uint32_t need) {
  if (needs_[need].items.empty()) {
    heads_.Clear(need);
  } else {
    heads_.Set(need, {.weight = needs_[need].weight, .rank = needs_[need].items.front().rank});
  }
}

}  // namespace chatcore::routing
