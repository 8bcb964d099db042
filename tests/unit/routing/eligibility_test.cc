#include "src/routing/eligibility.h"

#include <vector>

#include "doctest/doctest.h"
#include "tests/unit/routing/routing_fixture.h"

namespace chatcore::routing {
namespace {

constexpr base::Handle kEva = 1;

v1::SkillLevel Skill(const char* skill_id, std::uint32_t level) {
  v1::SkillLevel skill;
  skill.set_skill_id(skill_id);
  skill.set_level(level);
  return skill;
}

TEST_CASE("an accepting agent with room is eligible") {
  Fixture f;
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
}

TEST_CASE("only accepting agents are eligible") {
  Fixture f;
  for (v1::Presence presence : {v1::PRESENCE_OFFLINE, v1::PRESENCE_AWAY, v1::PRESENCE_NOT_ACCEPTING}) {
    f.agent.presence = presence;
    CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_NOT_ACCEPTING);
  }
}

TEST_CASE("a queue with teams takes their agents only") {
  Fixture f;
  f.queue.add_team_ids("billing");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_NOT_MEMBER);
  f.agent.profile.add_team_ids("billing");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
}

TEST_CASE("every skill of the item and of the queue is needed at its level") {
  Fixture f;
  *f.requirement.add_skills() = Skill("returns", 5);
  *f.queue.mutable_requirement()->add_skills() = Skill("chat", 0);
  *f.agent.profile.add_skills() = Skill("returns", 4);
  *f.agent.profile.add_skills() = Skill("chat", 0);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_SKILL);
  f.agent.profile.mutable_skills(0)->set_level(5);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
  f.agent.profile.mutable_skills(1)->set_skill_id("mail");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_SKILL);
}

TEST_CASE("an agent that names no language speaks any") {
  Fixture f;
  f.requirement.set_language("lv");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
  f.agent.profile.add_languages("et");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_LANGUAGE);
  f.agent.profile.add_languages("lv");
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
}

TEST_CASE("units bound the load at the limit and not before") {
  Fixture f;
  agent::AddLoad(f.agent.load, v1::CHANNEL_EMAIL, 0, 1);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
  agent::AddLoad(f.agent.load, v1::CHANNEL_EMAIL, 0, 1);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_CAPACITY);
}

TEST_CASE("a channel limit and a queue limit bind by themselves") {
  Fixture f;
  f.agent.capacity_units = 10;
  agent::AddLoad(f.agent.load, v1::CHANNEL_CHAT, 0, 1);
  f.queue.set_max_per_agent(1);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_QUEUE_LIMIT);
  f.queue.set_max_per_agent(2);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_UNSPECIFIED);
  v1::ChannelLimit& limit = *f.agent.profile.add_channel_limits();
  limit.set_channel(v1::CHANNEL_CHAT);
  limit.set_max_items(1);
  CHECK(FindObstacle(f.item(), kEva, f.agent) == v1::OBSTACLE_CHANNEL_LIMIT);
}

TEST_CASE("an agent in back-off is not eligible") {
  Fixture f;
  const std::vector<base::Handle> excluded = {kEva};
  Item item = f.item();
  item.backoff_agents = excluded;
  CHECK(FindObstacle(item, kEva, f.agent) == v1::OBSTACLE_BACKOFF);
  CHECK(FindObstacle(item, kEva + 1, f.agent) == v1::OBSTACLE_UNSPECIFIED);
}

TEST_CASE("an item that the agent holds already does not count against it") {
  Fixture f;
  f.agent.capacity_units = 1;
  agent::AddLoad(f.agent.load, v1::CHANNEL_CHAT, 0, 1);
  CHECK(FindObstacle(f.item(), kEva, f.agent, false) == v1::OBSTACLE_CAPACITY);
  CHECK(FindObstacle(f.item(), kEva, f.agent, true) == v1::OBSTACLE_UNSPECIFIED);
}

}  // namespace
}  // namespace chatcore::routing
