#include <array>
#include <map>
#include <utility>

#include "src/routing/eligibility.h"
#include "tools/bench/router_run.h"

namespace chatcore::bench {
namespace {

class RouterEngine final : public Engine {
 public:
  explicit RouterEngine(const World& world) {
    std::vector<routing::Router::QueueRules> rules;
    for (const v1::Queue& queue : world.queues) rules.push_back({.config = &queue});
    std::array<std::uint32_t, agent::kChannels> units;
    units.fill(1);
    router_.Configure(rules, units);
  }

  void PutAgent(base::Handle handle, const agent::Agent& agent) override { router_.PutAgent(handle, agent); }
  void TouchAgent(base::Handle handle) override { router_.TouchAgent(handle); }
  void PutItem(const routing::Item& item, const queue::Rank& rank) override { router_.PutItem(item, rank, &nobody_); }
  void RemoveItem(base::Handle item) override { router_.RemoveItem(item); }
  std::optional<routing::Turn> TurnFor(base::Handle agent) const override { return router_.TurnFor(agent); }
  std::optional<routing::Choice> Choose(const routing::Item& item, base::Handle handle,
                                        std::int64_t at_us) const override {
    return router_.Choose(item, handle, base::kNoHandle, at_us, 1);
  }

 private:
  routing::Router router_;
  const std::vector<base::Handle> nobody_;
};

// Looks at every agent for an item and at every item for an agent, as routers do that keep plain lists.
class ScanEngine final : public Engine {
 public:
  void PutAgent(base::Handle handle, const agent::Agent& agent) override { agents_.push_back({handle, &agent}); }
  void TouchAgent(base::Handle) override {}
  void PutItem(const routing::Item& item, const queue::Rank& rank) override {
    numbers_[rank.item] = items_.size();
    items_.push_back({item, rank});
  }
  void RemoveItem(base::Handle item) override {
    const std::size_t place = numbers_[item];
    numbers_.erase(item);
    if (place + 1 != items_.size()) {
      items_[place] = items_.back();
      numbers_[items_[place].second.item] = place;
    }
    items_.pop_back();
  }
  std::optional<routing::Turn> TurnFor(base::Handle handle) const override {
    const agent::Agent& agent = *agents_[handle - 1].second;
    std::optional<routing::Turn> best;
    for (const auto& [item, rank] : items_) {
      const routing::Turn turn{.weight = item.queue_config->weight(), .rank = rank};
      if (best && !(turn < *best)) continue;
      if (routing::FindObstacle(item, handle, agent) == v1::OBSTACLE_UNSPECIFIED) best = turn;
    }
    return best;
  }
  std::optional<routing::Choice> Choose(const routing::Item& item, base::Handle, std::int64_t at_us) const override {
    std::vector<routing::Candidate> candidates;
    for (const auto& [handle, agent] : agents_) {
      if (routing::FindObstacle(item, handle, *agent) != v1::OBSTACLE_UNSPECIFIED) continue;
      candidates.push_back({.handle = handle, .agent = agent});
    }
    if (candidates.empty()) return std::nullopt;
    return routing::Choose(item, candidates, at_us, 1);
  }

 private:
  std::vector<std::pair<base::Handle, const agent::Agent*>> agents_;
  std::vector<std::pair<routing::Item, queue::Rank>> items_;
  std::map<base::Handle, std::size_t> numbers_;
};

}  // namespace

std::unique_ptr<Engine> MakeRouterEngine(const World& world) { return std::make_unique<RouterEngine>(world); }
std::unique_ptr<Engine> MakeScanEngine(const World& world) { return std::make_unique<ScanEngine>(); }

}  // namespace chatcore::bench
