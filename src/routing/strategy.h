#ifndef CHATCORE_SRC_ROUTING_STRATEGY_H_
#define CHATCORE_SRC_ROUTING_STRATEGY_H_

#include <cstdint>
#include <span>

#include "chatcore/v1/types.pb.h"
#include "src/agent/agent.h"
#include "src/base/slot_map.h"
#include "src/routing/eligibility.h"

namespace chatcore::routing {

/// An agent that may take the item.
struct Candidate {
  base::Handle handle = base::kNoHandle;
  const agent::Agent* agent = nullptr;
};

/// The agent that a strategy chose.
struct Choice {
  base::Handle agent = base::kNoHandle;
  v1::Criterion decided_by = v1::CRITERION_UNSPECIFIED;  // UNSPECIFIED: there was nobody to compare with
  std::uint64_t random_state = 0;                        // new state of the generator; 0 = not drawn
};

/// Compares two agents by one criterion: negative when `a` comes first. `draw` is the number CRITERION_RANDOM uses.
/// Pure; integers only.
int CompareBy(v1::Criterion criterion, const Item& item, const agent::Agent& a, const agent::Agent& b,
              std::int64_t at_us, std::uint64_t draw);

/// Chooses among the candidates: criteria in order, the last resort is the lowest agent id, so the order is total and
/// does not depend on the order of the candidates.
///
/// `random_state`: of the desk's generator; advanced only when the strategy draws and there is a choice.
/// Requires at least one candidate. Cost: linear in candidates times criteria.
Choice Choose(const Item& item, std::span<const Candidate> candidates, std::int64_t at_us, std::uint64_t random_state);

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_STRATEGY_H_
