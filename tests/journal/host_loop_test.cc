// The loop of a host as chatcore/journal.h describes it, with the failures that it is written for.

#include <map>

#include "chatcore/desk.h"
#include "chatcore/journal_host.h"
#include "tests/journal/desk_day.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

// A host that serves a list of commands. Each client repeats its command until it gets an answer.
class Host {
 public:
  Host(Journal& journal, std::vector<TimedCommand> day) : journal_(journal), day_(std::move(day)) {}

  /// Events released, by number, with how often.
  std::map<std::uint64_t, int> released;
  int duplicates = 0;
  int recoveries = 0;
  std::uint64_t acknowledge_every = 1;

  // Serves until every client has its answer; returns the final state hash.
  std::uint64_t Serve() {
    while (true) {
      absl::StatusOr<Journal::Lease> lease = journal_.Acquire(kWorkspace, "host-7", absl::Seconds(10), kNow);
      REQUIRE(lease.ok());
      absl::StatusOr<std::unique_ptr<Desk>> desk = Recover(journal_, kWorkspace);
      if (absl::IsNotFound(desk.status())) desk = Desk::Create(DayConfig());
      REQUIRE_MESSAGE(desk.ok(), desk.status().ToString());
      ++recoveries;
      REQUIRE(ReadEvents(journal_, kWorkspace, *journal_.Cursor(kWorkspace) + 1, [this](const v1::Event& event) {
                Release(event);
                return absl::OkStatus();
              }).ok());
      if (ServeUntilFailure(**desk, *lease)) return (*desk)->StateHash();
    }
  }

 private:
  bool ServeUntilFailure(Desk& desk, const Journal::Lease& lease) {
    Recorder recorder(journal_, kWorkspace, lease);
    EventList events;
    while (answered_ < day_.size()) {
      const TimedCommand& next = day_[answered_];
      events.Clear();
      const absl::Status applied = desk.Apply(next.command, next.at, events);
      REQUIRE_MESSAGE(applied.ok(), applied.ToString());
      REQUIRE(recorder.Add(events).ok());
      if (!recorder.Commit().ok()) return false;
      for (const v1::Event& event : events) Release(event);
      if (++answered_ % acknowledge_every == 0) REQUIRE(journal_.Acknowledge(kWorkspace, recorder.head()).ok());
    }
    return true;
  }

  void Release(const v1::Event& event) {
    if (event.has_command_duplicate()) ++duplicates;
    if (event.seq() > 0) ++released[event.seq()];
  }

  Journal& journal_;
  const std::vector<TimedCommand> day_;
  std::size_t answered_ = 0;  // clients that got their answer
};

std::uint64_t HashWithoutFailures(const std::vector<TimedCommand>& day) {
  MemoryJournal journal;
  return StoreDay(journal, day, 1);
}

void CheckAllReleased(const Host& host, Journal& journal) {
  const std::uint64_t head = journal.GetWorkspace(kWorkspace)->head;
  CHECK(host.released.size() == head);
  CHECK(host.released.begin()->first == 1);
  CHECK(host.released.rbegin()->first == head);
}

}  // namespace

TEST_CASE("when every append fails once before storing the desk ends as if none had failed") {
  const std::vector<TimedCommand> day = MakeDay(11, 120);
  const std::uint64_t expected = HashWithoutFailures(day);
  for (std::uint64_t nth = 1; nth <= 60; ++nth) {
    CAPTURE(nth);
    MemoryJournal journal;
    Host host(journal, day);
    journal.FailAppend(nth, MemoryJournal::Fault::kBeforeStoring);
    CHECK(host.Serve() == expected);
    CHECK(host.recoveries == 2);
    CHECK(host.duplicates == 0);
    CheckAllReleased(host, journal);
  }
}

TEST_CASE("when every append fails once after storing the retried command is a duplicate") {
  const std::vector<TimedCommand> day = MakeDay(12, 120);
  const std::uint64_t expected = HashWithoutFailures(day);
  int duplicates = 0;
  for (std::uint64_t nth = 1; nth <= 60; ++nth) {
    CAPTURE(nth);
    MemoryJournal journal;
    Host host(journal, day);
    journal.FailAppend(nth, MemoryJournal::Fault::kAfterStoring);
    CHECK(host.Serve() == expected);
    CHECK(host.recoveries == 2);
    duplicates += host.duplicates;
    CheckAllReleased(host, journal);
  }
  // The others are calls whose command was refused: only timers were stored, and a refusal is not remembered.
  CHECK(duplicates > 40);
}

TEST_CASE("after a restart everything behind the cursor is released again under its old number") {
  const std::vector<TimedCommand> day = MakeDay(13, 200);
  MemoryJournal journal;
  Host first(journal, day);
  first.acknowledge_every = 1'000;  // stops before it acknowledged anything
  const std::uint64_t hash = first.Serve();
  REQUIRE(journal.Acknowledge(kWorkspace, 40).ok());

  Host second(journal, {});
  CHECK(second.Serve() == hash);
  const std::uint64_t head = journal.GetWorkspace(kWorkspace)->head;
  CHECK(second.released.size() == head - 40);
  CHECK(second.released.begin()->first == 41);
}

TEST_CASE("a deposed host stores nothing more and its successor goes on from what it stored") {
  const std::vector<TimedCommand> day = MakeDay(14, 60);
  MemoryJournal journal;
  absl::StatusOr<Journal::Lease> lease = journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow);
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(DayConfig());
  REQUIRE(desk.ok());
  Recorder recorder(journal, kWorkspace, *lease);
  EventList events;
  for (std::size_t i = 0; i < 40; ++i) {
    if (i == 20) REQUIRE(journal.Acquire(kWorkspace, "host-7", absl::Seconds(10), kNow + absl::Seconds(11)).ok());
    events.Clear();
    REQUIRE((*desk)->Apply(day[i].command, day[i].at, events).ok());
    REQUIRE(recorder.Add(events).ok());
    const absl::Status stored = recorder.Commit().status();
    if (i < 20) {
      CHECK(stored.ok());
    } else {
      CHECK((stored.code() == absl::StatusCode::kAborted || (stored.ok() && recorder.pending_bytes() == 0)));
      if (!stored.ok()) break;
    }
  }
  Host successor(journal, day);
  CHECK(successor.Serve() == HashWithoutFailures(day));
}

}  // namespace chatcore::journal
