#ifndef CHATCORE_SRC_ROUTING_AGENT_LANE_H_
#define CHATCORE_SRC_ROUTING_AGENT_LANE_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "chatcore/v1/types.pb.h"
#include "src/agent/agent.h"
#include "src/base/quad_heap.h"
#include "src/routing/head_table.h"
#include "src/routing/plan.h"

namespace chatcore::routing {

/// The agents with room for one more item of a channel, in the order of one strategy: one heap for each class of
/// profiles, so that whoever asks for a class finds its best agent at the head.
///
/// An agent is named by a number that is its place in `agents`, which outlives the lane. Cost: Put and Remove are
/// logarithmic in the agents of one class.
class AgentLane {
 public:
  static constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

  struct Entry {
    AgentKey key;
    std::uint32_t agent = kNobody;
  };

  AgentLane(Ordering ordering, v1::Channel channel, const std::vector<const agent::Agent*>& agents)
      : ordering_(std::move(ordering)), channel_(channel), agents_(&agents) {}

  const Ordering& ordering() const { return ordering_; }
  v1::Channel channel() const { return channel_; }

  /// Puts the agent where its key belongs now.
  void Put(std::uint32_t agent, std::uint32_t profile_class, std::int64_t day);
  void Remove(std::uint32_t agent);
  void Clear();

  bool Contains(std::uint32_t agent) const { return agent < places_.size() && places_[agent].at != kNobody; }

  /// Of an agent that is in the lane.
  std::uint32_t ClassOf(std::uint32_t agent) const { return places_[agent].profile_class; }
  const Entry& EntryOf(std::uint32_t agent) const { return heaps_[ClassOf(agent)][places_[agent].at]; }

  /// True when the agent's key is what follows from it now.
  bool IsCurrent(std::uint32_t agent, std::int64_t day) const {
    return EntryOf(agent).key == ordering_.KeyOf(*(*agents_)[agent], day);
  }

  /// The classes with somebody in them, and the key of each one's best.
  const HeadTable<AgentKey>& heads() const { return heads_; }
  const Entry& Head(std::uint32_t profile_class) const { return heaps_[profile_class].front(); }
  std::size_t SizeOf(std::uint32_t profile_class) const { return heaps_[profile_class].size(); }

  /// The agents of the class, the best first, the others in no order.
  const std::vector<Entry>& AgentsOf(std::uint32_t profile_class) const { return heaps_[profile_class]; }

  /// Calls `visit(entry)` for the agents of the class, best first, until it returns false.
  template <typename Visit>
  void VisitInOrder(std::uint32_t profile_class, Visit visit) const {
    const auto earlier = [this](const Entry& a, const Entry& b) { return IsBefore(a, b); };
    base::VisitInOrder(heaps_[profile_class], earlier, visit);
  }

  int CompareBy(v1::Criterion criterion, std::uint32_t a, std::uint32_t b) const {
    return CompareAlone(criterion, *(*agents_)[a], *(*agents_)[b], day_);
  }

  /// True when `a` comes before `b` in the ordering.
  bool IsBefore(const Entry& a, const Entry& b) const {
    if (a.key != b.key) return a.key < b.key;
    return a.agent != b.agent && ordering_.IsBefore(*(*agents_)[a.agent], *(*agents_)[b.agent], day_);
  }

 private:
  struct Place {
    std::uint32_t profile_class = 0;
    std::uint32_t at = kNobody;
  };

  auto Earlier() const {
    return [this](const Entry& a, const Entry& b) { return IsBefore(a, b); };
  }
  auto HeapOf(std::uint32_t profile_class) {
    const auto placed = [this](const Entry& entry, std::uint32_t at) { places_[entry.agent].at = at; };
    return base::QuadHeap(heaps_[profile_class], Earlier(), placed);
  }
  void RefreshHead(std::uint32_t profile_class);

  Ordering ordering_;
  v1::Channel channel_;
  const std::vector<const agent::Agent*>* agents_;
  std::int64_t day_ = 0;
  std::vector<std::vector<Entry>> heaps_;  // by class
  std::vector<Place> places_;              // by agent
  HeadTable<AgentKey> heads_;
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_AGENT_LANE_H_
