#include "src/routing/router.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "src/routing/eligibility.h"
#include "src/routing/strategy.h"

namespace chatcore::routing {
namespace {

constexpr std::int64_t kDayUs = 86'400'000'000;

// A small world of everything that matters to the router, changed by chance, and beside the router the plain answer.
class Twins {
 public:
  explicit Twins(std::uint32_t seed) : random_(seed) {
    units_.fill(1);
    Reconfigure();
  }

  void ChangeSomething() {
    switch (Below(12)) {
      case 0:
        return AddAgent();
      case 1:
        return ChangeProfile();
      case 2:
        return RemoveAgent();
      case 3:
        at_us_ += Below(4) == 0 ? kDayUs : 1'000'000;
        return router_.SetDay(agent::DayOf(at_us_));
      case 4:
        if (Below(8) == 0) Reconfigure();
        return;
      case 5:
      case 6:
        return ChangeLoad();
      case 7:
        return RemoveItem();
      default:
        return AddItem();
    }
  }

  void Compare() {
    for (const auto& [handle, agent] : agents_) {
      REQUIRE(router_.CheckAgent(handle, *agent).ok());
      const std::optional<Turn> turn = router_.TurnFor(handle);
      const std::optional<Turn> plain = PlainTurnFor(handle, *agent);
      REQUIRE(turn.has_value() == plain.has_value());
      if (turn) REQUIRE(turn->rank == plain->rank);
    }
    for (const auto& [handle, waiting] : items_) {
      const std::vector<Candidate> candidates = PlainCandidates(waiting);
      REQUIRE(router_.HasAgentFor(handle) == (!candidates.empty() && IsServed(waiting)));
      const std::optional<Choice> choice =
          router_.Choose(ItemOf(waiting), handle, HandleOf(waiting.last_agent_id), at_us_, 7);
      REQUIRE(choice.has_value() == (!candidates.empty() && IsServed(waiting)));
      if (!choice) continue;
      const Choice plain = Choose(ItemOf(waiting), candidates, at_us_, 7);
      REQUIRE(choice->agent == plain.agent);
      REQUIRE(choice->decided_by == plain.decided_by);
      REQUIRE(choice->random_state == plain.random_state);
      ++choices_;
    }
  }

  std::size_t choices() const { return choices_; }

 private:
  struct Waiting {
    v1::Channel channel = v1::CHANNEL_CHAT;
    std::uint32_t queue = 0;
    v1::Requirement requirement;
    queue::Rank rank;
    std::vector<base::Handle> backoff_agents;
    std::string last_agent_id;
  };

  std::uint32_t Below(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }

  v1::Requirement AnyRequirement() {
    v1::Requirement requirement;
    for (const char* skill_id : {"billing", "legal", "cards"}) {
      if (Below(4) != 0) continue;
      requirement.add_skills()->set_skill_id(skill_id);
      requirement.mutable_skills()->rbegin()->set_level(Below(4));
    }
    if (Below(3) == 0) requirement.set_language(Below(2) == 0 ? "lv" : "et");
    return requirement;
  }

  void Reconfigure() {
    queues_.clear();
    for (std::uint32_t i = 0; i < 4; ++i) {
      v1::Queue& queue = queues_.emplace_back();
      queue.set_queue_id("q" + std::to_string(i));
      if (Below(2) == 0) queue.add_team_ids(Below(2) == 0 ? "north" : "south");
      if (Below(3) == 0) *queue.mutable_requirement() = AnyRequirement();
      if (Below(3) == 0) queue.set_max_per_agent(1 + Below(2));
      queue.set_weight(Below(3));
      queue.set_mode(Below(6) == 0 ? v1::OFFER_MODE_PICK_LIST : v1::OFFER_MODE_ASSIGN);
      for (std::uint32_t left = 1 + Below(3); left > 0; --left) {
        queue.add_strategy(static_cast<v1::Criterion>(1 + Below(v1::CRITERION_AGENT_ID)));
      }
    }
    for (std::uint32_t& units : units_) units = 1 + Below(2);
    std::vector<Router::QueueRules> rules;
    for (const v1::Queue& queue : queues_) {
      rules.push_back({.config = &queue, .is_served = queue.mode() != v1::OFFER_MODE_PICK_LIST});
    }
    router_.Configure(rules, units_);
    for (const auto& [handle, agent] : agents_) router_.PutAgent(handle, *agent);
    for (auto& [handle, waiting] : items_) router_.PutItem(ItemOf(waiting), waiting.rank, &waiting.backoff_agents);
  }

  void FillProfile(v1::Agent& profile) {
    if (Below(2) == 0) profile.add_team_ids("north");
    if (Below(2) == 0) profile.add_team_ids("south");
    for (const char* skill_id : {"billing", "legal", "cards"}) {
      if (Below(2) == 0) continue;
      profile.add_skills()->set_skill_id(skill_id);
      profile.mutable_skills()->rbegin()->set_level(1 + Below(3));
    }
    if (Below(2) == 0) profile.add_languages(Below(2) == 0 ? "lv" : "et");
    profile.set_order(Below(3));
    if (Below(4) == 0) {
      profile.add_channel_limits()->set_channel(v1::CHANNEL_CHAT);
      profile.mutable_channel_limits(0)->set_max_items(Below(3));
    }
  }

  void AddAgent() {
    if (agents_.size() > 25) return;
    agent::Agent& agent = storage_.emplace_back();
    agent.profile.set_agent_id("agent-number-" + std::to_string(storage_.size()));
    FillProfile(agent.profile);
    agent.presence = v1::PRESENCE_ACCEPTING;
    agent.capacity_units = 1 + Below(4);
    const base::Handle handle = storage_.size();
    agents_[handle] = &agent;
    router_.PutAgent(handle, agent);
  }

  base::Handle AnyAgent() {
    if (agents_.empty()) return base::kNoHandle;
    return std::next(agents_.begin(), Below(static_cast<std::uint32_t>(agents_.size())))->first;
  }

  void ChangeProfile() {
    const base::Handle handle = AnyAgent();
    if (handle == base::kNoHandle) return;
    const std::string agent_id = agents_[handle]->profile.agent_id();
    agents_[handle]->profile = v1::Agent();
    agents_[handle]->profile.set_agent_id(agent_id);
    FillProfile(agents_[handle]->profile);
    router_.PutAgent(handle, *agents_[handle]);
  }

  void RemoveAgent() {
    const base::Handle handle = AnyAgent();
    if (handle == base::kNoHandle || Below(3) != 0) return;
    router_.RemoveAgent(handle);
    agents_.erase(handle);
  }

  void ChangeLoad() {
    const base::Handle handle = AnyAgent();
    if (handle == base::kNoHandle) return;
    agent::Agent& agent = *agents_[handle];
    const std::uint32_t queue = Below(4);
    if (Below(2) == 0) {
      agent::AddLoad(agent.load, v1::CHANNEL_CHAT, queue, 1);
      agent.last_offered_us = at_us_;
      agent.assigned_today = agent.day == agent::DayOf(at_us_) ? agent.assigned_today + 1 : 1;
      agent.day = agent::DayOf(at_us_);
    } else if (agent::ItemsOfQueue(agent.load, queue) > 0) {
      agent::RemoveLoad(agent.load, v1::CHANNEL_CHAT, queue, 1);
      agent.idle_since_us = at_us_;
    }
    if (Below(5) == 0) agent.presence = v1::PRESENCE_AWAY;
    if (Below(3) == 0) agent.presence = v1::PRESENCE_ACCEPTING;
    router_.TouchAgent(handle);
  }

  void AddItem() {
    if (items_.size() > 40) return;
    const base::Handle handle = ++last_item_;
    Waiting& waiting = items_[handle];
    waiting.channel = Below(2) == 0 ? v1::CHANNEL_CHAT : v1::CHANNEL_EMAIL;
    waiting.queue = Below(4);
    waiting.requirement = AnyRequirement();
    waiting.rank = {.rank_us = Below(1'000), .seq = handle, .item = handle};
    if (Below(3) == 0 && !agents_.empty()) waiting.backoff_agents.push_back(AnyAgent());
    if (Below(2) == 0 && !agents_.empty()) waiting.last_agent_id = agents_[AnyAgent()]->profile.agent_id();
    router_.PutItem(ItemOf(waiting), waiting.rank, &waiting.backoff_agents);
  }

  void RemoveItem() {
    if (items_.empty()) return;
    const auto gone = std::next(items_.begin(), Below(static_cast<std::uint32_t>(items_.size())));
    router_.RemoveItem(gone->first);
    items_.erase(gone);
  }

  Item ItemOf(const Waiting& waiting) const {
    Item item;
    item.channel = waiting.channel;
    item.queue = waiting.queue;
    item.queue_config = &queues_[waiting.queue];
    item.requirement = &waiting.requirement;
    item.units = units_[waiting.channel];
    item.backoff_agents = waiting.backoff_agents;
    item.last_agent_id = waiting.last_agent_id;
    return item;
  }

  bool IsServed(const Waiting& waiting) const { return queues_[waiting.queue].mode() != v1::OFFER_MODE_PICK_LIST; }

  base::Handle HandleOf(const std::string& agent_id) const {
    for (const auto& [handle, agent] : agents_) {
      if (agent->profile.agent_id() == agent_id) return handle;
    }
    return base::kNoHandle;
  }

  std::vector<Candidate> PlainCandidates(const Waiting& waiting) const {
    std::vector<Candidate> candidates;
    for (const auto& [handle, agent] : agents_) {
      if (FindObstacle(ItemOf(waiting), handle, *agent) != v1::OBSTACLE_UNSPECIFIED) continue;
      candidates.push_back({.handle = handle, .agent = agent});
    }
    return candidates;
  }

  std::optional<Turn> PlainTurnFor(base::Handle handle, const agent::Agent& agent) const {
    std::optional<Turn> best;
    for (const auto& [item, waiting] : items_) {
      const Turn turn{.weight = queues_[waiting.queue].weight(), .rank = waiting.rank};
      if (!IsServed(waiting) || (best && !(turn < *best))) continue;
      if (FindObstacle(ItemOf(waiting), handle, agent) == v1::OBSTACLE_UNSPECIFIED) best = turn;
    }
    return best;
  }

  std::mt19937 random_;
  Router router_;
  std::vector<v1::Queue> queues_;
  std::array<std::uint32_t, agent::kChannels> units_ = {};
  std::deque<agent::Agent> storage_;
  std::map<base::Handle, agent::Agent*> agents_;
  std::map<base::Handle, Waiting> items_;
  base::Handle last_item_ = 0;
  std::int64_t at_us_ = 20'000 * kDayUs;
  std::size_t choices_ = 0;
};

TEST_CASE("the router chooses what a scan of every pair chooses, and gives the same reason") {
  std::size_t choices = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Twins twins(seed);
    for (int step = 0; step < 400; ++step) {
      twins.ChangeSomething();
      twins.Compare();
    }
    choices += twins.choices();
  }
  CHECK(choices > 5'000);
}

TEST_CASE("requirements that come and go leave no more behind than is kept for the next ones") {
  Router router;
  v1::Queue queue;
  queue.set_queue_id("general");
  std::array<std::uint32_t, agent::kChannels> units;
  units.fill(1);
  router.Configure(std::vector<Router::QueueRules>{{.config = &queue}}, units);
  agent::Agent agent;
  agent.profile.set_agent_id("eva");
  agent.profile.add_skills()->set_skill_id("skill-77");
  agent.presence = v1::PRESENCE_ACCEPTING;
  agent.capacity_units = 1;
  router.PutAgent(1, agent);
  const std::vector<base::Handle> nobody;
  v1::Requirement requirement;
  requirement.add_skills();
  Item item;
  item.channel = v1::CHANNEL_CHAT;
  item.queue_config = &queue;
  item.requirement = &requirement;
  for (int i = 0; i < 5'000; ++i) {
    requirement.mutable_skills(0)->set_skill_id("skill-" + std::to_string(i));
    router.PutItem(item, {.rank_us = i, .seq = 1, .item = 1}, &nobody);
    CHECK(router.HasAgentFor(1) == (i == 77));
    router.RemoveItem(1);
  }
  CHECK(router.KnownNeeds() <= Needs::kKept + 2);
  requirement.mutable_skills(0)->set_skill_id("skill-77");
  router.PutItem(item, {.rank_us = 1, .seq = 2, .item = 2}, &nobody);
  CHECK(router.HasAgentFor(2));
  CHECK(router.TurnFor(1)->rank.item == 2);
}

}  // namespace
}  // namespace chatcore::routing
