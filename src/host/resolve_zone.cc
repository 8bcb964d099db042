#include "chatcore/resolve_zone.h"

#include <algorithm>
#include <string>

#include "src/base/status.h"
#include "src/clock/zone.h"
#include "src/clock/zone_table.h"

namespace chatcore {
namespace {

std::int64_t OffsetUs(const absl::TimeZone& zone, absl::Time at) {
  return std::int64_t{zone.At(at).offset} * 1'000'000;
}

/// The instant of a change. The earlier of the two local times was skipped or came twice, and both know it.
absl::Time InstantOf(const absl::TimeZone& zone, const absl::TimeZone::CivilTransition& change) {
  return zone.At(std::min(change.from, change.to)).trans;
}

}  // namespace

absl::StatusOr<v1::ZoneTable> ResolveZone(std::string_view zone, absl::Time from, absl::Time until) {
  if (!clock::IsZoneName(zone)) {
    return base::InvalidArgument("zone: has to be an IANA name such as Europe/Riga");
  }
  if (from < absl::FromUnixMicros(clock::kFirstUs) || from >= until || until > absl::FromUnixMicros(clock::kLastUs)) {
    return base::InvalidArgument("until: has to be after from, both in the years 1900 to 9999");
  }
  absl::TimeZone loaded;
  if (!absl::LoadTimeZone(base::ToAbsl(zone), &loaded)) {
    return base::NotFound("zone: {} is not in this machine's zone data; check the name, install tzdata or set TZDIR",
                          zone);
  }

  v1::ZoneTable table;
  table.set_zone(std::string(zone));
  table.set_covers_since_us(absl::ToUnixMicros(from));
  table.set_covers_until_us(absl::ToUnixMicros(until));
  std::int64_t offset_us = OffsetUs(loaded, from);
  table.set_offset_us(offset_us);
  absl::TimeZone::CivilTransition change;
  absl::Time at = from;
  while (loaded.NextTransition(at, &change)) {
    at = std::max(InstantOf(loaded, change), at + absl::Microseconds(1));
    if (at >= until) break;
    // Some changes rename the zone and leave the clocks alone.
    const std::int64_t new_offset_us = OffsetUs(loaded, at);
    if (new_offset_us == offset_us) continue;
    offset_us = new_offset_us;
    v1::ZoneTransition* transition = table.add_transitions();
    transition->set_at_us(absl::ToUnixMicros(at));
    transition->set_offset_us(offset_us);
  }
  return table;
}

}  // namespace chatcore
