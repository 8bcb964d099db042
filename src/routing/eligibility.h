#ifndef CHATCORE_SRC_ROUTING_ELIGIBILITY_H_
#define CHATCORE_SRC_ROUTING_ELIGIBILITY_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/query.pb.h"
#include "chatcore/v1/types.pb.h"
#include "src/agent/agent.h"
#include "src/base/slot_map.h"

namespace chatcore::routing {

/// What the router knows of a thing it places: no text, no customer.
struct Item {
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::uint32_t queue = 0;  // index
  const v1::Queue* queue_config = nullptr;
  const v1::Requirement* requirement = nullptr;  // of the item itself
  std::uint32_t units = 1;                       // what it costs an agent
  std::span<const base::Handle> backoff_agents;  // not to be offered it now
  std::string_view last_agent_id;                // who served this customer last
};

/// The first condition that keeps the agent from taking the item now, in the order of v1::Obstacle; UNSPECIFIED when
/// there is none. Offers and wrap-ups count as load.
///
/// `held`: the agent already holds this very item (an offer being checked again), so its load is not counted twice.
///
/// Pure. Cost: linear in teams, skills and languages of the two.
v1::Obstacle FindObstacle(const Item& item, base::Handle handle, const agent::Agent& agent, bool held = false);

/// True when the agent may serve the queue at all: one of its teams, or a queue without teams.
bool IsMember(const v1::Queue& queue, const v1::Agent& profile);

/// True when the agent has every required skill at its level / the required language; an agent who names no language
/// speaks all of them.
bool HasSkills(const v1::Agent& profile, const v1::Requirement& requirement);
bool Speaks(const v1::Agent& profile, const v1::Requirement& requirement);

/// The agent's level in the skill; 0 when it has none.
std::uint32_t LevelOf(const v1::Agent& profile, std::string_view skill_id);

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_ELIGIBILITY_H_
