#ifndef CHATCORE_SRC_ROUTING_AGENT_SEARCH_H_
#define CHATCORE_SRC_ROUTING_AGENT_SEARCH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "src/routing/agent_lane.h"
#include "src/routing/needs.h"
#include "src/routing/plan.h"
#include "src/routing/strategy.h"

namespace chatcore::routing {

/// One search for the agent of one waiting item: the best of every class that meets its need, and of those the best.
/// The runner-up is found too, for what sets the two apart is the reason of the choice. Borrows all it is given.
class AgentSearch {
 public:
  struct Question {
    const Plan* plan = nullptr;
    const AgentLane* lane = nullptr;
    const Needs* needs = nullptr;
    const Needs::Need* need = nullptr;
    const Needs::Waiting* waiting = nullptr;
    std::uint32_t max_per_agent = 0;                // items of the queue; 0 = no limit
    std::span<const agent::Agent* const> agents;    // by number
    std::span<const base::Handle> handles;          // by number
    std::uint32_t last_agent = AgentLane::kNobody;  // number of the item's last agent
  };

  explicit AgentSearch(const Question& question);

  bool FindsAny() const;

  /// The best by the plan, which must not be random.
  std::optional<Choice> Best() const;

  /// Everybody who may take it, class by class.
  std::vector<Candidate> All() const;

 private:
  struct Pick {
    AgentLane::Entry entry;
    std::uint32_t proficiency = 0;
    std::uint32_t profile_class = 0;
    bool is_last = false;
  };
  struct Leaders {
    std::optional<Pick> first;
    std::optional<Pick> second;
  };

  bool MayTake(std::uint32_t agent) const;
  Pick PickOf(const AgentLane::Entry& entry, std::uint32_t profile_class) const;
  int Compare(v1::Criterion criterion, std::size_t ordinal, const Pick& a, const Pick& b) const;
  v1::Criterion FirstDifference(const Pick& a, const Pick& b, int& sign) const;
  bool IsBefore(const Pick& a, const Pick& b) const;
  bool IsHopeless(const AgentKey& key, const Leaders& leaders) const;
  void Enter(const Pick& pick, Leaders& leaders) const;
  void EnterBestOf(std::uint32_t profile_class, std::uint32_t without, Leaders& leaders) const;
  void EnterLastAgent(Leaders& leaders) const;

  Question question_;
  bool is_restricted_;  // of a class that meets the need, some agents may take the item and others may not
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_AGENT_SEARCH_H_
