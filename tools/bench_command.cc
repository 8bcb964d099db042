#include <charconv>
#include <map>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "tools/bench/routing_bench.h"
#include "tools/commands.h"

namespace chatcore::tools {
namespace {

using bench::RoutingBenchOptions;
using bench::RoutingFigures;

const std::map<std::string, std::vector<v1::Criterion>>& Strategies() {
  static const auto* const strategies = new std::map<std::string, std::vector<v1::Criterion>>{
      {"default", {v1::CRITERION_LAST_AGENT, v1::CRITERION_LOAD_SHARE, v1::CRITERION_LONGEST_IDLE}},
      {"longest_idle", {v1::CRITERION_LONGEST_IDLE}},
      {"least_loaded", {v1::CRITERION_LOAD_SHARE, v1::CRITERION_LONGEST_IDLE}},
      {"fewest_open", {v1::CRITERION_OPEN_COUNT, v1::CRITERION_LONGEST_IDLE}},
      {"best_skills", {v1::CRITERION_PROFICIENCY, v1::CRITERION_LONGEST_IDLE}},
  };
  return *strategies;
}

std::string Number(double value, int digits = 2) { return fmt::format("{:.{}f}", value, digits); }

double FloorOf(const RoutingBenchOptions& options, const RoutingFigures& figures) {
  return options.size.waiting >= 1'000'000 || options.size.agents >= 100'000 ? figures.floor_1m_ns
                                                                             : figures.floor_100k_ns;
}

JsonObject ToJson(const RoutingBenchOptions& options, const RoutingFigures& figures) {
  const double floor_ns = FloorOf(options, figures);
  const bench::Latency& latency = figures.command_latency;
  return JsonObject()
      .Set("agents", options.size.agents)
      .Set("profiles", options.size.profiles)
      .Set("needs", options.size.needs)
      .Set("queues", options.size.queues)
      .Set("waiting", options.size.waiting)
      .SetJson("floor_100k_ns", Number(figures.floor_100k_ns))
      .SetJson("floor_1m_ns", Number(figures.floor_1m_ns))
      .SetJson("decision_ns", Number(figures.decision_ns))
      .SetJson("decision_over_floor", Number(figures.decision_ns / floor_ns, 3))
      .Set("decision_instructions", figures.decision_instructions)
      .SetJson("decision_allocations", Number(figures.decision_allocations, 4))
      .SetJson("naive_ns", Number(figures.scan_ns))
      .SetJson("naive_over_router", Number(figures.scan_ns / figures.decision_ns, 1))
      .Set("decisions_agree", figures.decisions_agree)
      .SetJson("router_bytes_per_agent", Number(figures.router_bytes_per_agent, 1))
      .SetJson("router_bytes_per_item", Number(figures.router_bytes_per_item, 1))
      .SetJson("command_ns", Number(figures.command_ns))
      .SetJson("command_over_floor", Number(figures.command_ns / floor_ns, 3))
      .SetJson("commands_per_s", Number(1e9 / figures.command_ns, 0))
      .SetJson("command_allocations", Number(figures.command_allocations))
      .SetJson("events_per_command", Number(figures.events_per_command))
      .SetJson("latency_ns", JsonObject()
                                 .Set("p50", latency.p50_ns)
                                 .Set("p99", latency.p99_ns)
                                 .Set("p99_9", latency.p999_ns)
                                 .Set("p99_99", latency.p9999_ns)
                                 .Set("worst", latency.worst_ns));
}

void PrintForPeople(const RoutingBenchOptions& options, const RoutingFigures& figures, Output& output) {
  const double floor_ns = FloorOf(options, figures);
  const bench::Latency& latency = figures.command_latency;
  output.Line(fmt::format("{} agents, {} profiles, {} requirements, {} queues, {} waiting; medians of five rounds",
                          options.size.agents, options.size.profiles, options.size.needs, options.size.queues,
                          options.size.waiting));
  output.Line(
      fmt::format("floor      {:10.1f} ns  hash find, ordered erase and insert at 100,000 ({:.1f} at 1,000,000)",
                  figures.floor_100k_ns, figures.floor_1m_ns));
  output.Line(fmt::format("decision   {:10.1f} ns  {:.2f} x floor, {} instructions, {:.4f} allocations",
                          figures.decision_ns, figures.decision_ns / floor_ns, figures.decision_instructions,
                          figures.decision_allocations));
  output.Line(fmt::format("scan       {:10.1f} ns  {:.0f} x the router; decisions {}", figures.scan_ns,
                          figures.scan_ns / figures.decision_ns, figures.decisions_agree ? "agree" : "DIFFER"));
  output.Line(fmt::format("command    {:10.1f} ns  {:.2f} x floor, {:.1f} allocations, {:.2f} events, {:.0f} a second",
                          figures.command_ns, figures.command_ns / floor_ns, figures.command_allocations,
                          figures.events_per_command, 1e9 / figures.command_ns));
  output.Line(fmt::format("latency    p50 {} ns, p99 {}, p99.9 {}, p99.99 {}, worst {}", latency.p50_ns, latency.p99_ns,
                          latency.p999_ns, latency.p9999_ns, latency.worst_ns));
  output.Line(fmt::format("router     {:.0f} bytes an agent, {:.0f} bytes a waiting item",
                          figures.router_bytes_per_agent, figures.router_bytes_per_item));
}

int RunRoutingBench(const RoutingBenchOptions& options, Output& output) {
  const absl::StatusOr<RoutingFigures> figures = bench::MeasureRouting(options);
  if (!figures.ok()) return output.Error(figures.status());
  PrintForPeople(options, *figures, output);
  output.Json(ToJson(options, *figures));
  return figures->decisions_agree ? kOk : kFound;
}

}  // namespace

void AddBenchCommand(CLI::App& app, CommandContext& context) {
  CLI::App* bench = app.add_subcommand("bench", "Measure how fast a desk of a given size decides");
  bench->require_subcommand(1);
  CLI::App* routing = bench->add_subcommand("routing", "Router, plain scan and whole commands, beside the same floors");
  const auto options = std::make_shared<RoutingBenchOptions>();
  const auto strategy = std::make_shared<std::string>("longest_idle");
  routing->add_option("--agents", options->size.agents, "Agents")->check(CLI::Range(2, 1'000'000));
  routing->add_option("--profiles", options->size.profiles, "Different sets of skills, levels and languages")
      ->check(CLI::Range(2, 1'000'000));
  routing->add_option("--needs", options->size.needs, "Different requirements of items")->check(CLI::Range(1, 100'000));
  routing->add_option("--queues", options->size.queues, "Queues")->check(CLI::Range(1, 100'000));
  routing->add_option("--waiting", options->size.waiting, "Items that wait")->check(CLI::Range(0, 5'000'000));
  routing->add_option("--strategy", *strategy, "How an agent is chosen")->check(CLI::IsMember(Strategies()));
  routing->add_option("--arrivals", options->arrivals_per_s,
                      "Commands a second at times of chance (Poisson), for the latency; 0 = one after the other");
  routing->add_flag("--fits-all", options->size.fits_all, "Every item fits every agent, half of the slots are taken");
  routing->add_option("--seconds", options->seconds, "Length of each of five rounds")->check(CLI::Range(0.01, 60.0));
  routing->add_option("--seed", options->size.seed, "Of the desk and its day");
  routing->callback([options, strategy, &context] {
    options->size.strategy = Strategies().at(*strategy);
    context.Run([&](Output& output) { return RunRoutingBench(*options, output); });
  });
}

}  // namespace chatcore::tools
