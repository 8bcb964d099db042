#include "tools/binder/units.h"

#include <set>
#include <string>

#include "doctest/doctest.h"
#include "tools/binder/schema.h"

namespace chatcore::binder {
namespace {

TEST_CASE("lengths are whole numbers with a unit") {
  CHECK(ParseLength("10us") == 10);
  CHECK(ParseLength("500ms") == 500'000);
  CHECK(ParseLength("30s") == 30'000'000);
  CHECK(ParseLength("5min") == 300'000'000);
  CHECK(ParseLength("2h") == 7'200'000'000);
  CHECK(ParseLength("7d") == 604'800'000'000);
  CHECK(ParseLength("0s") == 0);
  for (const char* wrong : {"", "30", "s", "1.5h", "-1s", "5 min", "5m", "5minutes", "1h30min", "+5s"}) {
    CAPTURE(wrong);
    CHECK(!ParseLength(wrong));
  }
}

TEST_CASE("a length must fit 64 bits of microseconds") {
  CHECK(ParseLength("106751991d") == 106'751'991LL * 86'400'000'000LL);
  CHECK(!ParseLength("106751992d"));
  CHECK(!ParseLength("99999999999999999999s"));
}

TEST_CASE("points in time are RFC 3339") {
  CHECK(ParsePoint("2026-01-05T09:00:00Z") == 1'767'603'600'000'000);
  CHECK(ParsePoint("2026-01-05T11:00:00+02:00") == 1'767'603'600'000'000);
  CHECK(ParsePoint("2026-01-05T09:00:00.000001Z") == 1'767'603'600'000'001);
  for (const char* wrong : {"", "2026-01-05", "2026-01-05 09:00:00Z", "2026-01-05T09:00:00", "2026-13-05T09:00:00Z",
                            "infinite-future", "2026-01-05T25:00:00Z"}) {
    CAPTURE(wrong);
    CHECK(!ParsePoint(wrong));
  }
}

TEST_CASE("a length is shown in the largest unit that leaves a whole number, and read back") {
  for (const char* text : {"0s", "1us", "1500ms", "90s", "90min", "2h", "36h", "7d"}) {
    CAPTURE(text);
    CHECK(FormatLength(*ParseLength(text)) == text);
  }
  CHECK(FormatLength(60'000'000) == "1min");
}

TEST_CASE("a point in time is shown in UTC with the fraction it has") {
  CHECK(FormatPoint(1'767'603'600'000'000) == "2026-01-05T09:00:00Z");
  CHECK(FormatPoint(1'767'603'600'500'000) == "2026-01-05T09:00:00.5Z");
}

// What a name means is told by tables in units.cc, so every field of the vocabulary is looked at here.
TEST_CASE("every time of a command is a point and every time of a configuration is a length") {
  const auto& pool = Schema::Get().pool();
  std::set<std::string> wrong;
  const auto check = [&wrong](const google::protobuf::FileDescriptor* file, TimeKind kind) {
    int seen = 0;
    for (int i = 0; i < file->message_type_count(); ++i) {
      for (int k = 0; k < file->message_type(i)->field_count(); ++k) {
        const auto* field = file->message_type(i)->field(k);
        const TimeKind found = TimeKindOf(*field);
        if (found == TimeKind::kNone) continue;
        ++seen;
        if (found != kind) wrong.insert(std::string(field->full_name()));
      }
    }
    return seen;
  };
  CHECK(check(pool.FindFileByName("chatcore/v1/command.proto"), TimeKind::kPoint) > 5);
  CHECK(check(pool.FindFileByName("chatcore/v1/config.proto"), TimeKind::kLength) >= 20);
  CHECK(wrong.empty());
}

TEST_CASE("a name ending in _us is always a 64-bit integer") {
  const auto* file = Schema::Get().pool().FindFileByName("chatcore/v1/event.proto");
  for (int i = 0; i < file->message_type_count(); ++i) {
    for (int k = 0; k < file->message_type(i)->field_count(); ++k) {
      const auto* field = file->message_type(i)->field(k);
      const std::string name(field->name());
      if (name.size() < 3 || name.substr(name.size() - 3) != "_us") continue;
      CAPTURE(name);
      CHECK(TimeKindOf(*field) != TimeKind::kNone);
    }
  }
}

}  // namespace
}  // namespace chatcore::binder
