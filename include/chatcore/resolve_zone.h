#ifndef CHATCORE_RESOLVE_ZONE_H_
#define CHATCORE_RESOLVE_ZONE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "chatcore/v1/calendar.pb.h"

namespace chatcore {

/// Reads a time zone from the zone data of the machine ($TZDIR, else the system's zoneinfo) and makes it a table for
/// `CalendarConfig.zones`. This is for the host, when it writes a configuration: desks and calendars read tables only,
/// so the same configuration gives the same times on every machine, whatever zone data is installed there.
///
/// ```cpp
/// v1::CalendarConfig calendars;
/// absl::StatusOr<v1::ZoneTable> riga = ResolveZone("Europe/Riga", now, now + 20 * 365 * absl::Hours(24));
/// if (riga.ok()) *calendars.add_zones() = *riga;
/// ```
///
/// The table covers `from` (inclusive) to `until` (exclusive), whole microseconds, in the years 1900 to 9999. Laws
/// about zones change: make the tables anew when the machine's zone data is updated, and before `until` comes near.
///
/// Errors: InvalidArgument for a name that cannot be one of IANA or for times out of order; NotFound when the machine
/// has no data for the name. Abseil remembers a failure for the life of the process, so zone data that is installed
/// later is seen after a restart.
///
/// Cost: reads a file the first time, then linear in the transitions. Thread safety: safe to call from any thread.
absl::StatusOr<v1::ZoneTable> ResolveZone(std::string_view zone, absl::Time from, absl::Time until);

}  // namespace chatcore

#endif  // CHATCORE_RESOLVE_ZONE_H_
