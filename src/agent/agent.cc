#include "src/agent/agent.h"

#include <algorithm>
#include <limits>

namespace chatcore::agent {
namespace {

auto PlaceOf(const Load& load, std::uint32_t queue) {
  return std::lower_bound(load.by_queue.begin(), load.by_queue.end(), queue,
                          [](const QueueItems& entry, std::uint32_t index) { return entry.queue < index; });
}

}  // namespace

std::size_t FindConnection(const Agent& agent, std::string_view connection_id) {
  for (std::size_t i = 0; i < agent.connections.size(); ++i) {
    if (agent.connections[i].connection_id == connection_id) return i;
  }
  return agent.connections.size();
}

v1::Presence EffectivePresence(const Agent& agent, v1::Presence wished, bool require_connection) {
  const bool may_count = !agent.connections.empty() || (!agent.disconnected && !require_connection);
  return may_count ? wished : v1::PRESENCE_OFFLINE;
}

void AddLoad(Load& load, v1::Channel channel, std::uint32_t queue, std::uint32_t units) {
  load.units += units;
  load.items += 1;
  load.by_channel[channel] += 1;
  const auto place = PlaceOf(load, queue);
  if (place != load.by_queue.end() && place->queue == queue) {
    ++load.by_queue[static_cast<std::size_t>(place - load.by_queue.begin())].items;
  } else {
    load.by_queue.insert(place, {.queue = queue, .items = 1});
  }
}

void RemoveLoad(Load& load, v1::Channel channel, std::uint32_t queue, std::uint32_t units) {
  load.units -= units;
  load.items -= 1;
  load.by_channel[channel] -= 1;
  const auto place = load.by_queue.begin() + (PlaceOf(load, queue) - load.by_queue.begin());
  if (--place->items == 0) load.by_queue.erase(place);
}

std::uint32_t ItemsOfQueue(const Load& load, std::uint32_t queue) {
  const auto place = PlaceOf(load, queue);
  return place != load.by_queue.end() && place->queue == queue ? place->items : 0;
}

std::uint32_t ChannelLimitOf(const v1::Agent& profile, v1::Channel channel) {
  for (const v1::ChannelLimit& limit : profile.channel_limits()) {
    if (limit.channel() == channel) return limit.max_items();
  }
  return std::numeric_limits<std::uint32_t>::max();
}

std::int64_t DayOf(std::int64_t at_us) {
  constexpr std::int64_t kDayUs = 86'400'000'000;
  const std::int64_t day = at_us / kDayUs;
  return at_us < 0 && at_us % kDayUs != 0 ? day - 1 : day;
}

}  // namespace chatcore::agent
