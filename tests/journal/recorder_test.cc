#include "chatcore/journal_host.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

void AddEvent(EventList& events, std::uint64_t seq) {
  v1::Event& event = events.Add();
  event.set_seq(seq);
  event.mutable_ticket_stub_dropped()->set_ticket_id("t-" + std::to_string(seq));
}

std::string SeqsOf(Journal& journal, std::uint64_t from_seq = 1, std::uint64_t to_seq = Journal::kEnd) {
  std::string seqs;
  const absl::Status status = ReadEvents(
      journal, kWorkspace, from_seq,
      [&](const v1::Event& event) {
        CHECK(event.ticket_stub_dropped().ticket_id() == "t-" + std::to_string(event.seq()));
        seqs += std::to_string(event.seq()) + " ";
        return absl::OkStatus();
      },
      to_seq);
  CHECK_MESSAGE(status.ok(), status.ToString());
  return seqs;
}

struct Bench {
  MemoryJournal journal;
  Journal::Lease lease = *journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow);
  Recorder recorder{journal, kWorkspace, lease};
  EventList events;
};

}  // namespace

TEST_CASE("the events of one call become one record and ephemeral events are left out") {
  Bench bench;
  for (std::uint64_t seq : {0, 1, 0, 2, 3, 0}) AddEvent(bench.events, seq);
  REQUIRE(bench.recorder.Add(bench.events).ok());
  CHECK(ReadRanges(bench.journal) == "");
  CHECK(*bench.recorder.Commit() == 3);
  CHECK(bench.recorder.head() == 3);
  CHECK(ReadRanges(bench.journal) == "1-3");
  CHECK(SeqsOf(bench.journal) == "1 2 3 ");
}

TEST_CASE("a call with ephemeral events only adds no record") {
  Bench bench;
  AddEvent(bench.events, 0);
  REQUIRE(bench.recorder.Add(bench.events).ok());
  CHECK(bench.recorder.pending_bytes() == 0);
  CHECK(*bench.recorder.Commit() == 0);
  CHECK(ReadRanges(bench.journal) == "");
}

TEST_CASE("several calls are stored in one append with one record each") {
  Bench bench;
  bench.journal.FailAppend(2, MemoryJournal::Fault::kBeforeStoring);  // a second append would show
  for (std::uint64_t seq : {1, 2, 3, 4, 5}) {
    const std::size_t begin = bench.events.size();
    AddEvent(bench.events, seq);
    REQUIRE(bench.recorder.Add(bench.events, begin).ok());
  }
  CHECK(*bench.recorder.Commit() == 5);
  CHECK(ReadRanges(bench.journal) == "1-1 2-2 3-3 4-4 5-5");
}

TEST_CASE("events that skip a call are refused and the recorder stays refused") {
  Bench bench;
  AddEvent(bench.events, 2);
  CHECK(bench.recorder.Add(bench.events).code() == absl::StatusCode::kInvalidArgument);
  bench.events.Clear();
  AddEvent(bench.events, 1);
  CHECK(bench.recorder.Add(bench.events).code() == absl::StatusCode::kInvalidArgument);
  CHECK(bench.recorder.Commit().status().code() == absl::StatusCode::kInvalidArgument);
  CHECK(ReadRanges(bench.journal) == "");
}

TEST_CASE("after a failed commit the recorder returns that error for ever") {
  Bench bench;
  bench.journal.FailAppend(1, MemoryJournal::Fault::kBeforeStoring);
  AddEvent(bench.events, 1);
  REQUIRE(bench.recorder.Add(bench.events).ok());
  CHECK(bench.recorder.Commit().status().code() == absl::StatusCode::kUnavailable);
  CHECK(bench.recorder.Commit().status().code() == absl::StatusCode::kUnavailable);
  CHECK(bench.recorder.Add(bench.events).code() == absl::StatusCode::kUnavailable);
  CHECK(ReadRanges(bench.journal) == "");
}

}  // namespace chatcore::journal
