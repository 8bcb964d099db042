#include "chatcore/journal_host.h"
#include "src/base/status.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

std::string SeqsOf(Journal& journal, std::uint64_t from_seq, std::uint64_t to_seq = Journal::kEnd) {
  std::string seqs;
  const absl::Status status = ReadEvents(
      journal, kWorkspace, from_seq,
      [&](const v1::Event& event) {
        seqs += std::to_string(event.seq()) + " ";
        return absl::OkStatus();
      },
      to_seq);
  CHECK_MESSAGE(status.ok(), status.ToString());
  return seqs;
}

void StoreThree(Journal& journal) {
  REQUIRE(journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow).ok());
  for (std::uint64_t first : {1, 4, 7}) REQUIRE(AppendOne(journal, 1, first, first + 2).ok());
}

}  // namespace

TEST_CASE("events are read from the middle of a record to the middle of another") {
  MemoryJournal journal;
  StoreThree(journal);
  CHECK(SeqsOf(journal, 1) == "1 2 3 4 5 6 7 8 9 ");
  CHECK(SeqsOf(journal, 3, 7) == "3 4 5 6 7 ");
  CHECK(SeqsOf(journal, 5, 5) == "5 ");
  CHECK(SeqsOf(journal, 10) == "");
}

TEST_CASE("an error of the visitor of events ends the reading") {
  MemoryJournal journal;
  StoreThree(journal);
  int visits = 0;
  const absl::Status status = ReadEvents(journal, kWorkspace, 1, [&](const v1::Event&) {
    return ++visits == 5 ? base::Internal("enough") : absl::OkStatus();
  });
  CHECK(status.code() == absl::StatusCode::kInternal);
  CHECK(visits == 5);
}

TEST_CASE("a batch that does not hold the events it is numbered with is data loss") {
  const HandMade other_numbers(8, 9), too_few(1, 2);
  const std::string_view no_batch = "\xff\xff\xff";
  for (const Journal::Record& record : {Journal::Record{1, 2, other_numbers.bytes},
                                        Journal::Record{1, 3, too_few.bytes}, Journal::Record{1, 1, no_batch}}) {
    MemoryJournal journal;
    REQUIRE(journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow).ok());
    REQUIRE(journal.Append(kWorkspace, 1, 0, {&record, 1}).ok());
    const absl::Status status = ReadEvents(journal, kWorkspace, 1, [](const v1::Event&) { return absl::OkStatus(); });
    CHECK(status.code() == absl::StatusCode::kDataLoss);
  }
}

}  // namespace chatcore::journal
