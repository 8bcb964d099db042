#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "doctest/doctest.h"
#include "tests/property/event_watch.h"
#include "tests/property/make_sequence.h"
#include "tests/property/play_alone.h"
#include "tests/property/test_run.h"

namespace chatcore::property {
namespace {

// What a host knows from the events: who accepts, how much each may hold, who is in back-off for what.
class Fairness {
 public:
  std::size_t choices() const { return choices_; }

  std::string Problem(const v1::Event& event) {
    std::string problem;
    if (event.has_offer_made()) problem = Chosen(event.offer_made().conversation(), event.offer_made().agent());
    if (event.has_assignment_started() && event.assignment_started().by() == v1::ASSIGNED_BY_DESK) {
      problem = Chosen(event.assignment_started().conversation(), event.assignment_started().agent());
    }
    Follow(event);
    return watch_.Problem(event) + problem;
  }

 private:
  using Pair = std::pair<std::uint64_t, std::uint64_t>;

  std::string Chosen(std::uint64_t conversation, std::uint64_t chosen) {
    ++choices_;
    for (const auto& [agent, presence] : presences_) {
      const bool may = presence == v1::PRESENCE_ACCEPTING && watch_.ItemsOf(agent) < CapacityOf(agent) &&
                       !backoffs_.contains({conversation, agent});
      if (may && watch_.ItemsOf(agent) < watch_.ItemsOf(chosen)) return "another eligible agent holds less";
    }
    return "";
  }

  std::uint32_t CapacityOf(std::uint64_t agent) const {
    const std::uint32_t own = profiles_.at(agent).capacity_units();
    return own != 0 ? own : default_capacity_;
  }

  void Follow(const v1::Event& event) {
    if (event.has_configured()) default_capacity_ = event.configured().config().default_capacity_units();
    if (event.has_agent_added()) profiles_[event.agent_added().agent()] = event.agent_added().profile();
    if (event.has_agent_changed()) profiles_[event.agent_changed().agent()] = event.agent_changed().profile();
    if (event.has_presence_changed())
      presences_[event.presence_changed().agent()] = event.presence_changed().presence();
    if (event.has_agent_removed()) {
      presences_.erase(event.agent_removed().agent());
      std::erase_if(backoffs_, [&](const Pair& pair) { return pair.second == event.agent_removed().agent(); });
    }
    if (event.has_offer_ended() && event.offer_ended().backoff_until_us() != 0) {
      backoffs_.insert({event.offer_ended().conversation(), event.offer_ended().agent()});
    }
    if (event.has_backoff_ended())
      backoffs_.erase({event.backoff_ended().conversation(), event.backoff_ended().agent()});
    if (event.has_assignment_started()) ForgetBackoffs(event.assignment_started().conversation());
    if (event.has_conversation_closed()) ForgetBackoffs(event.conversation_closed().conversation());
    if (event.has_conversation_transferred() && event.conversation_transferred().backoff_until_us() != 0) {
      backoffs_.insert(
          {event.conversation_transferred().conversation(), event.conversation_transferred().from_agent()});
    }
  }

  void ForgetBackoffs(std::uint64_t conversation) {
    std::erase_if(backoffs_, [&](const Pair& pair) { return pair.first == conversation; });
  }

  EventWatch watch_;
  std::map<std::uint64_t, v1::Agent> profiles_;
  std::map<std::uint64_t, v1::Presence> presences_;
  std::set<Pair> backoffs_;
  std::uint32_t default_capacity_ = 0;
  std::size_t choices_ = 0;
};

}  // namespace

TEST_CASE("with the fewest-open strategy nobody is chosen while an eligible colleague holds less") {
  const TestRun run = TestRun::FromEnvironment();
  const Wishes wishes{
      .restarts = false, .changes_config = false, .plain_agents = true, .strategy = {v1::CRITERION_OPEN_COUNT}};
  std::size_t choices = 0;
  run.ForEachSeed(15, 0.1, [&](std::uint64_t seed) {
    Coverage coverage;
    const Made made = MakeSequence(seed, wishes, coverage);
    REQUIRE_MESSAGE(!made.failure, made.failure.text);
    Dice dice(seed);
    Fairness fairness;
    for (const v1::Event& event : PlayAlone(made.sequence, dice)) {
      const std::string problem = fairness.Problem(event);
      REQUIRE_MESSAGE(problem.empty(), "CHATCORE_TEST_SEED=", seed, "\n", problem, ": ", ToText(event));
    }
    choices += fairness.choices();
    return true;
  });
  std::printf("%zu choices\n", choices);
  CHECK(choices > 100);
}

}  // namespace chatcore::property
