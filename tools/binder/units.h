#ifndef CHATCORE_TOOLS_BINDER_UNITS_H_
#define CHATCORE_TOOLS_BINDER_UNITS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"

// Times as people write them. Every field whose name ends in `_us` holds microseconds: either a length (30s, 5min, 2h,
// 7d, 500ms, 10us) or a point in time (2026-01-05T09:00:00Z).

namespace chatcore::binder {

enum class TimeKind { kNone, kLength, kPoint };

/// What a field holds, told by its name and its message.
TimeKind TimeKindOf(const google::protobuf::FieldDescriptor& field);

/// Reads "30s", "5min", "2h", "7d", "500ms" or "10us". Nothing when the text is something else or too large.
std::optional<std::int64_t> ParseLength(std::string_view text);

/// Reads an RFC 3339 time, e.g. "2026-01-05T09:00:00Z" or "2026-01-05T11:00:00.5+02:00".
std::optional<std::int64_t> ParsePoint(std::string_view text);

/// "90s", "5min", "1500ms": the largest unit that leaves a whole number.
std::string FormatLength(std::int64_t us);

/// "2026-01-05T09:00:00Z", with a fraction when there is one.
std::string FormatPoint(std::int64_t us);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_UNITS_H_
