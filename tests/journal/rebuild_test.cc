#include "src/journal/rebuild.h"

#include "chatcore/journal_host.h"
#include "src/base/status.h"
#include "tests/journal/desk_day.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {

TEST_CASE("an event that does not follow the one before is data loss at its sequence") {
  MemoryJournal journal;
  StoreDay(journal, MakeDay(41, 20), 1);
  Rebuild rebuild(kWorkspace, {}, nullptr);
  CHECK(rebuild.desk() == nullptr);
  CHECK(rebuild.last_seq() == 0);
  const absl::Status status = ReadEvents(journal, kWorkspace, 1, [&](const v1::Event& event) {
    return event.seq() == 5 ? absl::OkStatus() : rebuild.Replay(event);
  });
  CHECK(status.code() == absl::StatusCode::kDataLoss);
  CHECK(base::MessageOf(status).find("workspace acme: seq 6: ") == 0);
  CHECK(rebuild.last_seq() == 4);
}

TEST_CASE("a rebuild goes on from the desk it was given") {
  MemoryJournal journal;
  const std::uint64_t hash = StoreDay(journal, MakeDay(42, 60), 1);
  Rebuild first(kWorkspace, {}, nullptr);
  REQUIRE(ReadEvents(
              journal, kWorkspace, 1, [&](const v1::Event& event) { return first.Replay(event); }, 20)
              .ok());
  Rebuild second(kWorkspace, {}, first.Take());
  REQUIRE(ReadEvents(journal, kWorkspace, 21, [&](const v1::Event& event) { return second.Replay(event); }).ok());
  CHECK(second.desk()->StateHash() == hash);
}

}  // namespace chatcore::journal
