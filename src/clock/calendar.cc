#include "chatcore/calendar.h"

#include <algorithm>
#include <string>
#include <utility>

#include "src/base/status.h"
#include "src/clock/hours.h"
#include "src/clock/timeline.h"
#include "src/clock/zone_table.h"

namespace chatcore {
namespace {

std::int64_t Clamp(std::int64_t at_us) { return std::clamp(at_us, clock::kFirstUs, clock::kLastUs); }

std::optional<std::int64_t> OrNever(std::int64_t at_us) {
  if (at_us > clock::kLastUs) return std::nullopt;
  return at_us;
}

absl::Status CheckId(std::string_view field, std::string_view id, const CalendarLimits& limits) {
  if (id.empty()) return base::InvalidArgument("{}: is required", field);
  if (static_cast<int>(id.size()) <= limits.max_id_bytes) return absl::OkStatus();
  return base::InvalidArgument("{}: {} bytes, at most {} are allowed", field, id.size(), limits.max_id_bytes);
}

absl::Status CheckCount(std::string_view field, int count, int most) {
  if (count <= most) return absl::OkStatus();
  return base::InvalidArgument("{}: {}, at most {} are allowed", field, count, most);
}

}  // namespace

absl::StatusOr<Calendar> Calendar::Create(const v1::Calendar& config, const v1::ZoneTable* zone,
                                          const CalendarLimits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckId("calendars.calendar_id", config.calendar_id(), limits));
  const std::string path = fmt::format("calendars[{}]", config.calendar_id());
  if (static_cast<int>(config.title().size()) > limits.max_title_bytes) {
    return base::InvalidArgument("{}.title: {} bytes, at most {} are allowed", path, config.title().size(),
                                 limits.max_title_bytes);
  }
  if (zone == nullptr && !clock::IsUtc(config.zone())) {
    if (!clock::IsZoneName(config.zone())) {
      return base::InvalidArgument("{}.zone: has to be an IANA name such as Europe/Riga", path);
    }
    return base::InvalidArgument("{}.zone: no table for {}; add what ResolveZone gives to zones", path, config.zone());
  }
  if (zone != nullptr) {
    if (zone->zone() != config.zone()) {
      return base::InvalidArgument("{}.zone: is not the zone of the table", path);
    }
    CHATCORE_RETURN_IF_ERROR(ValidateZoneTable(*zone, fmt::format("zones[{}]", zone->zone()), limits));
  }
  const absl::StatusOr<clock::Hours> hours = clock::ReadHours(config, path, limits);
  if (!hours.ok()) return hours.status();
  auto timeline = std::make_shared<clock::Timeline>(*hours, zone == nullptr ? clock::Zone() : clock::Zone(*zone));
  if (zone != nullptr) timeline->zone_covers_until_us = zone->covers_until_us();
  return Calendar(std::move(timeline));
}

Calendar Calendar::AlwaysOpen() {
  clock::Hours hours;
  for (clock::DayIntervals& day : hours.week) day = {{.opens_minute = 0, .closes_minute = 24 * 60}};
  return Calendar(std::make_shared<clock::Timeline>(hours, clock::Zone()));
}

std::optional<std::int64_t> Calendar::zone_covers_until_us() const { return OrNever(timeline_->zone_covers_until_us); }

absl::StatusOr<CalendarSet> CalendarSet::Create(const v1::CalendarConfig& config, const CalendarLimits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckCount("zones", config.zones_size(), limits.max_zones));
  CHATCORE_RETURN_IF_ERROR(CheckCount("calendars", config.calendars_size(), limits.max_calendars));
  std::vector<std::pair<std::string_view, const v1::ZoneTable*>> zones;
  for (int i = 0; i < config.zones_size(); ++i) {
    CHATCORE_RETURN_IF_ERROR(ValidateZoneTable(config.zones(i), fmt::format("zones[{}]", i), limits));
    zones.emplace_back(config.zones(i).zone(), &config.zones(i));
  }
  std::sort(zones.begin(), zones.end());
  for (std::size_t i = 1; i < zones.size(); ++i) {
    if (zones[i - 1].first == zones[i].first) {
      return base::InvalidArgument("zones.zone: {} is named twice", zones[i].first);
    }
  }

  CalendarSet set;
  for (const v1::Calendar& calendar : config.calendars()) {
    const auto zone = std::lower_bound(zones.begin(), zones.end(), calendar.zone(),
                                       [](const auto& entry, std::string_view name) { return entry.first < name; });
    const bool found = zone != zones.end() && zone->first == calendar.zone();
    absl::StatusOr<Calendar> compiled = Calendar::Create(calendar, found ? zone->second : nullptr, limits);
    if (!compiled.ok()) return compiled.status();
    set.entries_.push_back({.calendar_id = calendar.calendar_id(), .calendar = *std::move(compiled)});
  }
  std::sort(set.entries_.begin(), set.entries_.end(),
            [](const Entry& a, const Entry& b) { return a.calendar_id < b.calendar_id; });
  for (std::size_t i = 1; i < set.entries_.size(); ++i) {
    if (set.entries_[i - 1].calendar_id == set.entries_[i].calendar_id) {
      return base::InvalidArgument("calendars.calendar_id: {} is named twice", set.entries_[i].calendar_id);
    }
  }
  return set;
}

const Calendar* CalendarSet::Find(std::string_view calendar_id) const {
  const auto entry = std::lower_bound(entries_.begin(), entries_.end(), calendar_id,
                                      [](const Entry& e, std::string_view wanted) { return e.calendar_id < wanted; });
  return entry != entries_.end() && entry->calendar_id == calendar_id ? &entry->calendar : nullptr;
}

bool IsOpen(const Calendar& calendar, std::int64_t at_us) { return calendar.timeline().IsOpen(Clamp(at_us)); }

std::optional<std::int64_t> NextOpening(const Calendar& calendar, std::int64_t at_us) {
  return OrNever(calendar.timeline().NextOpen(Clamp(at_us)));
}

std::optional<std::int64_t> NextClosing(const Calendar& calendar, std::int64_t at_us) {
  return OrNever(calendar.timeline().NextClosed(Clamp(at_us)));
}

std::optional<std::int64_t> AddWorkingTime(const Calendar& calendar, std::int64_t from_us, std::int64_t working_us) {
  constexpr std::int64_t kMostUs = clock::kLastUs - clock::kFirstUs;
  if (working_us > kMostUs || working_us < -kMostUs) return std::nullopt;
  const std::int64_t from = Clamp(from_us);
  if (working_us == 0) return from;
  const clock::Timeline& timeline = calendar.timeline();
  const std::int64_t open_us = timeline.OpenBefore(from) + working_us;
  if (working_us > 0) return OrNever(timeline.Reach(open_us));
  // Going back, the last instant with so much open time before it: the opening that follows the first such instant.
  if (open_us < timeline.OpenBefore(clock::kFirstUs)) return std::nullopt;
  const std::int64_t first_us = open_us > 0 ? timeline.Reach(open_us) : clock::kFirstUs;
  return OrNever(timeline.NextOpen(std::max(first_us, clock::kFirstUs)));
}

std::int64_t WorkingTimeBetween(const Calendar& calendar, std::int64_t from_us, std::int64_t to_us) {
  const clock::Timeline& timeline = calendar.timeline();
  return timeline.OpenBefore(Clamp(to_us)) - timeline.OpenBefore(Clamp(from_us));
}

}  // namespace chatcore
