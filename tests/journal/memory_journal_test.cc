#include "chatcore/journal_stores.h"
#include "src/base/status.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

std::uint64_t Take(MemoryJournal& journal) {
  return journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow)->epoch;
}

}  // namespace

TEST_CASE("an append that fails before storing leaves nothing behind") {
  MemoryJournal journal;
  const std::uint64_t epoch = Take(journal);
  journal.FailAppend(2, MemoryJournal::Fault::kBeforeStoring);
  CHECK(AppendOne(journal, epoch, 1, 2).ok());
  CHECK(AppendOne(journal, epoch, 3, 4).status().code() == absl::StatusCode::kUnavailable);
  CHECK(ReadRanges(journal) == "1-2");
  CHECK(AppendOne(journal, epoch, 3, 4).ok());
}

TEST_CASE("an append that fails after storing is found in the journal") {
  MemoryJournal journal;
  const std::uint64_t epoch = Take(journal);
  journal.FailAppend(1, MemoryJournal::Fault::kAfterStoring);
  CHECK(AppendOne(journal, epoch, 1, 2).status().code() == absl::StatusCode::kUnavailable);
  CHECK(ReadRanges(journal) == "1-2");
  CHECK(journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow)->head == 2);
}

TEST_CASE("a flipped bit anywhere in a record is found and the sound records before it are read") {
  const HandMade made(4, 6);
  for (std::size_t offset = 0; offset < made.bytes.size(); ++offset) {
    CAPTURE(offset);
    MemoryJournal journal;
    const std::uint64_t epoch = Take(journal);
    for (std::uint64_t first : {1, 4, 7}) REQUIRE(AppendOne(journal, epoch, first, first + 2).ok());
    REQUIRE(journal.FlipBit(kWorkspace, 5, offset));
    CHECK(ReadRanges(journal) == "1-3 !DATA_LOSS");
  }
}

TEST_CASE("the error of a damaged record names its sequence numbers") {
  MemoryJournal journal;
  const std::uint64_t epoch = Take(journal);
  REQUIRE(AppendOne(journal, epoch, 1, 3).ok());
  REQUIRE(journal.FlipBit(kWorkspace, 2, 0));
  absl::Status status =
      journal.Read(kWorkspace, 1, Journal::kEnd, [](const Journal::StoredRecord&) { return absl::OkStatus(); });
  CHECK(base::MessageOf(status).find("workspace acme: the record with seq 1 to 3 is damaged") == 0);
  CHECK_FALSE(journal.FlipBit(kWorkspace, 4, 0));
  CHECK_FALSE(journal.FlipBit(kWorkspace, 1, 10'000));
  CHECK_FALSE(journal.FlipBit("nobody", 1, 0));
}

}  // namespace chatcore::journal
