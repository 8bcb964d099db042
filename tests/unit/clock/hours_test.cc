#include "src/clock/hours.h"

#include <string>

#include "tests/unit/clock/calendar_kit.h"

namespace chatcore::clock {
namespace {

std::string Error(const v1::Calendar& config, const CalendarLimits& limits = {}) {
  return base::MessageOf(ReadHours(config, "calendars[office]", limits).status());
}

TEST_CASE("a time of day is HH:MM up to 24:00") {
  CHECK(ParseTimeOfDay("00:00") == 0);
  CHECK(ParseTimeOfDay("09:30") == 570);
  CHECK(ParseTimeOfDay("24:00") == 1'440);
  for (const char* wrong : {"", "9:30", "09:60", "24:01", "25:00", "09.30", "+9:30", "09:3a", "09:30:00", " 9:30"}) {
    CAPTURE(wrong);
    CHECK(!ParseTimeOfDay(wrong));
  }
}

TEST_CASE("a date is a day that exists") {
  CHECK(ParseDate("1970-01-01") == 0);
  CHECK(ParseDate("1900-01-01") == -25'567);
  CHECK(ParseDate("2024-02-29") == 19'782);
  CHECK(ParseDate("9999-12-31") == 2'932'896);
  for (const char* wrong : {"", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-01",
                            "24-01-01", "1899-12-31", "2024/01/01", "2024-01-00", "20240101", "2024-01-01 "}) {
    CAPTURE(wrong);
    CHECK(!ParseDate(wrong));
  }
}

TEST_CASE("weekdays are counted from Monday on both sides of 1970") {
  CHECK(WeekdayOf(0) == 3);
  CHECK(WeekdayOf(-3) == 0);
  CHECK(WeekdayOf(-4) == 6);
  CHECK(WeekdayOf(*ParseDate("2024-01-15")) == 0);
  CHECK(WeekdayOf(*ParseDate("1900-01-01")) == 0);
}

TEST_CASE("an exceptional day stands for its weekday") {
  v1::Calendar config = Weekly(kWorkdays, "09:00", "17:00");
  AddException(config, "2024-01-16");
  AddInterval(AddException(config, "2024-01-14"), "22:00", "06:00");
  const absl::StatusOr<Hours> hours = ReadHours(config, "c", {});
  REQUIRE(hours.ok());
  CHECK(hours->OpeningOn(*ParseDate("2024-01-15")).front().opens_minute == 540);
  CHECK(hours->OpeningOn(*ParseDate("2024-01-16")).empty());
  CHECK(hours->OpeningOn(*ParseDate("2024-01-14")).front().closes_minute == 1'800);
}

TEST_CASE("an interval that makes no sense is refused by its field") {
  struct Row {
    const char* opens;
    const char* closes;
    const char* error;
  };
  for (const Row& row : {
           Row{"9:00", "17:00", ".opens: has to be HH:MM, 00:00 to 23:59"},
           Row{"24:00", "17:00", ".opens: has to be HH:MM, 00:00 to 23:59"},
           Row{"", "", ".opens: has to be HH:MM, 00:00 to 23:59"},
           Row{"09:00", "", ".closes: has to be HH:MM, 00:01 to 24:00; midnight is 24:00"},
           Row{"09:00", "00:00", ".closes: has to be HH:MM, 00:01 to 24:00; midnight is 24:00"},
           Row{"09:00", "09:00", ": opens and closes at 09:00, which is empty; a whole day is 00:00 to 24:00"},
       }) {
    CHECK(Error(Weekly(kWorkdays, row.opens, row.closes)) ==
          std::string("calendars[office].weekly[0].interval") + row.error);
    v1::Calendar config = Named();
    AddInterval(AddException(config, "2024-01-16"), row.opens, row.closes);
    CHECK(Error(config) == std::string("calendars[office].exceptions[0].intervals[0]") + row.error);
  }
}

TEST_CASE("days and dates are checked") {
  CHECK(Error(Weekly({}, "09:00", "17:00")) == "calendars[office].weekly[0].days: at least one day is required");
  CHECK(Error(Weekly({v1::WEEKDAY_UNSPECIFIED}, "09:00", "17:00")) ==
        "calendars[office].weekly[0].days: unknown day 0");
  CHECK(Error(Weekly({static_cast<v1::Weekday>(8)}, "09:00", "17:00")) ==
        "calendars[office].weekly[0].days: unknown day 8");
  v1::Calendar config = Named();
  AddException(config, "2023-02-29");
  CHECK(Error(config) ==
        "calendars[office].exceptions[0].date: has to be a day of the years 1900 to 9999 as YYYY-MM-DD");
  config.mutable_exceptions(0)->set_date("2024-02-29");
  AddException(config, "2024-02-29");
  CHECK(Error(config) == "calendars[office].exceptions[1].date: calendars[office].exceptions[0] has the same date");
}

TEST_CASE("hours that overlap are refused, those that touch are not") {
  v1::Calendar config = Weekly(kWorkdays, "09:00", "12:00");
  AddWeekly(config, {v1::WEEKDAY_FRIDAY}, "12:00", "17:00");
  CHECK(Error(config).empty());
  config.mutable_weekly(1)->mutable_interval()->set_opens("11:59");
  CHECK(Error(config) == "calendars[office].weekly[1]: overlaps calendars[office].weekly[0]");
  CHECK(Error(Weekly({v1::WEEKDAY_MONDAY, v1::WEEKDAY_MONDAY}, "09:00", "12:00")) ==
        "calendars[office].weekly[0]: overlaps calendars[office].weekly[0]");

  v1::Calendar night = Weekly({v1::WEEKDAY_SUNDAY}, "22:00", "06:00");
  AddWeekly(night, {v1::WEEKDAY_MONDAY}, "06:00", "12:00");
  CHECK(Error(night).empty());
  night.mutable_weekly(0)->mutable_interval()->set_closes("06:01");
  CHECK(Error(night) == "calendars[office].weekly[1]: overlaps calendars[office].weekly[0]");
}

TEST_CASE("an exceptional day keeps apart from the days around it") {
  v1::Calendar config = Weekly(kEveryDay, "22:00", "06:00");
  v1::ExceptionalDay& day = AddException(config, "2024-01-16");
  AddInterval(day, "06:00", "12:00");
  AddInterval(day, "20:00", "08:00");
  CHECK(Error(config).empty());  // it closes at 08:00, the next day opens at 22:00
  day.mutable_intervals(0)->set_opens("05:59");
  CHECK(Error(config) == "calendars[office].exceptions[0].intervals[0]: overlaps calendars[office].weekly[0]");
  day.mutable_intervals(0)->set_opens("06:00");

  v1::ExceptionalDay& next = AddException(config, "2024-01-17");
  AddInterval(next, "08:00", "09:00");
  CHECK(Error(config).empty());
  next.mutable_intervals(0)->set_opens("07:00");
  CHECK(
      Error(config) ==
      "calendars[office].exceptions[0].intervals[1]: overlaps calendars[office].exceptions[1].intervals[0] of the day "
      "after");
  config.mutable_exceptions()->RemoveLast();
  AddInterval(*config.mutable_exceptions(0), "11:59", "13:00");
  CHECK(Error(config) ==
        "calendars[office].exceptions[0].intervals[2]: overlaps calendars[office].exceptions[0].intervals[0]");

  v1::Calendar early = Weekly(kEveryDay, "00:00", "06:00");
  AddInterval(AddException(early, "2024-01-16"), "20:00", "00:30");
  CHECK(Error(early) ==
        "calendars[office].exceptions[0].intervals[0]: overlaps calendars[office].weekly[0] of the day after");
}

TEST_CASE("hours keep their limits") {
  const CalendarLimits limits = {.max_intervals_per_day = 2, .max_exceptions = 2, .max_title_bytes = 4};
  v1::Calendar config = Weekly(kWorkdays, "09:00", "10:00");
  AddWeekly(config, kWorkdays, "11:00", "12:00");
  AddInterval(AddException(config, "2024-01-16"), "09:00", "10:00");
  AddInterval(*config.mutable_exceptions(0), "11:00", "12:00");
  config.mutable_exceptions(0)->set_title("four");
  AddException(config, "2024-01-17");
  CHECK(Error(config, limits).empty());

  v1::Calendar more = config;
  AddWeekly(more, {v1::WEEKDAY_TUESDAY}, "13:00", "14:00");
  CHECK(Error(more, limits) == "calendars[office].weekly[2]: at most 2 intervals open on a Tuesday");
  more = config;
  AddInterval(*more.mutable_exceptions(0), "13:00", "14:00");
  CHECK(Error(more, limits) == "calendars[office].exceptions[0].intervals: 3, at most 2 are allowed");
  more = config;
  more.mutable_exceptions(0)->set_title("fours");
  CHECK(Error(more, limits) == "calendars[office].exceptions[0].title: 5 bytes, at most 4 are allowed");
  AddException(config, "2024-01-18");
  CHECK(Error(config, limits) == "calendars[office].exceptions: 3, at most 2 are allowed");
}

}  // namespace
}  // namespace chatcore::clock
