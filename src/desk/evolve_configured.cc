#include <utility>
#include <vector>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"
#include "src/desk/queue_index.h"

namespace chatcore::desk {
namespace {

// An offer holds what the assignment would cost, so that an accepted one never takes its agent above the capacity.
void HoldPresentUnits(State& state) {
  state.offers.ForEach([&](base::Handle, Offer& offer) {
    if (const Conversation* conversation = state.conversations.Find(offer.conversation)) {
      offer.units = UnitsOf(state.config, conversation->channel);
    }
  });
}

}  // namespace

absl::Status EvolveConfigured(State& state, const v1::Event& event, const v1::Configured& body) {
  if (state.config.seed() != body.config().seed() || event.seq() == 1) state.random_state = body.config().seed();
  state.config = body.config();
  state.stamp = body.stamp();
  HoldPresentUnits(state);
  IndexQueues(state);  // and the loads
  state.agents.ForEach([&](base::Handle handle, agent::Agent& agent) {
    agent.capacity_units = CapacityOf(state.config, agent.profile);
    state.work.agents.insert(handle);
    state.work.recheck.insert(handle);
  });
  IndexRouter(state);
  state.work.removed_queues = true;
  return absl::OkStatus();
}

}  // namespace chatcore::desk
