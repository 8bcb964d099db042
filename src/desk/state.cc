#include "src/desk/state.h"

namespace chatcore::desk {

bool IsServed(const QueueState& queue) { return !queue.removed && queue.config.mode() != v1::OFFER_MODE_PICK_LIST; }

std::uint32_t UnitsOf(const v1::Config& config, v1::Channel channel) {
  for (const v1::ChannelUnits& units : config.channel_units()) {
    if (units.channel() == channel) return units.units();
  }
  return 1;
}

const v1::Queue* FindQueue(const State& state, std::string_view queue_id) {
  const auto found = state.queue_indexes.find(queue_id);
  return found == state.queue_indexes.end() ? nullptr : &state.queues[found->second].config;
}

base::Handle HolderOf(const State& state, const Conversation& conversation) {
  if (const Assignment* assignment = state.assignments.Find(conversation.assignment)) return assignment->agent;
  if (const Offer* offer = state.offers.Find(conversation.offer)) return offer->agent;
  return base::kNoHandle;
}

std::string_view AgentIdOf(const State& state, base::Handle agent) {
  const agent::Agent* found = state.agents.Find(agent);
  return found == nullptr ? std::string_view() : std::string_view(found->profile.agent_id());
}

std::string_view CustomerIdOf(const State& state, base::Handle customer) {
  const Customer* found = state.customers.Find(customer);
  return found == nullptr ? std::string_view() : std::string_view(found->profile.customer_id());
}

std::string_view LanguageOf(const State& state, const Conversation& conversation) {
  if (!conversation.language.empty()) return conversation.language;
  const Customer* customer = state.customers.Find(conversation.customer);
  return customer == nullptr ? std::string_view() : std::string_view(customer->profile.language());
}

}  // namespace chatcore::desk
