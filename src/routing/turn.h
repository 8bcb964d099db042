#ifndef CHATCORE_SRC_ROUTING_TURN_H_
#define CHATCORE_SRC_ROUTING_TURN_H_

#include <cstdint>

#include "src/queue/waiting_line.h"

namespace chatcore::routing {

/// Whose turn it is over all queues: heavier queues first, then by rank. Lowest first, total.
struct Turn {
  std::uint32_t weight = 0;
  queue::Rank rank;

  bool operator<(const Turn& other) const {
    if (weight != other.weight) return weight > other.weight;
    return rank < other.rank;
  }
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_TURN_H_
