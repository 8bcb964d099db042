#include "src/clock/zone_table.h"

#include <string>

#include "src/clock/zone.h"
#include "tests/unit/clock/calendar_kit.h"

namespace chatcore::clock {
namespace {

v1::ZoneTable Small() {
  v1::ZoneTable table;
  table.set_zone("Test/Zone");
  table.set_covers_since_us(0);
  table.set_covers_until_us(100 * kDay);
  for (int day : {10, 20}) {
    v1::ZoneTransition& transition = *table.add_transitions();
    transition.set_at_us(day * kDay);
    transition.set_offset_us(kHour);
  }
  return table;
}

std::string Error(const v1::ZoneTable& table, const CalendarLimits& limits = {}) {
  return base::MessageOf(ValidateZoneTable(table, "zones[0]", limits));
}

TEST_CASE("a zone name leads into the folder of zones and nowhere else") {
  for (const char* name : {"Europe/Riga", "America/Argentina/Ushuaia", "Etc/GMT+5", "UTC", "America/Port-au-Prince"}) {
    CHECK(IsZoneName(name));
  }
  for (const char* name : {"", "/etc/passwd", "../x", "a/../b", "file:x", "Riga time", "Europe\\Riga", "Рига"}) {
    CHECK(!IsZoneName(name));
  }
  CHECK(IsZoneName(std::string(64, 'a')));
  CHECK(!IsZoneName(std::string(65, 'a')));
  CHECK(IsUtc(""));
  CHECK(IsUtc("UTC"));
  CHECK(!IsUtc("Europe/London"));
}

TEST_CASE("a zone table is checked field by field") {
  CHECK(Error(Small()).empty());
  v1::ZoneTable table = Small();
  table.set_zone("..");
  CHECK(Error(table) == "zones[0].zone: has to be an IANA name such as Europe/Riga");

  const std::string covers =
      "zones[0].covers_until_us: has to be after covers_since_us, both in the years 1900 to 9999";
  table = Small();
  table.set_covers_until_us(0);
  CHECK(Error(table) == covers);
  table = Small();
  table.set_covers_since_us(kFirstUs);
  table.set_covers_until_us(kLastUs);
  CHECK(Error(table).empty());
  table.set_covers_since_us(kFirstUs - 1);
  CHECK(Error(table) == covers);
  table.set_covers_since_us(0);
  table.set_covers_until_us(kLastUs + 1);
  CHECK(Error(table) == covers);

  table = Small();
  table.set_offset_us(kDay);
  CHECK(Error(table).empty());
  table.set_offset_us(-kDay - 1);
  CHECK(Error(table) == "zones[0].offset_us: -86400000001 us, at most 24 h either way");
  table = Small();
  table.mutable_transitions(1)->set_offset_us(kDay + 1);
  CHECK(Error(table) == "zones[0].transitions[1].offset_us: 86400000001 us, at most 24 h either way");
}

TEST_CASE("transitions ascend inside what the table covers") {
  const std::string error =
      "zones[0].transitions[{}].at_us: {} has to be after the one before and inside what the table "
      "covers";
  v1::ZoneTable table = Small();
  table.mutable_transitions(1)->set_at_us(10 * kDay);
  CHECK(Error(table) == fmt::format(fmt::runtime(error), 1, 10 * kDay));
  table = Small();
  table.mutable_transitions(0)->set_at_us(0);
  table.mutable_transitions(1)->set_at_us(100 * kDay - 1);
  CHECK(Error(table).empty());
  table.mutable_transitions(0)->set_at_us(-1);
  CHECK(Error(table) == fmt::format(fmt::runtime(error), 0, -1));
  table.mutable_transitions(0)->set_at_us(0);
  table.mutable_transitions(1)->set_at_us(100 * kDay);
  CHECK(Error(table) == fmt::format(fmt::runtime(error), 1, 100 * kDay));
}

TEST_CASE("a zone table keeps its limit of transitions") {
  CHECK(Error(Small(), {.max_transitions = 2}).empty());
  CHECK(Error(Small(), {.max_transitions = 1}) ==
        "zones[0].transitions: 2, at most 1 are allowed; resolve a shorter time");
}

}  // namespace
}  // namespace chatcore::clock
