#include "src/desk/match.h"

#include "src/desk/items.h"

namespace chatcore::desk {

base::Handle NextToMatch(const State& state, Work& work) {
  std::optional<routing::Turn> best;
  const auto consider = [&best](const routing::Turn& turn) {
    if (!best || turn < *best) best = turn;
  };
  for (auto it = work.items.begin(); it != work.items.end();) {
    if (state.router.HasAgentFor(*it)) {
      consider(state.router.TurnOf(*it));
      ++it;
    } else {
      it = work.items.erase(it);
    }
  }
  for (auto it = work.agents.begin(); it != work.agents.end();) {
    if (const std::optional<routing::Turn> turn = state.router.TurnFor(*it)) {
      consider(*turn);
      ++it;
    } else {
      it = work.agents.erase(it);
    }
  }
  return best ? best->rank.item : base::kNoHandle;
}

std::optional<routing::Choice> ChooseAgent(const State& state, base::Handle handle, std::int64_t at_us) {
  const routing::Item item = ItemOf(state, *state.conversations.Find(handle));
  const auto last_agent = state.agent_ids.find(item.last_agent_id);
  return state.router.Choose(item, handle, last_agent == state.agent_ids.end() ? base::kNoHandle : last_agent->second,
                             at_us, state.random_state);
}

}  // namespace chatcore::desk
