#include "tools/play/words.h"

#include <algorithm>
#include <string_view>

#include "absl/time/time.h"
#include "fmt/format.h"

namespace chatcore::play {

namespace {

std::string Lower(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  return lower;
}

std::string Civil(std::int64_t at_us, const char* format) {
  return absl::FormatTime(format, absl::FromUnixMicros(at_us), absl::UTCTimeZone());
}

}  // namespace

std::string LengthWords(std::int64_t length_us) {
  const std::int64_t seconds = length_us / 1'000'000;
  if (seconds == 0 && length_us >= 1'000) return fmt::format("{} ms", length_us / 1'000);
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3'600) return fmt::format("{} m {:02} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {:02} m", seconds / 3'600, seconds / 60 % 60);
}

std::string ClockWords(std::int64_t at_us) { return Civil(at_us, "%H:%M:%S"); }
std::string DateWords(std::int64_t at_us) { return Civil(at_us, "%Y-%m-%d %H:%M:%S"); }

std::string SpanWords(std::int64_t from_us, std::int64_t until_us) {
  const bool same_date = Civil(from_us, "%Y-%m-%d") == Civil(until_us, "%Y-%m-%d");
  return fmt::format("{} to {}", DateWords(from_us), same_date ? ClockWords(until_us) : DateWords(until_us));
}

std::string ReasonWords(v1::RejectReason reason) { return Lower(v1::RejectReason_Name(reason), "REJECT_REASON_"); }
std::string SeverityWords(v1::Severity severity) { return Lower(v1::Severity_Name(severity), "SEVERITY_"); }

}  // namespace chatcore::play
