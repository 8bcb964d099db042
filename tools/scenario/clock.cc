#include "tools/scenario/clock.h"

#include "src/base/strings.h"
#include "tools/binder/units.h"

namespace chatcore::scenario {
namespace {

const absl::CivilDay kFirstDay(2026, 1, 5);

absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, absl::UTCTimeZone()); }

}  // namespace

std::optional<absl::Time> Clock::Read(std::string_view text) const {
  if (!text.empty() && text[0] == '+') {
    const std::optional<std::int64_t> length = binder::ParseLength(text.substr(1));
    if (!length) return std::nullopt;
    return now_ + absl::Microseconds(*length);
  }
  if (const std::optional<std::int64_t> point = binder::ParsePoint(text)) return absl::FromUnixMicros(*point);
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  absl::Time of_day;  // on 1970-01-01
  if (!absl::ParseTime("%H:%M:%E*S", base::ToAbsl(text), &of_day, nullptr)) return std::nullopt;
  return absl::FromCivil(DayOf(now_), absl::UTCTimeZone()) + (of_day - absl::UnixEpoch());
}

std::string Clock::Show(std::int64_t us) {
  const absl::Time time = absl::FromUnixMicros(us);
  const bool first_day = DayOf(time) == kFirstDay;
  return absl::FormatTime(first_day ? "%H:%M:%E*S" : "%Y-%m-%dT%H:%M:%E*SZ", time, absl::UTCTimeZone());
}

}  // namespace chatcore::scenario
