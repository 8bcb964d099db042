#ifndef CHATCORE_SRC_ROUTING_ROUTER_H_
#define CHATCORE_SRC_ROUTING_ROUTER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "chatcore/v1/config.pb.h"
#include "src/agent/agent.h"
#include "src/base/slot_map.h"
#include "src/routing/agent_lane.h"
#include "src/routing/agent_search.h"
#include "src/routing/needs.h"
#include "src/routing/plan.h"
#include "src/routing/profile_classes.h"
#include "src/routing/strategy.h"
#include "src/routing/turn.h"

namespace chatcore::routing {

/// Finds the agent for an item and the item for an agent without looking at all of them.
///
/// It decides what eligibility.h and strategy.h say, to the last tie: a scan with FindObstacle and Choose gives the
/// same answers, only slower. Agents of one profile share a class, items of one queue, channel and requirement share a
/// need; whether a class meets a need is one bit. Each class keeps its agents with room in the order of the strategy,
/// each need its items in the order of the line, and of every 64 of them the first is known.
///
/// ```cpp
/// Router router;
/// router.Configure(queues, units_by_channel);
/// router.PutAgent(handle, agent);            // new, or its profile has changed
/// router.TouchAgent(handle);                 // its load, presence or times have changed
/// router.PutItem(item, rank, &backoffs);     // begins to wait
/// if (std::optional<Turn> turn = router.TurnFor(handle)) { ... }           // an agent is free: whose turn is it?
/// std::optional<Choice> choice = router.Choose(item, last_agent, at_us, random_state);
/// ```
///
/// Derived from the state and rebuilt from it. Borrows the agents and the lists of back-offs, which have to stay where
/// they are while the router knows them. Cost: constant in agents and items but for the depth of heaps; with c profile
/// classes and n needs, a search reads c / 64 or n / 64 words and the heads that may win. A strategy with
/// CRITERION_RANDOM, and an item that some agents may not be given (back-off, max_per_agent), look at more agents.
/// No allocation once the sizes have been reached.
class Router {
 public:
  struct QueueRules {
    const v1::Queue* config = nullptr;
    bool is_served = true;  // false: removed, or a list that agents pick from
  };

  Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  /// Takes new queues and units, forgets all items, and sorts the agents it knows anew.
  void Configure(std::span<const QueueRules> queues, const std::array<std::uint32_t, agent::kChannels>& units);

  void PutAgent(base::Handle handle, const agent::Agent& agent);
  void TouchAgent(base::Handle handle);
  void RemoveAgent(base::Handle handle);

  /// The UTC day that CRITERION_FEWEST_TODAY counts. Cost when it changes: linear in agents.
  void SetDay(std::int64_t day);

  void PutItem(const Item& item, const queue::Rank& rank, const std::vector<base::Handle>* backoff_agents);
  void RemoveItem(base::Handle item);

  /// Where a waiting item stands among all.
  Turn TurnOf(base::Handle item) const;

  /// True when some agent may take the waiting item now.
  bool HasAgentFor(base::Handle item) const;

  /// Of the waiting items that the agent may take now, the one whose turn it is.
  std::optional<Turn> TurnFor(base::Handle agent) const;

  /// The agent for a waiting item; none when nobody may take it. `last_agent`: the agent that Item.last_agent_id names.
  std::optional<Choice> Choose(const Item& item, base::Handle item_handle, base::Handle last_agent, std::int64_t at_us,
                               std::uint64_t random_state) const;

  /// What is kept of the agent is what follows from it now.
  absl::Status CheckAgent(base::Handle handle, const agent::Agent& agent) const;

  std::size_t KnownNeeds() const { return needs_->size(); }
  bool Waits(base::Handle item) const { return needs_->NeedOf(item) != Needs::kNone; }

 private:
  static constexpr std::uint32_t kNoLane = 0xffffffff;

  struct Known {
    std::uint32_t profile_class = 0;
    std::uint32_t channels = 0;  // bit c: room for one more item of channel c
  };
  struct Rules {
    v1::Queue queue;  // membership, requirement and weight; the needs borrow it
    bool is_served = false;
    std::uint32_t max_per_agent = 0;
    Plan plan;
    std::array<std::uint32_t, agent::kChannels> lanes = {};  // by channel
  };

  static std::uint32_t NumberOf(base::Handle handle) { return static_cast<std::uint32_t>(handle) - 1; }
  bool Knows(base::Handle agent) const;
  AgentSearch SearchFor(std::uint32_t need, base::Handle item, std::uint32_t last_agent) const;
  std::uint32_t OpenChannels(const agent::Agent& agent) const;
  void PutIntoLanes(std::uint32_t number);
  std::uint32_t LaneFor(const Ordering& ordering, v1::Channel channel);
  bool HasQueueRoom(std::uint32_t queue, const agent::Agent& agent) const;

  std::array<std::uint32_t, agent::kChannels> units_ = {};
  std::int64_t day_ = 0;
  std::vector<Rules> queues_;
  std::unique_ptr<ProfileClasses> profiles_;
  std::unique_ptr<Needs> needs_;
  std::unique_ptr<std::vector<const agent::Agent*>> agents_;  // by number, where the lanes find them
  std::vector<base::Handle> handles_;                         // by number; kNoHandle: not known
  std::vector<Known> known_;                                  // by number
  std::vector<AgentLane> lanes_;
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_ROUTER_H_
