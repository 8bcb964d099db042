#include "src/routing/strategy.h"

#include <algorithm>
#include <set>
#include <vector>

#include "doctest/doctest.h"
#include "tests/unit/routing/routing_fixture.h"

namespace chatcore::routing {
namespace {

constexpr std::int64_t kNowUs = 1'767'603'600'000'000;

struct Pair : Fixture {
  agent::Agent eva = MakeAgent("eva");
  agent::Agent ivo = MakeAgent("ivo");

  Choice Chosen(v1::Criterion criterion, std::string_view last_agent_id = {}) {
    queue.clear_strategy();
    queue.add_strategy(criterion);
    Item made = item();
    made.last_agent_id = last_agent_id;
    const std::vector<Candidate> candidates = {{.handle = 1, .agent = &eva}, {.handle = 2, .agent = &ivo}};
    std::vector<Candidate> reversed(candidates.rbegin(), candidates.rend());
    const Choice choice = Choose(made, candidates, kNowUs, 42);
    CHECK(Choose(made, reversed, kNowUs, 42).agent == choice.agent);
    return choice;
  }
};

TEST_CASE("when all else is equal the lowest agent id decides and the event says so") {
  Pair p;
  const Choice choice = p.Chosen(v1::CRITERION_OPEN_COUNT);
  CHECK(choice.agent == 1);
  CHECK(choice.decided_by == v1::CRITERION_AGENT_ID);
}

TEST_CASE("a single candidate is not compared") {
  Pair p;
  const std::vector<Candidate> one = {{.handle = 2, .agent = &p.ivo}};
  const Choice choice = Choose(p.item(), one, kNowUs, 42);
  CHECK(choice.agent == 2);
  CHECK(choice.decided_by == v1::CRITERION_UNSPECIFIED);
}

TEST_CASE("each criterion prefers the agent that its name says") {
  Pair p;
  CHECK(p.Chosen(v1::CRITERION_LAST_AGENT, "ivo").agent == 2);
  p.eva.load = {.units = 1, .items = 1};
  p.eva.capacity_units = 4;
  p.ivo.load = {.units = 1, .items = 1};
  p.ivo.capacity_units = 8;
  CHECK(p.Chosen(v1::CRITERION_LOAD_SHARE).agent == 2);
  CHECK(p.Chosen(v1::CRITERION_SPARE_CAPACITY).agent == 2);
  p.eva.load.items = 2;
  CHECK(p.Chosen(v1::CRITERION_OPEN_COUNT).agent == 2);
  p.eva.idle_since_us = 10;
  p.ivo.idle_since_us = 5;
  CHECK(p.Chosen(v1::CRITERION_LONGEST_IDLE).agent == 2);
  p.eva.last_offered_us = 10;
  CHECK(p.Chosen(v1::CRITERION_LEAST_RECENTLY_OFFERED).agent == 2);
  p.eva.day = agent::DayOf(kNowUs);
  p.eva.assigned_today = 3;
  CHECK(p.Chosen(v1::CRITERION_FEWEST_TODAY).agent == 2);
  p.eva.profile.set_order(2);
  p.ivo.profile.set_order(1);
  CHECK(p.Chosen(v1::CRITERION_FIXED_ORDER).agent == 2);
  CHECK(p.Chosen(v1::CRITERION_FIXED_ORDER).decided_by == v1::CRITERION_FIXED_ORDER);
}

TEST_CASE("yesterday's assignments do not count today") {
  Pair p;
  p.eva.day = agent::DayOf(kNowUs) - 1;
  p.eva.assigned_today = 3;
  CHECK(p.Chosen(v1::CRITERION_FEWEST_TODAY).agent == 1);
}

TEST_CASE("proficiency sums the levels of the required skills") {
  Pair p;
  p.requirement.add_skills()->set_skill_id("returns");
  for (agent::Agent* agent : {&p.eva, &p.ivo}) agent->profile.add_skills()->set_skill_id("returns");
  p.ivo.profile.mutable_skills(0)->set_level(7);
  CHECK(p.Chosen(v1::CRITERION_PROFICIENCY).agent == 2);
}

TEST_CASE("the random criterion draws anew for each choice and both agents get their share") {
  Pair p;
  p.queue.add_strategy(v1::CRITERION_RANDOM);
  const std::vector<Candidate> candidates = {{.handle = 1, .agent = &p.eva}, {.handle = 2, .agent = &p.ivo}};
  std::uint64_t state = 1;
  int first = 0;
  for (int i = 0; i < 1'000; ++i) {
    const Choice choice = Choose(p.item(), candidates, kNowUs, state);
    CHECK(choice.random_state != state);
    state = choice.random_state;
    first += choice.agent == 1 ? 1 : 0;
  }
  CHECK(first > 400);
  CHECK(first < 600);
}

}  // namespace
}  // namespace chatcore::routing
