#include "chatcore/resolve_zone.h"

#include <cstdint>
#include <random>
#include <string>

#include "chatcore/calendar.h"
#include "doctest/doctest.h"
#include "src/base/status.h"
#include "src/clock/zone.h"

namespace chatcore {
namespace {

absl::Time Year(int year) { return absl::FromCivil(absl::CivilYear(year), absl::UTCTimeZone()); }

std::string Error(std::string_view zone, absl::Time from = Year(2020), absl::Time until = Year(2040)) {
  return base::MessageOf(ResolveZone(zone, from, until).status());
}

TEST_CASE("a resolved table has the offset of every moment") {
  const char* const zones[] = {"Europe/Riga",         "Europe/Sofia",     "Asia/Bangkok",      "America/New_York",
                               "Australia/Lord_Howe", "Pacific/Apia",     "Africa/Casablanca", "America/Sao_Paulo",
                               "Asia/Pyongyang",      "Antarctica/Troll", "America/St_Johns",  "Europe/Dublin",
                               "Asia/Kathmandu",      "America/Caracas",  "Etc/UTC",           "Africa/Monrovia"};
  std::mt19937_64 random(7);
  for (const char* name : zones) {
    CAPTURE(name);
    absl::TimeZone zone;
    REQUIRE(absl::LoadTimeZone(name, &zone));
    const absl::StatusOr<v1::ZoneTable> table = ResolveZone(name, Year(1960), Year(2060));
    REQUIRE(table.ok());
    CHECK(ValidateZoneTable(*table, "zone").ok());
    const clock::Zone compiled(*table);
    const auto offset_us = [&](std::int64_t at_us) {
      return std::int64_t{zone.At(absl::FromUnixMicros(at_us)).offset} * 1'000'000;
    };
    for (const v1::ZoneTransition& transition : table->transitions()) {
      CHECK(offset_us(transition.at_us()) == transition.offset_us());
      CHECK(offset_us(transition.at_us() - 1) == compiled.OffsetAt(transition.at_us() - 1));
      CHECK(offset_us(transition.at_us() - 1) != transition.offset_us());
    }
    std::uniform_int_distribution<std::int64_t> moment(table->covers_since_us(), table->covers_until_us() - 1);
    for (int i = 0; i < 2'000; ++i) {
      const std::int64_t at_us = moment(random);
      REQUIRE(compiled.OffsetAt(at_us) == offset_us(at_us));
    }
  }
}

TEST_CASE("a table covers its first moment and not its last") {
  // Riga, 2024: 31 March 01:00 UTC.
  const absl::Time change = absl::FromUnixSeconds(1'711'846'800);
  CHECK(ResolveZone("Europe/Riga", change - absl::Hours(1), change)->transitions_size() == 0);
  CHECK(ResolveZone("Europe/Riga", change - absl::Hours(1), change + absl::Microseconds(1))->transitions_size() == 1);
  const absl::StatusOr<v1::ZoneTable> after = ResolveZone("Europe/Riga", change, change + absl::Hours(1));
  CHECK(after->transitions_size() == 0);
  CHECK(after->offset_us() == std::int64_t{3} * 3'600 * 1'000'000);
}

TEST_CASE("twenty years of a zone are some forty transitions") {
  CHECK(ResolveZone("Europe/Riga", Year(2026), Year(2046))->transitions_size() == 40);
  CHECK(ResolveZone("Asia/Bangkok", Year(2026), Year(2046))->transitions_size() == 0);
}

TEST_CASE("a zone that cannot be read is an error that says what to do") {
  CHECK(Error("Europe/Atlantis") ==
        "zone: Europe/Atlantis is not in this machine's zone data; check the name, install tzdata or set TZDIR");
  CHECK(ResolveZone("Europe/Atlantis", Year(2020), Year(2040)).status().code() == absl::StatusCode::kNotFound);
  for (const char* name : {"", "/etc/passwd", "../../etc/passwd", "file:Europe/Riga"}) {
    CHECK(Error(name) == "zone: has to be an IANA name such as Europe/Riga");
  }
}

TEST_CASE("the times of a table are in order and inside what calendars know") {
  const std::string error = "until: has to be after from, both in the years 1900 to 9999";
  CHECK(Error("Europe/Riga", Year(2020), Year(2020)) == error);
  CHECK(Error("Europe/Riga", Year(1899), Year(2020)) == error);
  CHECK(Error("Europe/Riga", Year(2020), Year(10001)) == error);
  CHECK(Error("Europe/Riga", Year(2020), absl::InfiniteFuture()) == error);
  CHECK(ResolveZone("Europe/Riga", Year(1900), Year(2020)).ok());
}

}  // namespace
}  // namespace chatcore
