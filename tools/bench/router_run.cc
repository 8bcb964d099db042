#include "tools/bench/router_run.h"

#include <utility>

namespace chatcore::bench {
namespace {

// Of the slots of the first community that are taken.
std::uint32_t BusyPercent(const Size& size) { return size.fits_all ? 50 : 95; }

}  // namespace

RouterRun::RouterRun(const World& world, const Size& size, Engine& engine)
    : world_(world), engine_(engine), busy_percent_(BusyPercent(size)), dice_(size.seed + 1) {
  for (const World::Agent& made : world.agents) {
    agent::Agent& agent = agents_.emplace_back();
    agent.profile = made.profile;
    agent.presence = v1::PRESENCE_ACCEPTING;
    agent.capacity_units = made.profile.capacity_units();
    agent.idle_since_us = at_us_ - dice_.Below(1'000'000);
    capacity_[made.community] += agent.capacity_units;
    engine_.PutAgent(agents_.size(), agent);
  }
  Fill(world, size);
}

void RouterRun::Fill(const World& world, const Size& size) {
  std::uint32_t tries = 0;
  while (HasRoom() && ++tries < capacity_[0] * 4) {
    const auto& needs = world.needs_of_community[0];
    const std::uint32_t item = Arrive(needs[dice_.Below(needs.size())]);
    TryToAssign(item);
    if (items_[item].agent != 0) continue;
    // Nobody has room for just this: it does not stay, for the first community has no line.
    engine_.RemoveItem(item + 1);
    free_items_.push_back(item);
    --waiting_;
  }
  while (waiting_ < size.waiting && capacity_[1] > 0) {
    const auto& needs = world.needs_of_community[1];
    TryToAssign(Arrive(needs[dice_.Below(needs.size())]));
  }
}

bool RouterRun::HasRoom() const { return active_[0].size() * 100 < std::size_t{capacity_[0]} * busy_percent_; }

void RouterRun::Step() {
  at_us_ += 100;
  if (capacity_[1] > 0 && dice_.Percent(50)) {
    const std::uint32_t need = items_[FinishSome(1)].need;
    return TryToAssign(Arrive(need));
  }
  if (!HasRoom() || (!active_[0].empty() && dice_.Percent(50))) {
    FinishSome(0);
  } else {
    const auto& needs = world_.needs_of_community[0];
    TryToAssign(Arrive(needs[dice_.Below(needs.size())]));
  }
}

routing::Item RouterRun::ItemOf(std::uint32_t need) const {
  routing::Item item;
  item.channel = v1::CHANNEL_CHAT;
  item.queue = world_.needs[need].queue;
  item.queue_config = &world_.queues[item.queue];
  item.requirement = &world_.needs[need].requirement;
  return item;
}

std::uint32_t RouterRun::Arrive(std::uint32_t need) {
  std::uint32_t number = static_cast<std::uint32_t>(items_.size());
  if (free_items_.empty()) {
    items_.emplace_back();
  } else {
    number = free_items_.back();
    free_items_.pop_back();
  }
  Item& item = items_[number];
  item = {.need = need, .agent = 0, .rank = {.rank_us = at_us_, .seq = ++seq_, .item = number + 1}};
  engine_.PutItem(ItemOf(need), item.rank);
  ++waiting_;
  return number;
}

void RouterRun::TryToAssign(std::uint32_t number) {
  const std::optional<routing::Choice> choice = engine_.Choose(ItemOf(items_[number].need), number + 1, at_us_);
  if (choice) Assign(number, choice->agent);
}

void RouterRun::Assign(std::uint32_t number, base::Handle handle) {
  Item& item = items_[number];
  item.agent = static_cast<std::uint32_t>(handle);
  agent::Agent& agent = agents_[handle - 1];
  agent::AddLoad(agent.load, v1::CHANNEL_CHAT, world_.needs[item.need].queue, 1);
  agent.last_offered_us = at_us_;
  engine_.RemoveItem(number + 1);
  engine_.TouchAgent(handle);
  active_[world_.needs[item.need].community].push_back(number);
  --waiting_;
  ++assigned_;
  decisions_hash_ = base::RandomNumber(decisions_hash_ + (item.rank.seq << 20) + handle);
}

std::uint32_t RouterRun::FinishSome(std::uint32_t community) {
  std::vector<std::uint32_t>& active = active_[community];
  const std::size_t place = dice_.Below(active.size());
  const std::uint32_t number = std::exchange(active[place], active.back());
  active.pop_back();
  const base::Handle handle = items_[number].agent;
  agent::Agent& agent = agents_[handle - 1];
  agent::RemoveLoad(agent.load, v1::CHANNEL_CHAT, world_.needs[items_[number].need].queue, 1);
  agent.idle_since_us = at_us_;
  engine_.TouchAgent(handle);
  if (const std::optional<routing::Turn> turn = engine_.TurnFor(handle)) {
    TryToAssign(static_cast<std::uint32_t>(turn->rank.item) - 1);
  }
  free_items_.push_back(number);
  return number;
}

}  // namespace chatcore::bench
