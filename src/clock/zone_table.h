#ifndef CHATCORE_SRC_CLOCK_ZONE_TABLE_H_
#define CHATCORE_SRC_CLOCK_ZONE_TABLE_H_

#include <string_view>

namespace chatcore::clock {

/// Whether a name may be one of IANA: 1 to 64 of A-Z, a-z, 0-9 and _ + - /, no slash in front. Such a name leads
/// nowhere but into the folder of zones.
bool IsZoneName(std::string_view name);

/// Whether the name stands for UTC, which needs no table.
bool IsUtc(std::string_view name);

}  // namespace chatcore::clock

#endif  // CHATCORE_SRC_CLOCK_ZONE_TABLE_H_
