#include "tools/config_warnings.h"

#include <algorithm>
#include <set>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "tools/binder/units.h"

namespace chatcore::tools {
namespace {

using Warnings = std::vector<std::string>;

// True when whatever `later` matches is matched by `earlier` before.
bool Covers(const v1::QueueRule& earlier, const v1::QueueRule& later) {
  const auto text = [](const std::string& a, const std::string& b) { return a.empty() || a == b; };
  const bool channel = earlier.channel() == v1::CHANNEL_UNSPECIFIED || earlier.channel() == later.channel();
  return channel && text(earlier.topic(), later.topic()) && text(earlier.language(), later.language()) &&
         text(earlier.tier(), later.tier());
}

void AddCoveredRules(const v1::Config& config, Warnings& warnings) {
  for (int later = 1; later < config.queue_rules_size(); ++later) {
    for (int earlier = 0; earlier < later; ++earlier) {
      if (!Covers(config.queue_rules(earlier), config.queue_rules(later))) continue;
      warnings.push_back(fmt::format(
          "queue_rules[{}]: never matches, because queue_rules[{}] takes everything it would take; move it up", later,
          earlier));
      break;
    }
  }
}

void AddIdleTeams(const v1::Config& config, Warnings& warnings) {
  std::set<std::string> serving;
  for (const v1::Queue& queue : config.queues()) {
    if (queue.team_ids().empty()) return;  // everybody serves this one
    serving.insert(queue.team_ids().begin(), queue.team_ids().end());
  }
  for (int i = 0; i < config.teams_size(); ++i) {
    if (serving.count(config.teams(i).team_id()) != 0) continue;
    warnings.push_back(fmt::format("teams[{}].team_id {}: serves no queue; name the team in the team_ids of a queue", i,
                                   config.teams(i).team_id()));
  }
}

void AddCostlyChannels(const v1::Config& config, Warnings& warnings) {
  for (int i = 0; i < config.channel_units_size(); ++i) {
    const v1::ChannelUnits& cost = config.channel_units(i);
    if (cost.units() <= config.default_capacity_units()) continue;
    warnings.push_back(
        fmt::format("channel_units[{}].units {}: more than default_capacity_units ({}), so an agent with the default "
                    "capacity can never "
                    "take one; raise the capacity or name it with the agent",
                    i, cost.units(), config.default_capacity_units()));
  }
}

// Settings of offers in a queue that makes no offers.
void AddUselessOfferSettings(const v1::Config& written, Warnings& warnings) {
  for (int i = 0; i < written.queues_size(); ++i) {
    const v1::Queue& queue = written.queues(i);
    if (queue.mode() == v1::OFFER_MODE_OFFER_ONE) continue;
    Warnings fields;
    if (queue.offer_timeout_us() != 0) fields.emplace_back("offer_timeout_us");
    if (queue.decline_backoff_us() != 0) fields.emplace_back("decline_backoff_us");
    if (queue.timeout_backoff_us() != 0) fields.emplace_back("timeout_backoff_us");
    if (queue.max_missed_offers() != 0) fields.emplace_back("max_missed_offers");
    if (fields.empty()) continue;
    warnings.push_back(
        fmt::format("queues[{}] {}: {} has no effect, because the queue makes no offers; set mode: offer_one", i,
                    queue.queue_id(), fmt::join(fields, ", ")));
  }
}

void AddPolicies(const v1::Config& written, const v1::Config& resolved, Warnings& warnings) {
  const v1::EtiquettePolicy& etiquette = written.etiquette();
  if (etiquette.confirm_at() != v1::SEVERITY_UNSPECIFIED && etiquette.block_at() != v1::SEVERITY_UNSPECIFIED &&
      etiquette.block_at() <= etiquette.confirm_at()) {
    warnings.emplace_back(
        "etiquette.confirm_at: has no effect, because block_at already blocks findings of that severity");
  }
  const std::int64_t archive_us = written.tickets().archive_after_us();
  const std::int64_t reopen_us = resolved.tickets().reopen_window_us();
  if (archive_us != 0 && archive_us < reopen_us) {
    warnings.push_back(fmt::format(
        "tickets.archive_after_us {}: shorter than reopen_window_us ({}), so tickets are archived at its end",
        binder::FormatLength(archive_us), binder::FormatLength(reopen_us)));
  }
}

}  // namespace

std::vector<std::string> ConfigWarnings(const v1::Config& written, const v1::Config& resolved) {
  Warnings warnings;
  AddCoveredRules(resolved, warnings);
  AddIdleTeams(resolved, warnings);
  AddCostlyChannels(resolved, warnings);
  AddUselessOfferSettings(written, warnings);
  AddPolicies(written, resolved, warnings);
  return warnings;
}

}  // namespace chatcore::tools
