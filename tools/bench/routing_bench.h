#ifndef CHATCORE_TOOLS_BENCH_ROUTING_BENCH_H_
#define CHATCORE_TOOLS_BENCH_ROUTING_BENCH_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "tools/bench/world.h"

namespace chatcore::bench {

/// What is measured beside the size.
struct RoutingBenchOptions {
  Size size;
  double seconds = 0.5;              // of each of the five rounds of a figure
  std::uint64_t arrivals_per_s = 0;  // open loop for the latency of commands; 0 = one command after the other
};

/// Latency in ns; nearest ranks.
struct Latency {
  std::uint64_t p50_ns = 0;
  std::uint64_t p99_ns = 0;
  std::uint64_t p999_ns = 0;
  std::uint64_t p9999_ns = 0;
  std::uint64_t worst_ns = 0;
};

/// Medians of five rounds in one process on one core.
struct RoutingFigures {
  double floor_100k_ns = 0;  // see FloorNs
  double floor_1m_ns = 0;
  double decision_ns = 0;                   // arrival or end of work inside the router, driver included
  double scan_ns = 0;                       // the same decisions by a scan
  std::int64_t decision_instructions = -1;  // -1 = this machine does not count them
  double decision_allocations = 0;
  double router_bytes_per_agent = 0;
  double router_bytes_per_item = 0;
  double command_ns = 0;  // bytes in, Desk::Apply, events as bytes out
  double command_allocations = 0;
  double events_per_command = 0;
  Latency command_latency;
  bool decisions_agree = false;  // router and scan decided alike
};

/// Measures a desk of that size: floors, router, scan, whole commands. Takes half a minute and more for large sizes.
absl::StatusOr<RoutingFigures> MeasureRouting(const RoutingBenchOptions& options);

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_ROUTING_BENCH_H_
