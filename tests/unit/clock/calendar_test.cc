#include "chatcore/calendar.h"

#include <limits>

#include "tests/unit/clock/calendar_kit.h"

namespace chatcore {
namespace {

constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();

struct AddRow {
  const char* from;
  std::int64_t hours;
  const char* due;
};

void CheckRows(const Calendar& calendar, std::initializer_list<AddRow> rows) {
  for (const AddRow& row : rows) {
    CAPTURE(row.from);
    CHECK(Show(AddWorkingTime(calendar, At(row.from), row.hours * kHour)) == row.due);
  }
}

// 2024-01-15 is a Monday.
TEST_CASE("K01 to K06: working hours are added over nights and weekends") {
  CheckRows(Compile(Weekly(kWorkdays, "09:00", "17:00")), {
                                                              {"2024-01-17 10:00", 2, "2024-01-17 12:00"},
                                                              {"2024-01-19 16:00", 2, "2024-01-22 10:00"},
                                                              {"2024-01-17 07:00", 2, "2024-01-17 11:00"},
                                                              {"2024-01-17 18:00", 2, "2024-01-18 11:00"},
                                                              {"2024-01-20 10:00", 2, "2024-01-22 11:00"},
                                                              {"2024-01-15 16:00", 10, "2024-01-17 10:00"},
                                                          });
}

TEST_CASE("K07: the hours are those of the calendar's zone") {
  const Calendar calendar = Compile(Weekly(kWorkdays, "09:00", "17:00", "America/New_York"));
  CHECK(Show(NextOpening(calendar, At("2024-01-17 10:00"))) == "2024-01-17 14:00");
  CHECK(Show(AddWorkingTime(calendar, At("2024-01-17 10:00"), 2 * kHour)) == "2024-01-17 16:00");
}

TEST_CASE("K08: without hours of business all time counts, and a calendar without hours never opens") {
  CheckRows(Calendar::AlwaysOpen(), {{"2024-01-20 10:00", 2, "2024-01-20 12:00"}});
  // Chatwoot counts all time when every day is closed. Here a closed desk is closed: no due time rather than a wrong
  // one.
  CheckRows(Compile(Named()), {{"2024-01-20 10:00", 2, "never"}});
}

TEST_CASE("K09 to K11: days of their own length") {
  v1::Calendar all_saturday = Weekly(kWorkdays, "09:00", "17:00");
  AddWeekly(all_saturday, {v1::WEEKDAY_SATURDAY}, "00:00", "24:00");
  CheckRows(Compile(all_saturday), {{"2024-01-20 00:00", 24, "2024-01-21 00:00"}});

  v1::Calendar long_tuesday = Weekly({v1::WEEKDAY_MONDAY, v1::WEEKDAY_WEDNESDAY}, "09:00", "17:00");
  AddWeekly(long_tuesday, {v1::WEEKDAY_TUESDAY}, "09:00", "20:00");
  CheckRows(Compile(long_tuesday),
            {{"2024-01-15 18:00", 10, "2024-01-16 19:00"}, {"2024-01-15 16:00", 12, "2024-01-16 20:00"}});
}

TEST_CASE("an interval has its opening instant and not its closing one") {
  const Calendar calendar = Compile(Weekly(kWorkdays, "09:00", "17:00"));
  CHECK(!IsOpen(calendar, At("2024-01-17 09:00") - 1));
  CHECK(IsOpen(calendar, At("2024-01-17 09:00")));
  CHECK(IsOpen(calendar, At("2024-01-17 17:00") - 1));
  CHECK(!IsOpen(calendar, At("2024-01-17 17:00")));
  CHECK(Show(NextOpening(calendar, At("2024-01-17 09:00"))) == "2024-01-17 09:00");
  CHECK(Show(NextOpening(calendar, At("2024-01-19 17:00"))) == "2024-01-22 09:00");
  CHECK(Show(NextClosing(calendar, At("2024-01-17 09:00"))) == "2024-01-17 17:00");
  CHECK(Show(NextClosing(calendar, At("2024-01-17 17:00"))) == "2024-01-17 17:00");
}

TEST_CASE("a lunch break divides a day, and intervals that touch are one") {
  v1::Calendar config = Weekly(kWorkdays, "09:00", "12:00");
  AddWeekly(config, kWorkdays, "13:00", "15:00");
  AddWeekly(config, kWorkdays, "15:00", "17:00");
  const Calendar calendar = Compile(config);
  CHECK(Show(NextClosing(calendar, At("2024-01-17 10:00"))) == "2024-01-17 12:00");
  CHECK(Show(NextOpening(calendar, At("2024-01-17 12:00"))) == "2024-01-17 13:00");
  CHECK(Show(NextClosing(calendar, At("2024-01-17 14:00"))) == "2024-01-17 17:00");
  CHECK(WorkingTimeBetween(calendar, At("2024-01-15 00:00"), At("2024-01-22 00:00")) == 5 * 7 * kHour);
}

TEST_CASE("a night shift belongs to the day on which it opens, over the end of the week too") {
  const Calendar calendar = Compile(Weekly({v1::WEEKDAY_SUNDAY}, "22:00", "06:00"));
  CHECK(!IsOpen(calendar, At("2024-01-21 02:00")));
  CHECK(IsOpen(calendar, At("2024-01-21 23:00")));
  CHECK(IsOpen(calendar, At("2024-01-22 05:59")));
  CHECK(!IsOpen(calendar, At("2024-01-22 06:00")));
  CHECK(Show(NextClosing(calendar, At("2024-01-21 23:00"))) == "2024-01-22 06:00");
  CHECK(Show(NextOpening(calendar, At("2024-01-22 06:00"))) == "2024-01-28 22:00");
}

TEST_CASE("a holiday closes what opens on its date and leaves the night before it") {
  v1::Calendar config = Weekly(kEveryDay, "22:00", "06:00");
  AddException(config, "2024-12-25");
  const Calendar calendar = Compile(config);
  CHECK(IsOpen(calendar, At("2024-12-25 05:00")));
  CHECK(Show(NextOpening(calendar, At("2024-12-25 06:00"))) == "2024-12-26 22:00");
  CHECK(WorkingTimeBetween(calendar, At("2024-12-24 12:00"), At("2024-12-27 12:00")) == 16 * kHour);
}

TEST_CASE("an exceptional opening replaces the hours of its date") {
  v1::Calendar config = Weekly(kWorkdays, "09:00", "17:00");
  AddInterval(AddException(config, "2024-12-24"), "09:00", "12:00");
  AddInterval(AddException(config, "2024-12-28"), "10:00", "14:00");  // a Saturday
  AddException(config, "2024-12-25");
  AddException(config, "2024-12-26");
  const Calendar calendar = Compile(config);
  CHECK(Show(NextClosing(calendar, At("2024-12-24 09:00"))) == "2024-12-24 12:00");
  CHECK(Show(NextOpening(calendar, At("2024-12-24 12:00"))) == "2024-12-27 09:00");
  CHECK(IsOpen(calendar, At("2024-12-28 11:00")));
  CHECK(Show(AddWorkingTime(calendar, At("2024-12-24 11:00"), 10 * kHour)) == "2024-12-28 11:00");
}

TEST_CASE("J15: a holiday in Berlin moves both due times") {
  v1::Calendar config = Weekly(kWorkdays, "08:00", "20:00", "Europe/Berlin");
  AddException(config, "2016-11-01");
  const Calendar calendar = Compile(config);
  CHECK(Show(AddWorkingTime(calendar, At("2016-11-01 12:00"), 120 * kMinute)) == "2016-11-02 09:00");
  CHECK(Show(AddWorkingTime(calendar, At("2016-11-01 12:00"), 1200 * kMinute)) == "2016-11-03 15:00");
}

// Riga: 2024-03-31 03:00 becomes 04:00, that is 01:00 UTC; 2024-10-27 04:00 becomes 03:00, again 01:00 UTC.
TEST_CASE("a local time that does not exist is the instant of the change") {
  const Calendar calendar = Compile(Weekly(kEveryDay, "03:30", "05:00", "Europe/Riga"));
  CHECK(Show(NextOpening(calendar, At("2024-03-31 00:00"))) == "2024-03-31 01:00");
  CHECK(WorkingTimeBetween(calendar, At("2024-03-31 00:00"), At("2024-03-31 12:00")) == kHour);
  const Calendar lost = Compile(Weekly(kEveryDay, "03:00", "04:00", "Europe/Riga"));
  CHECK(WorkingTimeBetween(lost, At("2024-03-31 00:00"), At("2024-03-31 12:00")) == 0);
  CHECK(Show(NextOpening(lost, At("2024-03-31 00:30"))) == "2024-04-01 00:00");
}

TEST_CASE("a local time that exists twice is the first of the two") {
  const Calendar calendar = Compile(Weekly(kEveryDay, "03:15", "03:45", "Europe/Riga"));
  CHECK(Show(NextOpening(calendar, At("2024-10-27 00:00"))) == "2024-10-27 00:15");
  CHECK(Show(NextClosing(calendar, At("2024-10-27 00:15"))) == "2024-10-27 00:45");
  CHECK(Show(NextOpening(calendar, At("2024-10-27 00:45"))) == "2024-10-28 01:15");
  const Calendar past_it = Compile(Weekly(kEveryDay, "03:30", "04:30", "Europe/Riga"));
  CHECK(WorkingTimeBetween(past_it, At("2024-10-27 00:00"), At("2024-10-27 12:00")) == 2 * kHour);
}

TEST_CASE("a night shift over a change of the clocks has the hours that pass") {
  const Calendar calendar = Compile(Weekly(kEveryDay, "22:00", "06:00", "Europe/Riga"));
  CHECK(WorkingTimeBetween(calendar, At("2024-03-30 12:00"), At("2024-03-31 12:00")) == 7 * kHour);
  CHECK(WorkingTimeBetween(calendar, At("2024-10-26 12:00"), At("2024-10-27 12:00")) == 9 * kHour);
}

TEST_CASE("a date that a zone skipped has no hours") {
  const Calendar calendar = Compile(Weekly(kEveryDay, "09:00", "17:00", "Pacific/Apia"));  // no 2011-12-30
  CHECK(Show(NextClosing(calendar, At("2011-12-29 20:00"))) == "2011-12-30 03:00");
  CHECK(Show(NextOpening(calendar, At("2011-12-30 03:00"))) == "2011-12-30 19:00");
  CHECK(WorkingTimeBetween(calendar, At("2011-12-29 00:00"), At("2011-12-31 12:00")) == (3 + 8 + 8) * kHour);
}

TEST_CASE("what never opens or closes says never, at once") {
  const Calendar closed = Compile(Named());
  CHECK(!NextOpening(closed, At("2024-01-17 10:00")));
  CHECK(!AddWorkingTime(closed, At("2024-01-17 10:00"), 1));
  CHECK(!AddWorkingTime(closed, At("2024-01-17 10:00"), -1));
  CHECK(WorkingTimeBetween(closed, At("2024-01-17 10:00"), At("2034-01-17 10:00")) == 0);
  const Calendar open = Compile(Weekly(kEveryDay, "00:00", "24:00", "Europe/Riga"));
  CHECK(!NextClosing(open, At("1990-01-17 10:00")));
  CHECK(WorkingTimeBetween(open, At("1990-01-17 10:00"), At("2024-01-17 10:00")) ==
        At("2024-01-17 10:00") - At("1990-01-17 10:00"));

  v1::Calendar once = Named();
  AddInterval(AddException(once, "2024-01-20"), "10:00", "12:00");
  CHECK(Show(NextOpening(Compile(once), At("1950-01-01 00:00"))) == "2024-01-20 10:00");
  CHECK(Show(AddWorkingTime(Compile(once), At("1950-01-01 00:00"), 2 * kHour)) == "2024-01-20 12:00");
  CHECK(!AddWorkingTime(Compile(once), At("1950-01-01 00:00"), 2 * kHour + 1));
  CHECK(!NextOpening(Compile(once), At("2024-01-20 12:00")));
}

TEST_CASE("nothing overflows at the ends of time") {
  for (const Calendar& calendar : {Compile(Weekly(kEveryDay, "22:00", "06:00", "Europe/Riga")), Compile(Named()),
                                   Compile(Weekly(kEveryDay, "00:00", "24:00"))}) {
    for (std::int64_t at_us : {-kForever - 1, -kForever, kForever, kForever - 1}) {
      CHECK_NOTHROW(IsOpen(calendar, at_us));
      CHECK(!AddWorkingTime(calendar, at_us, kForever));
      CHECK(!AddWorkingTime(calendar, at_us, -kForever - 1));
      CHECK(WorkingTimeBetween(calendar, at_us, at_us) == 0);
    }
    CHECK(!AddWorkingTime(calendar, kForever, kHour));
    CHECK(!AddWorkingTime(calendar, -kForever, -kHour));
    CHECK(WorkingTimeBetween(calendar, -kForever, kForever) == -WorkingTimeBetween(calendar, kForever, -kForever));
  }
}

TEST_CASE("going back finds the last instant from which so much working time passed") {
  const Calendar calendar = Compile(Weekly(kWorkdays, "09:00", "17:00"));
  CHECK(Show(AddWorkingTime(calendar, At("2024-01-22 10:00"), -2 * kHour)) == "2024-01-19 16:00");
  CHECK(Show(AddWorkingTime(calendar, At("2024-01-22 10:00"), -kHour)) == "2024-01-22 09:00");
  CHECK(Show(AddWorkingTime(calendar, At("2024-01-20 10:00"), -8 * kHour)) == "2024-01-19 09:00");
  CHECK(WorkingTimeBetween(calendar, At("2024-01-22 10:00"), At("2024-01-19 16:00")) == -2 * kHour);
}

TEST_CASE("a zone table says until when it is complete") {
  CHECK(Show(Compile(Weekly(kEveryDay, "09:00", "17:00", "Europe/Riga")).zone_covers_until_us()) == "2045-01-01 00:00");
  CHECK(!Compile(Weekly(kEveryDay, "09:00", "17:00")).zone_covers_until_us());
}

std::string SetError(const v1::CalendarConfig& config, const CalendarLimits& limits = {}) {
  return base::MessageOf(CalendarSet::Create(config, limits).status());
}

TEST_CASE("a set finds its calendars by their ids") {
  v1::CalendarConfig config;
  *config.add_zones() = Table("Europe/Riga");
  *config.add_zones() = Table("Asia/Bangkok");
  for (const char* id : {"b", "a", "c"}) {
    v1::Calendar& calendar = *config.add_calendars();
    calendar = Weekly(kEveryDay, "09:00", "17:00", *id == 'a' ? "Asia/Bangkok" : *id == 'b' ? "Europe/Riga" : "UTC");
    calendar.set_calendar_id(id);
  }
  const absl::StatusOr<CalendarSet> set = CalendarSet::Create(config);
  REQUIRE(set.ok());
  CHECK(set->size() == 3);
  CHECK(set->Find("d") == nullptr);
  CHECK(set->Find("") == nullptr);
  REQUIRE(set->Find("a") != nullptr);
  CHECK(Show(NextOpening(*set->Find("a"), At("2024-01-17 00:00"))) == "2024-01-17 02:00");
  CHECK(Show(NextOpening(*set->Find("b"), At("2024-01-17 00:00"))) == "2024-01-17 07:00");
  CHECK(Show(NextOpening(*set->Find("c"), At("2024-01-17 00:00"))) == "2024-01-17 09:00");
}

TEST_CASE("a set refuses zones and ids that do not fit together") {
  v1::CalendarConfig config;
  *config.add_calendars() = Weekly(kEveryDay, "09:00", "17:00", "Europe/Riga");
  CHECK(SetError(config) == "calendars[office].zone: no table for Europe/Riga; add what ResolveZone gives to zones");
  *config.add_zones() = Table("Europe/Riga");
  CHECK(CalendarSet::Create(config).ok());
  *config.add_zones() = Table("Europe/Riga");
  CHECK(SetError(config) == "zones.zone: Europe/Riga is named twice");
  config.mutable_zones()->RemoveLast();
  *config.add_calendars() = Named();
  CHECK(SetError(config) == "calendars.calendar_id: office is named twice");
  config.mutable_calendars(1)->clear_calendar_id();
  CHECK(SetError(config) == "calendars.calendar_id: is required");
  config.mutable_calendars(1)->set_calendar_id("b");
  config.mutable_calendars(1)->set_zone("../etc");
  CHECK(SetError(config) == "calendars[b].zone: has to be an IANA name such as Europe/Riga");
}

TEST_CASE("a set keeps its limits") {
  v1::CalendarConfig config;
  *config.add_zones() = Table("Europe/Riga");
  *config.add_calendars() = Named();
  CHECK(CalendarSet::Create(config, {.max_calendars = 1, .max_zones = 1}).ok());
  CHECK(SetError(config, {.max_calendars = 0}) == "calendars: 1, at most 0 are allowed");
  CHECK(SetError(config, {.max_zones = 0}) == "zones: 1, at most 0 are allowed");
  config.mutable_calendars(0)->set_title("Office");
  CHECK(CalendarSet::Create(config, {.max_id_bytes = 6, .max_title_bytes = 6}).ok());
  CHECK(SetError(config, {.max_id_bytes = 5}) == "calendars.calendar_id: 6 bytes, at most 5 are allowed");
  CHECK(SetError(config, {.max_title_bytes = 5}) == "calendars[office].title: 6 bytes, at most 5 are allowed");
}

TEST_CASE("a calendar is compiled with the table it names") {
  const v1::ZoneTable riga = Table("Europe/Riga");
  const auto error = [&](const char* zone) { return base::MessageOf(Calendar::Create(Named(zone), &riga).status()); };
  CHECK(Calendar::Create(Named("Europe/Riga"), &riga).ok());
  CHECK(error("Europe/Sofia") == "calendars[office].zone: is not the zone of the table");
  CHECK(error("") == "calendars[office].zone: is not the zone of the table");
}

}  // namespace
}  // namespace chatcore
