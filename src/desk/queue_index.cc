#include "src/desk/queue_index.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "src/desk/items.h"

namespace chatcore::desk {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffff;

// Fills `next` from the configuration and the removed queues still in use; returns the new index of every old one.
std::vector<std::uint32_t> LayOut(State& state, std::vector<QueueState>& next) {
  state.queue_indexes.clear();
  for (const v1::Queue& config : state.config.queues()) {
    state.queue_indexes.emplace(config.queue_id(), static_cast<std::uint32_t>(next.size()));
    next.push_back({.config = config});
  }
  const std::vector<bool> referred = ReferredQueues(state);
  std::vector<std::uint32_t> moved(state.queues.size(), kNowhere);
  for (std::size_t i = 0; i < state.queues.size(); ++i) {
    const auto found = state.queue_indexes.find(state.queues[i].config.queue_id());
    if (found != state.queue_indexes.end()) {
      moved[i] = found->second;
    } else if (referred[i]) {
      moved[i] = static_cast<std::uint32_t>(next.size());
      next.push_back({.config = std::move(state.queues[i].config), .removed = true});
    }
  }
  return moved;
}

void RebuildLoads(State& state) {
  state.agents.ForEach([](base::Handle, agent::Agent& agent) { agent.load = agent::Load(); });
  state.assignments.ForEach([&](base::Handle, const Assignment& assignment) {
    if (agent::Agent* agent = state.agents.Find(assignment.agent)) {
      agent::AddLoad(agent->load, assignment.channel, assignment.queue, assignment.units);
    }
  });
  state.offers.ForEach([&](base::Handle, const Offer& offer) {
    agent::Agent* agent = state.agents.Find(offer.agent);
    const Conversation* conversation = state.conversations.Find(offer.conversation);
    if (agent != nullptr && conversation != nullptr) {
      agent::AddLoad(agent->load, conversation->channel, conversation->queue, offer.units);
    }
  });
}

}  // namespace

std::vector<bool> ReferredQueues(const State& state) {
  std::vector<bool> referred(state.queues.size());
  state.conversations.ForEach(
      [&](base::Handle, const Conversation& conversation) { referred[conversation.queue] = true; });
  state.assignments.ForEach([&](base::Handle, const Assignment& assignment) { referred[assignment.queue] = true; });
  return referred;
}

void IndexQueues(State& state) {
  std::vector<QueueState> next;
  const std::vector<std::uint32_t> moved = LayOut(state, next);
  state.queues = std::move(next);
  state.assignments.ForEach([&](base::Handle, Assignment& assignment) { assignment.queue = moved[assignment.queue]; });
  state.conversations.ForEach([&](base::Handle handle, Conversation& conversation) {
    conversation.queue = moved[conversation.queue];
    if (conversation.place != v1::PLACE_QUEUED && conversation.place != v1::PLACE_OFFERED) return;
    QueueState& queue = state.queues[conversation.queue];
    conversation.rank_us = queue::RankOf(queue.config, conversation.waiting_since_us, conversation.priority);
    queue.line.Add(conversation.RankAs(handle));
  });
  RebuildLoads(state);
}

void IndexRouter(State& state) {
  std::vector<routing::Router::QueueRules> rules;
  for (const QueueState& queue : state.queues) {
    rules.push_back({.config = &queue.config, .is_served = IsServed(queue)});
  }
  std::array<std::uint32_t, agent::kChannels> units = {};
  for (int channel = 0; channel < agent::kChannels; ++channel) {
    units[channel] = UnitsOf(state.config, static_cast<v1::Channel>(channel));
  }
  state.router.Configure(rules, units);
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) { state.router.PutAgent(handle, agent); });
  state.conversations.ForEach([&](base::Handle handle, const Conversation& conversation) {
    if (conversation.place != v1::PLACE_QUEUED) return;
    state.router.PutItem(ItemOf(state, conversation), conversation.RankAs(handle), &conversation.backoff_agents);
  });
}

std::uint32_t CapacityOf(const v1::Config& config, const v1::Agent& profile) {
  return profile.capacity_units() != 0 ? profile.capacity_units() : config.default_capacity_units();
}

}  // namespace chatcore::desk
