#include "tools/config_summary.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "google/protobuf/message.h"
#include "tools/binder/print_text.h"
#include "tools/binder/schema.h"

namespace chatcore::tools {
namespace {

using Lines = std::vector<std::string>;

template <typename Message>
std::string Text(const Message& message) {
  const std::unique_ptr<google::protobuf::Message> mirror = binder::Schema::Get().Mirror(message);
  return mirror == nullptr ? "" : binder::ToText(*mirror);
}

std::string Count(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// How items come to a queue: a desk with a queue that nothing leads to is often a typing error.
std::string Entrances(const v1::Config& config, const v1::Queue& queue) {
  Lines ways;
  if (config.default_queue_id() == queue.queue_id()) ways.emplace_back("default");
  for (int i = 0; i < config.queue_rules_size(); ++i) {
    if (config.queue_rules(i).queue_id() == queue.queue_id()) ways.push_back(fmt::format("rule {}", i));
  }
  for (const v1::Queue& other : config.queues()) {
    if (other.fallback_queue_id() == queue.queue_id()) ways.push_back(fmt::format("fallback of {}", other.queue_id()));
  }
  return ways.empty() ? "only by name or transfer" : fmt::format("{}", fmt::join(ways, ", "));
}

void AddQueue(const v1::Config& config, const v1::Queue& queue, Lines& lines) {
  const auto& teams = queue.team_ids();
  const std::string members = teams.empty() ? "every agent" : fmt::format("teams {}", fmt::join(teams, ", "));
  lines.push_back(fmt::format("  {}: served by {}; filled by {}", queue.queue_id(), members, Entrances(config, queue)));
  v1::Queue rest = queue;
  rest.clear_queue_id();
  rest.clear_team_ids();
  lines.push_back(fmt::format("    {}", Text(rest)));
}

}  // namespace

std::vector<std::string> ConfigSummary(const v1::Config& resolved) {
  Lines lines = {fmt::format("workspace {}: {}, {}, {}, {}", resolved.workspace_id(),
                             Count(resolved.queues_size(), "queue"), Count(resolved.teams_size(), "team"),
                             Count(resolved.skills_size(), "skill"), Count(resolved.queue_rules_size(), "rule"))};
  lines.emplace_back("queues");
  for (const v1::Queue& queue : resolved.queues()) AddQueue(resolved, queue, lines);
  if (!resolved.queue_rules().empty()) lines.emplace_back("rules, first match wins");
  for (int i = 0; i < resolved.queue_rules_size(); ++i)
    lines.push_back(fmt::format("  {}: {}", i, Text(resolved.queue_rules(i))));
  lines.emplace_back("policies");
  lines.push_back(
      fmt::format("  capacity: {} an agent", Count(static_cast<int>(resolved.default_capacity_units()), "unit")));
  for (const v1::ChannelUnits& cost : resolved.channel_units()) lines.push_back("  channel: " + Text(cost));
  lines.push_back("  presence: " + Text(resolved.presence()));
  lines.push_back("  conversations: " + Text(resolved.conversations()));
  lines.push_back("  tickets: " + Text(resolved.tickets()));
  lines.push_back("  etiquette: " + Text(resolved.etiquette()));
  lines.push_back("  retention: " + Text(resolved.retention()));
  lines.push_back("  retry: " + Text(resolved.retry()));
  lines.push_back("  time: " + Text(resolved.time()));
  lines.push_back("  limits: " + Text(resolved.limits()));
  return lines;
}

}  // namespace chatcore::tools
