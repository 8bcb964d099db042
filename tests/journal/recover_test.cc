// A desk and its journal: what was stored rebuilds the desk, whatever failed in between.

#include "chatcore/desk.h"
#include "chatcore/journal_host.h"
#include "src/base/status.h"
#include "tests/journal/desk_day.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

std::unique_ptr<Desk> RecoverDesk(Journal& journal) {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Recover(journal, kWorkspace);
  REQUIRE_MESSAGE(desk.ok(), desk.status().ToString());
  return *std::move(desk);
}

std::string SnapshotOf(const Desk& desk) {
  absl::StatusOr<std::string> snapshot = desk.Snapshot();
  REQUIRE_MESSAGE(snapshot.ok(), snapshot.status().ToString());
  return *snapshot;
}

// The desk as it was after event `seq`, from the events alone.
std::unique_ptr<Desk> DeskAt(Journal& journal, std::uint64_t seq) {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(DayConfig());
  REQUIRE(desk.ok());
  REQUIRE(ReadEvents(
              journal, kWorkspace, 1, [&](const v1::Event& event) { return (*desk)->Replay(event); }, seq)
              .ok());
  return *std::move(desk);
}

std::uint64_t LastOfRecordWith(Journal& journal, std::uint64_t seq) {
  std::uint64_t last = 0;
  REQUIRE(journal
              .Read(kWorkspace, seq, seq,
                    [&](const Journal::StoredRecord& record) {
                      last = record.last_seq;
                      return absl::OkStatus();
                    })
              .ok());
  return last;
}

}  // namespace

TEST_CASE("a desk rebuilt from its events has the state hash of the desk that emitted them") {
  MemoryJournal journal;
  const std::uint64_t hash = StoreDay(journal, MakeDay(1, 3'000), 16);
  const std::unique_ptr<Desk> desk = RecoverDesk(journal);
  CHECK(desk->StateHash() == hash);
  CHECK(desk->LastSeq() == journal.GetWorkspace(kWorkspace)->head);
  CHECK(desk->CheckInvariants().ok());
}

TEST_CASE("a desk rebuilt from a snapshot and the events after it is the same") {
  MemoryJournal journal;
  const std::uint64_t hash = StoreDay(journal, MakeDay(2, 2'000), 16);
  const std::uint64_t head = journal.GetWorkspace(kWorkspace)->head;
  for (std::uint64_t part : {3, 2, 1}) {
    const std::uint64_t seq = LastOfRecordWith(journal, head / part);
    REQUIRE(journal.SaveSnapshot(kWorkspace, 1, seq, SnapshotOf(*DeskAt(journal, seq))).ok());
    CHECK(RecoverDesk(journal)->StateHash() == hash);
  }
}

TEST_CASE("recovery passes over a snapshot that no desk takes") {
  MemoryJournal journal;
  const std::uint64_t hash = StoreDay(journal, MakeDay(3, 500), 16);
  const std::uint64_t head = journal.GetWorkspace(kWorkspace)->head;
  const std::uint64_t half = LastOfRecordWith(journal, head / 2);
  REQUIRE(journal.SaveSnapshot(kWorkspace, 1, half, SnapshotOf(*DeskAt(journal, half))).ok());
  REQUIRE(journal.SaveSnapshot(kWorkspace, 1, head, "no snapshot at all").ok());
  CHECK(RecoverDesk(journal)->StateHash() == hash);
  REQUIRE(journal.SaveSnapshot(kWorkspace, 1, half, SnapshotOf(*DeskAt(journal, head))).ok());  // a wrong place
  CHECK(RecoverDesk(journal)->StateHash() == hash);
}

TEST_CASE("a workspace without events has no desk to recover") {
  MemoryJournal journal;
  CHECK(Recover(journal, kWorkspace).status().code() == absl::StatusCode::kNotFound);
  REQUIRE(journal.Acquire(kWorkspace, "host-1", absl::Seconds(1), kNow).ok());
  CHECK(Recover(journal, kWorkspace).status().code() == absl::StatusCode::kNotFound);
}

TEST_CASE("a journal that does not start with the configuration is data loss") {
  MemoryJournal journal;
  REQUIRE(journal.Acquire(kWorkspace, "host-1", absl::Seconds(1), kNow).ok());
  REQUIRE(AppendOne(journal, 1, 1, 2).ok());
  const absl::Status status = Recover(journal, kWorkspace).status();
  CHECK(status.code() == absl::StatusCode::kDataLoss);
  CHECK(base::MessageOf(status).find("workspace acme: seq 1: ") == 0);
}

TEST_CASE("a damaged record stops recovery with its sequence") {
  MemoryJournal journal;
  StoreDay(journal, MakeDay(4, 200), 16);
  REQUIRE(journal.FlipBit(kWorkspace, 50, 3));
  const absl::Status status = Recover(journal, kWorkspace).status();
  CHECK(status.code() == absl::StatusCode::kDataLoss);
  CHECK(base::MessageOf(status).find("the record with seq ") != std::string::npos);
}

TEST_CASE("an event of a kind this version does not know stops recovery") {
  MemoryJournal journal;
  StoreDay(journal, MakeDay(5, 100), 16);
  const std::uint64_t head = journal.GetWorkspace(kWorkspace)->head;
  v1::EventBatch batch;
  v1::Event& event = *batch.add_events();
  event.set_seq(head + 1);
  event.set_at_us(absl::ToUnixMicros(kNow + absl::Hours(24)));
  const std::string bytes = batch.SerializeAsString();
  const Journal::Record record{head + 1, head + 1, bytes};
  REQUIRE(journal.Append(kWorkspace, 1, head, {&record, 1}).ok());
  CHECK(Recover(journal, kWorkspace).status().code() == absl::StatusCode::kUnimplemented);
}

}  // namespace chatcore::journal
