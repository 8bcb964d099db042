#include "src/routing/router.h"

#include <algorithm>
#include <utility>

#include "src/base/status.h"

namespace chatcore::routing {

Router::Router()
    : profiles_(std::make_unique<ProfileClasses>()),
      needs_(std::make_unique<Needs>(*profiles_)),
      agents_(std::make_unique<std::vector<const agent::Agent*>>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

void Router::Configure(std::span<const QueueRules> queues, const std::array<std::uint32_t, agent::kChannels>& units) {
  units_ = units;
  needs_->Clear();
  lanes_.clear();
  queues_.clear();
  queues_.reserve(queues.size());
  for (const QueueRules& queue : queues) {
    Rules rules{
        .is_served = queue.is_served, .max_per_agent = queue.config->max_per_agent(), .plan = PlanOf(*queue.config)};
    *rules.queue.mutable_team_ids() = queue.config->team_ids();
    *rules.queue.mutable_requirement() = queue.config->requirement();
    rules.queue.set_weight(queue.config->weight());
    rules.lanes.fill(kNoLane);
    queues_.push_back(std::move(rules));
  }
  for (std::uint32_t number = 0; number < known_.size(); ++number) {
    if (handles_[number] != base::kNoHandle) known_[number].channels = OpenChannels(*(*agents_)[number]);
  }
}

void Router::PutAgent(base::Handle handle, const agent::Agent& agent) {
  const std::uint32_t number = NumberOf(handle);
  if (number >= known_.size()) {
    known_.resize(number + 1);
    handles_.resize(number + 1);
    agents_->resize(number + 1);
  }
  const bool was_known = handles_[number] != base::kNoHandle;
  const std::uint32_t before = known_[number].profile_class;
  const ProfileClasses::Acquired acquired = profiles_->Acquire(agent.profile);
  if (was_known) {
    for (AgentLane& lane : lanes_) lane.Remove(number);
    profiles_->Release(before);
  }
  (*agents_)[number] = &agent;
  handles_[number] = handle;
  known_[number].profile_class = acquired.id;
  if (acquired.is_new) needs_->AddProfile(acquired.id);
  TouchAgent(handle);
}

void Router::TouchAgent(base::Handle handle) {
  const std::uint32_t number = NumberOf(handle);
  known_[number].channels = OpenChannels(*(*agents_)[number]);
  PutIntoLanes(number);
}

void Router::RemoveAgent(base::Handle handle) {
  if (!Knows(handle)) return;
  const std::uint32_t number = NumberOf(handle);
  for (AgentLane& lane : lanes_) lane.Remove(number);
  profiles_->Release(known_[number].profile_class);
  known_[number] = Known();
  handles_[number] = base::kNoHandle;
  (*agents_)[number] = nullptr;
}

void Router::SetDay(std::int64_t day) {
  if (day == day_) return;
  day_ = day;
  for (AgentLane& lane : lanes_) {
    if (!lane.ordering().DependsOnDay()) continue;
    lane.Clear();
    for (std::uint32_t number = 0; number < known_.size(); ++number) {
      if ((known_[number].channels >> lane.channel() & 1) != 0) lane.Put(number, known_[number].profile_class, day_);
    }
  }
}

void Router::PutItem(const Item& item, const queue::Rank& rank, const std::vector<base::Handle>* backoff_agents) {
  Rules& rules = queues_[item.queue];
  if (!rules.is_served) return;
  if (rules.lanes[item.channel] == kNoLane) {
    rules.lanes[item.channel] = LaneFor(rules.plan.ordering, item.channel);
  }
  Item own = item;
  own.queue_config = &rules.queue;
  needs_->Put(own, rank, backoff_agents);
}

void Router::RemoveItem(base::Handle item) { needs_->Remove(item); }

Turn Router::TurnOf(base::Handle item) const {
  return {.weight = needs_->Get(needs_->NeedOf(item)).weight, .rank = needs_->WaitingAs(item).rank};
}

bool Router::HasAgentFor(base::Handle item) const {
  const std::uint32_t number = needs_->NeedOf(item);
  return number != Needs::kNone && SearchFor(number, item, AgentLane::kNobody).FindsAny();
}

std::optional<Turn> Router::TurnFor(base::Handle handle) const {
  if (!Knows(handle)) return std::nullopt;
  const Known& known = known_[NumberOf(handle)];
  if (known.channels == 0) return std::nullopt;
  const agent::Agent& agent = *(*agents_)[NumberOf(handle)];
  std::optional<Turn> best;
  const auto hopeless = [&best](const Turn& turn) { return best && !(turn < *best); };
  needs_->heads().Search(needs_->MetBy(known.profile_class), hopeless, [&](std::uint32_t number) {
    const Needs::Need& need = needs_->Get(number);
    if ((known.channels >> need.channel & 1) == 0 || !HasQueueRoom(need.queue_index, agent)) return;
    Needs::VisitInOrder(need, [&](const Needs::Waiting& waiting) {
      const Turn turn{.weight = need.weight, .rank = waiting.rank};
      if (hopeless(turn)) return false;
      if (!waiting.IsOpenTo(handle)) return true;
      best = turn;
      return false;
    });
  });
  return best;
}

std::optional<Choice> Router::Choose(const Item& item, base::Handle item_handle, base::Handle last_agent,
                                     std::int64_t at_us, std::uint64_t random_state) const {
  const std::uint32_t number = needs_->NeedOf(item_handle);
  if (number == Needs::kNone) return std::nullopt;
  const bool asks_for_last = Knows(last_agent) && queues_[item.queue].plan.uses_last_agent;
  const AgentSearch search = SearchFor(number, item_handle, asks_for_last ? NumberOf(last_agent) : AgentLane::kNobody);
  if (!queues_[item.queue].plan.is_random) return search.Best();
  const std::vector<Candidate> candidates = search.All();
  if (candidates.empty()) return std::nullopt;
  return routing::Choose(item, candidates, at_us, random_state);
}

absl::Status Router::CheckAgent(base::Handle handle, const agent::Agent& agent) const {
  const std::uint32_t number = NumberOf(handle);
  if (!Knows(handle) || (*agents_)[number] != &agent) return base::DataLoss("router: agent {} is unknown", handle);
  const Known& known = known_[number];
  if (known.channels != OpenChannels(agent)) return base::DataLoss("router: the room of agent {} differs", handle);
  for (const AgentLane& lane : lanes_) {
    const bool open = (known.channels >> lane.channel() & 1) != 0;
    if (lane.Contains(number) != open || (open && !lane.IsCurrent(number, day_))) {
      return base::DataLoss("router: the place of agent {} differs", handle);
    }
  }
  return absl::OkStatus();
}

bool Router::Knows(base::Handle agent) const {
  const std::uint32_t number = NumberOf(agent);
  return agent != base::kNoHandle && number < handles_.size() && handles_[number] == agent;
}

std::uint32_t Router::OpenChannels(const agent::Agent& agent) const {
  if (agent.presence != v1::PRESENCE_ACCEPTING) return 0;
  std::uint32_t open = 0;
  for (int number = v1::CHANNEL_UNSPECIFIED + 1; number < agent::kChannels; ++number) {
    const auto channel = static_cast<v1::Channel>(number);
    const bool room = agent.load.units + units_[number] <= agent.capacity_units &&
                      agent.load.by_channel[number] < agent::ChannelLimitOf(agent.profile, channel);
    if (room) open |= std::uint32_t{1} << number;
  }
  return open;
}

void Router::PutIntoLanes(std::uint32_t number) {
  for (AgentLane& lane : lanes_) {
    if ((known_[number].channels >> lane.channel() & 1) != 0) {
      lane.Put(number, known_[number].profile_class, day_);
    } else {
      lane.Remove(number);
    }
  }
}

std::uint32_t Router::LaneFor(const Ordering& ordering, v1::Channel channel) {
  for (std::uint32_t i = 0; i < lanes_.size(); ++i) {
    if (lanes_[i].channel() == channel && lanes_[i].ordering() == ordering) return i;
  }
  AgentLane& lane = lanes_.emplace_back(ordering, channel, *agents_);
  for (std::uint32_t number = 0; number < known_.size(); ++number) {
    if ((known_[number].channels >> channel & 1) != 0) lane.Put(number, known_[number].profile_class, day_);
  }
  return static_cast<std::uint32_t>(lanes_.size() - 1);
}

bool Router::HasQueueRoom(std::uint32_t queue, const agent::Agent& agent) const {
  const std::uint32_t most = queues_[queue].max_per_agent;
  return most == 0 || agent::ItemsOfQueue(agent.load, queue) < most;
}

AgentSearch Router::SearchFor(std::uint32_t number, base::Handle item, std::uint32_t last_agent) const {
  const Needs::Need& need = needs_->Get(number);
  const Rules& rules = queues_[need.queue_index];
  return AgentSearch({.plan = &rules.plan,
                      .lane = &lanes_[rules.lanes[need.channel]],
                      .needs = needs_.get(),
                      .need = &need,
                      .waiting = &needs_->WaitingAs(item),
                      .max_per_agent = rules.max_per_agent,
                      .agents = *agents_,
                      .handles = handles_,
                      .last_agent = last_agent});
}

}  // namespace chatcore::routing
