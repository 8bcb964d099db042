#include "src/routing/agent_lane.h"

namespace chatcore::routing {

void AgentLane::Put(std::uint32_t agent, std::uint32_t profile_class, std::int64_t day) {
  day_ = day;
  if (agent >= places_.size()) places_.resize(agent + 1);
  if (profile_class >= heaps_.size()) heaps_.resize(profile_class + 1);
  Place& place = places_[agent];
  if (place.at != kNobody && place.profile_class != profile_class) Remove(agent);
  const AgentKey key = ordering_.KeyOf(*(*agents_)[agent], day);
  if (place.at == kNobody) {
    place.profile_class = profile_class;
    HeapOf(profile_class).Insert({.key = key, .agent = agent});
  } else {
    // What breaks ties may have changed even where the key has not.
    heaps_[profile_class][place.at].key = key;
    HeapOf(profile_class).Restore(place.at);
  }
  RefreshHead(profile_class);
}

void AgentLane::Remove(std::uint32_t agent) {
  if (!Contains(agent)) return;
  const std::uint32_t profile_class = places_[agent].profile_class;
  HeapOf(profile_class).Erase(places_[agent].at);
  places_[agent].at = kNobody;
  RefreshHead(profile_class);
}

void AgentLane::Clear() {
  for (std::uint32_t profile_class = 0; profile_class < heaps_.size(); ++profile_class) {
    heaps_[profile_class].clear();
    heads_.Clear(profile_class);
  }
  places_.assign(places_.size(), Place());
}

void AgentLane::RefreshHead(std::uint32_t profile_class) {
  if (heaps_[profile_class].empty()) {
    heads_.Clear(profile_class);
  } else {
    heads_.Set(profile_class, Head(profile_class).key);
  }
}

}  // namespace chatcore::routing
