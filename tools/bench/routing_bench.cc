#include "tools/bench/routing_bench.h"

#include <algorithm>
#include <cmath>

#include "src/base/status.h"
#include "tools/bench/desk_run.h"
#include "tools/bench/floors.h"
#include "tools/bench/measure.h"
#include "tools/bench/router_run.h"

namespace chatcore::bench {
namespace {

constexpr int kRounds = 5;
constexpr std::uint32_t kBatch = 64;
constexpr std::uint32_t kWarmUpSteps = 20'000;

void MeasureRouter(const World& world, const RoutingBenchOptions& options, RoutingFigures& figures) {
  const std::unique_ptr<Engine> engine = MakeRouterEngine(world);
  RouterRun run(world, options.size, *engine);
  for (std::uint32_t i = 0; i < kWarmUpSteps; ++i) run.Step();
  std::vector<double> rounds;
  std::uint64_t steps = 0;
  const std::uint64_t allocations = AllocationsSoFar();
  const InstructionCounter instructions;
  const std::int64_t first_instruction = instructions.Count();
  for (int round = 0; round < kRounds; ++round) {
    const Stopwatch watch;
    std::uint64_t done = 0;
    while (watch.Ns() < options.seconds * 1e9) {
      for (std::uint32_t i = 0; i < kBatch; ++i) run.Step();
      done += kBatch;
    }
    rounds.push_back(watch.Ns() / static_cast<double>(done));
    steps += done;
  }
  figures.decision_ns = Median(rounds);
  figures.decision_allocations = static_cast<double>(AllocationsSoFar() - allocations) / static_cast<double>(steps);
  if (first_instruction >= 0) {
    figures.decision_instructions = (instructions.Count() - first_instruction) / static_cast<std::int64_t>(steps);
  }
}

// Few steps are enough: each looks at everything. The router plays the same steps, so that both can be compared.
void MeasureScan(const World& world, const RoutingBenchOptions& options, RoutingFigures& figures) {
  const std::unique_ptr<Engine> scan_engine = MakeScanEngine(world);
  const std::unique_ptr<Engine> router_engine = MakeRouterEngine(world);
  RouterRun scan(world, options.size, *scan_engine);
  RouterRun router(world, options.size, *router_engine);
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    const Stopwatch watch;
    std::uint64_t done = 0;
    for (; done == 0 || watch.Ns() < options.seconds * 1e9; ++done) scan.Step();
    rounds.push_back(watch.Ns() / static_cast<double>(done));
    for (; done > 0; --done) router.Step();
  }
  figures.scan_ns = Median(rounds);
  figures.decisions_agree = scan.decisions_hash() == router.decisions_hash();
}

// What the router keeps, beside the agents and items that somebody else owns: what is given back when it goes.
void MeasureRouterBytes(const World& world, const RoutingBenchOptions& options, RoutingFigures& figures) {
  const auto bytes_with = [&](std::uint32_t waiting) {
    Size size = options.size;
    size.waiting = waiting;
    std::unique_ptr<Engine> engine = MakeRouterEngine(world);
    const RouterRun run(world, size, *engine);
    const std::size_t before = BytesInUse();
    engine.reset();
    return static_cast<double>(before - BytesInUse());
  };
  const double agents = bytes_with(0);
  figures.router_bytes_per_agent = agents / options.size.agents;
  if (options.size.waiting == 0) return;
  figures.router_bytes_per_item = std::max(0.0, bytes_with(options.size.waiting) - agents) / options.size.waiting;
}

// As if commands came at their own times, whether or not the desk has done with the one before: a slow one makes those
// behind it wait, which a loop that asks one after the other does not see (coordinated omission).
Latency LatencyOf(const std::vector<std::uint64_t>& services_ns, std::uint64_t arrivals_per_s, Dice& dice) {
  std::vector<std::uint64_t> latencies;
  double arrival_ns = 0;
  double free_ns = 0;
  for (std::uint64_t service_ns : services_ns) {
    if (arrivals_per_s == 0) {
      latencies.push_back(service_ns);
      continue;
    }
    const double uniform = (static_cast<double>(dice.Next() >> 11) + 1) / 9007199254740993.0;
    arrival_ns -= std::log(uniform) * 1e9 / static_cast<double>(arrivals_per_s);
    free_ns = std::max(free_ns, arrival_ns) + static_cast<double>(service_ns);
    latencies.push_back(static_cast<std::uint64_t>(free_ns - arrival_ns));
  }
  std::sort(latencies.begin(), latencies.end());
  return {.p50_ns = Percentile(latencies, 50'000),
          .p99_ns = Percentile(latencies, 99'000),
          .p999_ns = Percentile(latencies, 99'900),
          .p9999_ns = Percentile(latencies, 99'990),
          .worst_ns = latencies.back()};
}

absl::Status MeasureDesk(const World& world, const RoutingBenchOptions& options, RoutingFigures& figures) {
  absl::StatusOr<std::unique_ptr<DeskRun>> made = DeskRun::Make(world, options.size);
  if (!made.ok()) return made.status();
  DeskRun& run = **made;
  const auto play = [&run](double ns, std::vector<std::uint64_t>* services_ns, std::uint64_t& done) {
    double total_ns = 0;
    while (total_ns < ns && run.status().ok()) {
      run.Prepare(kBatch);
      const Stopwatch watch;
      for (std::uint32_t i = 0; i < kBatch; ++i) {
        if (services_ns == nullptr) {
          run.Do(i);
          continue;
        }
        const WallWatch one;
        run.Do(i);
        services_ns->push_back(one.Ns());
      }
      total_ns += watch.Ns();
      run.Learn();
      done += kBatch;
    }
    return total_ns;
  };
  std::uint64_t warm_up = 0;
  play(options.seconds * 1e9, nullptr, warm_up);
  std::vector<double> rounds;
  std::uint64_t steps = 0;
  const std::uint64_t events = run.events();
  std::uint64_t allocations = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::uint64_t done = 0;
    const double ns = play(options.seconds * 1e9, nullptr, done);
    rounds.push_back(ns / static_cast<double>(done));
    steps += done;
  }
  figures.command_ns = Median(rounds);
  figures.events_per_command = static_cast<double>(run.events() - events) / static_cast<double>(steps);
  run.Prepare(kBatch);
  allocations = AllocationsSoFar();
  for (std::uint32_t i = 0; i < kBatch; ++i) run.Do(i);
  figures.command_allocations = static_cast<double>(AllocationsSoFar() - allocations) / kBatch;
  run.Learn();
  std::vector<std::uint64_t> services_ns;
  std::uint64_t ignored = 0;
  play(options.seconds * 1e9 * 2, &services_ns, ignored);
  Dice dice(options.size.seed + 2);
  figures.command_latency = LatencyOf(services_ns, options.arrivals_per_s, dice);
  return run.status();
}

}  // namespace

absl::StatusOr<RoutingFigures> MeasureRouting(const RoutingBenchOptions& options) {
  RoutingFigures figures;
  figures.floor_100k_ns = FloorNs(100'000, options.size.seed);
  figures.floor_1m_ns = FloorNs(1'000'000, options.size.seed);
  const World world = MakeWorld(options.size);
  MeasureRouterBytes(world, options, figures);
  MeasureRouter(world, options, figures);
  MeasureScan(world, options, figures);
  CHATCORE_RETURN_IF_ERROR(MeasureDesk(world, options, figures));
  return figures;
}

}  // namespace chatcore::bench
