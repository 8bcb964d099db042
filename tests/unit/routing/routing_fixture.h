#ifndef CHATCORE_TESTS_UNIT_ROUTING_ROUTING_FIXTURE_H_
#define CHATCORE_TESTS_UNIT_ROUTING_ROUTING_FIXTURE_H_

#include <string>

#include "src/agent/agent.h"
#include "src/routing/eligibility.h"

namespace chatcore::routing {

/// An item, its queue and an agent that may take it.
struct Fixture {
  v1::Queue queue;
  v1::Requirement requirement;
  agent::Agent agent;

  Fixture() {
    queue.set_queue_id("general");
    agent = MakeAgent("eva");
  }

  static agent::Agent MakeAgent(const std::string& agent_id) {
    agent::Agent made;
    made.profile.set_agent_id(agent_id);
    made.presence = v1::PRESENCE_ACCEPTING;
    made.capacity_units = 2;
    return made;
  }

  Item item() const {
    Item made;
    made.channel = v1::CHANNEL_CHAT;
    made.queue_config = &queue;
    made.requirement = &requirement;
    return made;
  }
};

}  // namespace chatcore::routing

#endif  // CHATCORE_TESTS_UNIT_ROUTING_ROUTING_FIXTURE_H_
