#include "tools/binder/units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "absl/time/time.h"
#include "fmt/format.h"
#include "src/base/strings.h"

namespace chatcore::binder {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t us;
};

// From the longest to the shortest.
constexpr std::array<Unit, 6> kUnits = {
    {{"d", 86'400'000'000}, {"h", 3'600'000'000}, {"min", 60'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"us", 1}}};

// Points in time whose names do not end in _until_us or _since_us.
constexpr std::string_view kPoints[] = {
    "archive_us",
    "archived_us",
    "at_us",
    "closed_us",
    "command_horizon_us",
    "expires_us",
    "first_assigned_us",
    "first_reply_us",
    "first_response_us",
    "issued_us",
    "last_offered_us",
    "next_backoff_end_us",
    "not_after_us",
    "offer_expires_us",
    "opened_us",
    "purge_us",
    "rank_us",
    "resumed_us",
    "retire_us",
    "solved_us",
    "started_us",
};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

TimeKind TimeKindOf(const google::protobuf::FieldDescriptor& field) {
  const std::string name(field.name());
  if (!EndsWith(name, "_us") || field.cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_INT64)
    return TimeKind::kNone;
  // The one name with two meanings: a time in records, the length since the start in the message event.
  if (std::string(field.full_name()) == "chatcore.v1.MessagePosted.first_response_us") return TimeKind::kLength;
  if (EndsWith(name, "_until_us") || EndsWith(name, "_since_us")) return TimeKind::kPoint;
  const bool point = std::find(std::begin(kPoints), std::end(kPoints), name) != std::end(kPoints);
  return point ? TimeKind::kPoint : TimeKind::kLength;
}

std::optional<std::int64_t> ParseLength(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || count < 0) return std::nullopt;
  const std::string_view name(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const Unit& unit : kUnits) {
    if (unit.name != name) continue;
    if (count > std::numeric_limits<std::int64_t>::max() / unit.us) return std::nullopt;
    return count * unit.us;
  }
  return std::nullopt;
}

std::optional<std::int64_t> ParsePoint(std::string_view text) {
  absl::Time time;
  // ParseTime also reads words such as "infinite-future", which no field can hold.
  if (text.size() < 20 || text[10] != 'T') return std::nullopt;
  if (!absl::ParseTime(absl::RFC3339_full, base::ToAbsl(text), &time, nullptr)) return std::nullopt;
  return absl::ToUnixMicros(time);
}

std::string FormatLength(std::int64_t us) {
  for (const Unit& unit : kUnits) {
    if (us != 0 && us % unit.us == 0) return fmt::format("{}{}", us / unit.us, unit.name);
  }
  return "0s";
}

std::string FormatPoint(std::int64_t us) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", absl::FromUnixMicros(us), absl::UTCTimeZone());
}

}  // namespace chatcore::binder
