#include "src/queue/waiting_line.h"

#include <iterator>

namespace chatcore::queue {
namespace {
// 2^52 us are 142 years: more than any waiting time, and a thousand times it still fits 63 bits.
constexpr std::int64_t kStrictStepUs = std::int64_t{1} << 52;
}  // namespace

std::int64_t RankOf(const v1::Queue& config, std::int64_t waiting_since_us, std::uint32_t priority) {
  const std::int64_t step_us = config.order() == v1::QUEUE_ORDER_STRICT ? kStrictStepUs : config.priority_credit_us();
  return waiting_since_us - static_cast<std::int64_t>(priority) * step_us;
}

std::uint32_t WaitingLine::PositionOf(const Rank& rank) const {
  const auto found = ranks_.find(rank);
  if (found == ranks_.end()) return 0;
  return static_cast<std::uint32_t>(std::distance(ranks_.begin(), found)) + 1;
}

}  // namespace chatcore::queue
