#include "src/clock/zone_table.h"

#include <string>

#include "chatcore/calendar.h"
#include "src/base/status.h"
#include "src/clock/zone.h"

namespace chatcore {
namespace clock {
namespace {

constexpr std::size_t kMaxZoneBytes = 64;

absl::Status CheckOffset(std::string_view path, std::string_view field, std::int64_t offset_us) {
  if (offset_us >= -kDayUs && offset_us <= kDayUs) return absl::OkStatus();
  return base::InvalidArgument("{}.{}: {} us, at most 24 h either way", path, field, offset_us);
}

}  // namespace

bool IsZoneName(std::string_view name) {
  if (name.empty() || name.size() > kMaxZoneBytes || name.front() == '/') return false;
  for (char c : name) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool other = (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';
    if (!letter && !other) return false;
  }
  return true;
}

bool IsUtc(std::string_view name) { return name.empty() || name == "UTC"; }

}  // namespace clock

absl::Status ValidateZoneTable(const v1::ZoneTable& zone, std::string_view path, const CalendarLimits& limits) {
  if (!clock::IsZoneName(zone.zone())) {
    return base::InvalidArgument("{}.zone: has to be an IANA name such as Europe/Riga", path);
  }
  if (zone.covers_since_us() < clock::kFirstUs || zone.covers_since_us() >= zone.covers_until_us() ||
      zone.covers_until_us() > clock::kLastUs) {
    return base::InvalidArgument("{}.covers_until_us: has to be after covers_since_us, both in the years 1900 to 9999",
                                 path);
  }
  if (zone.transitions_size() > limits.max_transitions) {
    return base::InvalidArgument("{}.transitions: {}, at most {} are allowed; resolve a shorter time", path,
                                 zone.transitions_size(), limits.max_transitions);
  }
  CHATCORE_RETURN_IF_ERROR(clock::CheckOffset(path, "offset_us", zone.offset_us()));
  std::int64_t last_us = zone.covers_since_us() - 1;
  for (int i = 0; i < zone.transitions_size(); ++i) {
    const std::string transition_path = fmt::format("{}.transitions[{}]", path, i);
    const std::int64_t at_us = zone.transitions(i).at_us();
    if (at_us <= last_us || at_us >= zone.covers_until_us()) {
      return base::InvalidArgument("{}.at_us: {} has to be after the one before and inside what the table covers",
                                   transition_path, at_us);
    }
    CHATCORE_RETURN_IF_ERROR(clock::CheckOffset(transition_path, "offset_us", zone.transitions(i).offset_us()));
    last_us = at_us;
  }
  return absl::OkStatus();
}

}  // namespace chatcore
