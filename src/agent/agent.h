#ifndef CHATCORE_SRC_AGENT_AGENT_H_
#define CHATCORE_SRC_AGENT_AGENT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "chatcore/v1/types.pb.h"
#include "src/base/deadline.h"
#include "src/base/slot_map.h"

namespace chatcore::agent {

inline constexpr int kChannels = v1::Channel_ARRAYSIZE;

/// One tab, app or device of an agent.
struct Connection {
  std::string connection_id;
  std::uint64_t opened_seq = 0;
};

/// Items of one queue.
struct QueueItems {
  std::uint32_t queue = 0;  // index
  std::uint32_t items = 0;

  bool operator==(const QueueItems&) const = default;
};

/// What an agent holds: offers, assignments and wrap-ups. Derived from those, never stored by itself.
struct Load {
  std::uint32_t units = 0;
  std::uint32_t items = 0;  // offers and assignments, wrap-ups included
  std::array<std::uint32_t, kChannels> by_channel = {};
  absl::InlinedVector<QueueItems, 2> by_queue;  // only queues with items, sorted: a desk may have 40,000 queues
};

/// An agent of the desk, human or bot. What every decision reads stands first and together.
struct Agent {
  v1::Presence presence = v1::PRESENCE_OFFLINE;  // what counts
  std::uint32_t capacity_units = 0;              // derived: of the profile or the configured default
  Load load;                                     // derived
  std::int64_t idle_since_us = 0;                // end of the last item; 0 = never had one
  std::int64_t last_offered_us = 0;              // last offer or assignment; 0 = never
  std::int64_t day = 0;                          // the UTC day that assigned_today counts
  std::uint32_t assigned_today = 0;
  std::uint32_t missed_in_a_row = 0;  // offers

  v1::Agent profile;
  v1::Presence wished = v1::PRESENCE_OFFLINE;  // what the agent set
  std::string presence_reason;
  bool disconnected = false;            // the last connection is gone
  std::vector<Connection> connections;  // sorted by id
  base::Deadline grace;                 // conversations are kept until then

  std::vector<base::Handle> offers;       // derived, sorted
  std::vector<base::Handle> assignments;  // derived, sorted, wrap-ups included
};

/// Position of a connection, or connections.size().
std::size_t FindConnection(const Agent& agent, std::string_view connection_id);

/// What the wish of an agent is worth: without a live connection nobody is there.
///
/// `require_connection`: an agent that never connected counts as offline too. Otherwise the wish alone counts until the
/// first connection is opened and lost.
v1::Presence EffectivePresence(const Agent& agent, v1::Presence wished, bool require_connection);

/// Adds or takes away one item of `units` on `channel` of `queue`.
void AddLoad(Load& load, v1::Channel channel, std::uint32_t queue, std::uint32_t units);
void RemoveLoad(Load& load, v1::Channel channel, std::uint32_t queue, std::uint32_t units);

/// How many items of the queue are held.
std::uint32_t ItemsOfQueue(const Load& load, std::uint32_t queue);

/// The most items of `channel` the profile allows; the highest number when it names no limit.
std::uint32_t ChannelLimitOf(const v1::Agent& profile, v1::Channel channel);

/// The number of whole UTC days since 1970 at `at_us`.
std::int64_t DayOf(std::int64_t at_us);

}  // namespace chatcore::agent

#endif  // CHATCORE_SRC_AGENT_AGENT_H_
