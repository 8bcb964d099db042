#ifndef CHATCORE_DESK_API_TIME_H_
#define CHATCORE_DESK_API_TIME_H_

#include <cstdint>

#include "absl/time/time.h"

namespace chatcore {

/// The protos count in microseconds: since 1970-01-01 UTC for a time, a length for a duration. A fraction of a
/// microsecond is rounded down for a time and cut off for a length; infinities become the largest and smallest number.
///
/// ```cpp
/// command.set_issued_us(ToUs(now));
/// absl::Time due = FromUs(event.offer_made().expires_us());
/// ```
inline std::int64_t ToUs(absl::Time time) { return absl::ToUnixMicros(time); }
inline std::int64_t ToUs(absl::Duration length) { return absl::ToInt64Microseconds(length); }

/// The time that lies `us` microseconds after 1970-01-01 UTC. In most fields 0 means "not set": ask before converting.
inline absl::Time FromUs(std::int64_t us) { return absl::FromUnixMicros(us); }

/// The length of `us` microseconds.
inline absl::Duration DurationFromUs(std::int64_t us) { return absl::Microseconds(us); }

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_TIME_H_
