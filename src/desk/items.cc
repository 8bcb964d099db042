#include "src/desk/items.h"

namespace chatcore::desk {

routing::Item ItemOf(const State& state, const Conversation& conversation) {
  routing::Item item;
  item.channel = conversation.channel;
  item.queue = conversation.queue;
  item.queue_config = &state.queues[conversation.queue].config;
  item.requirement = &conversation.requirement;
  item.units = UnitsOf(state.config, conversation.channel);
  item.backoff_agents = conversation.backoff_agents;
  if (!conversation.last_agent_id.empty()) {
    item.last_agent_id = conversation.last_agent_id;
  } else if (const Customer* customer = state.customers.Find(conversation.customer)) {
    item.last_agent_id = customer->last_agent_id;
  }
  return item;
}

std::string_view ObstacleRemedy(v1::Obstacle obstacle) {
  switch (obstacle) {
    case v1::OBSTACLE_UNSPECIFIED:
      return "eligible";
    case v1::OBSTACLE_NOT_ACCEPTING:
      return "presence: set it to accepting";
    case v1::OBSTACLE_NOT_MEMBER:
      return "team_ids: add a team of the queue";
    case v1::OBSTACLE_SKILL:
      return "skills: add the required skill, or raise its level";
    case v1::OBSTACLE_LANGUAGE:
      return "languages: add the required language";
    case v1::OBSTACLE_CAPACITY:
      return "capacity_units: end a conversation or wrap-up, or raise it";
    case v1::OBSTACLE_CHANNEL_LIMIT:
      return "channel_limits: end an item of this channel, or raise the limit";
    case v1::OBSTACLE_QUEUE_LIMIT:
      return "max_per_agent: end an item of this queue, or raise the limit";
    case v1::OBSTACLE_BACKOFF:
      return "back-off: the agent declined or missed it; wait, or pick it";
    case v1::Obstacle_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Obstacle_INT_MAX_SENTINEL_DO_NOT_USE_:
      return "";
  }
  return "";
}

}  // namespace chatcore::desk
