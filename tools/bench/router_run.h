#ifndef CHATCORE_TOOLS_BENCH_ROUTER_RUN_H_
#define CHATCORE_TOOLS_BENCH_ROUTER_RUN_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "src/agent/agent.h"
#include "src/routing/router.h"
#include "tools/bench/world.h"

namespace chatcore::bench {

/// Somebody who finds agents for items: the router, or a scan that looks at everything.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual void PutAgent(base::Handle handle, const agent::Agent& agent) = 0;
  virtual void TouchAgent(base::Handle handle) = 0;
  virtual void PutItem(const routing::Item& item, const queue::Rank& rank) = 0;
  virtual void RemoveItem(base::Handle item) = 0;
  virtual std::optional<routing::Turn> TurnFor(base::Handle agent) const = 0;
  virtual std::optional<routing::Choice> Choose(const routing::Item& item, base::Handle handle,
                                                std::int64_t at_us) const = 0;
};

std::unique_ptr<Engine> MakeRouterEngine(const World& world);
std::unique_ptr<Engine> MakeScanEngine(const World& world);

/// Plays a desk of the world's size against an engine, without commands, events or timers: an item comes, or an agent
/// ends one and is free again. Deterministic, so that two engines can be compared by `decisions_hash`.
class RouterRun {
 public:
  RouterRun(const World& world, const Size& size, Engine& engine);
  RouterRun(const RouterRun&) = delete;
  RouterRun& operator=(const RouterRun&) = delete;

  /// One decision: an arrival or an end of work.
  void Step();

  /// Over which item went to whom.
  std::uint64_t decisions_hash() const { return decisions_hash_; }
  std::uint64_t assigned() const { return assigned_; }
  std::size_t waiting() const { return waiting_; }

 private:
  struct Item {
    std::uint32_t need = 0;
    std::uint32_t agent = 0;
    queue::Rank rank;
  };

  routing::Item ItemOf(std::uint32_t need) const;
  std::uint32_t Arrive(std::uint32_t need);
  void TryToAssign(std::uint32_t item);
  void Assign(std::uint32_t item, base::Handle agent);
  std::uint32_t FinishSome(std::uint32_t community);
  void Fill(const World& world, const Size& size);
  bool HasRoom() const;

  const World& world_;
  Engine& engine_;
  std::uint32_t busy_percent_;
  Dice dice_;
  std::deque<agent::Agent> agents_;  // by handle - 1
  std::vector<Item> items_;          // by handle - 1
  std::vector<std::uint32_t> free_items_;
  std::vector<std::uint32_t> active_[2];  // items in work, by community
  std::uint32_t capacity_[2] = {0, 0};
  std::int64_t at_us_ = 1'767'603'600'000'000;
  std::uint64_t seq_ = 0;
  std::uint64_t decisions_hash_ = 0;
  std::uint64_t assigned_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_ROUTER_RUN_H_
