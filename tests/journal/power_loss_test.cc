// A killed process leaves its writes in the page cache; a failed power supply does not. This test loses them.

#include <algorithm>

#include "tests/journal/power_loss_disk.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

struct Run {
  std::uint64_t acknowledged = 0;  // by the store
  std::uint64_t attempted = 0;
  std::uint64_t cursor = 0;
  std::uint64_t found = 0;  // after power came back
};

// Appends until the power fails.
void AppendUntilDark(Journal& journal, Dice& dice, Run& run) {
  absl::StatusOr<Journal::Lease> lease = journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow);
  if (!lease.ok()) return;
  while (true) {
    const std::uint64_t first = run.acknowledged + 1;
    const std::uint64_t middle = first + dice.Below(20);
    const HandMade one(first, middle), two(middle + 1, middle + 1 + dice.Below(40));
    const Journal::Record records[] = {one.record(), two.record()};
    run.attempted = two.last_seq;
    absl::StatusOr<std::uint64_t> head = journal.Append(kWorkspace, lease->epoch, run.acknowledged, records);
    if (!head.ok()) return;
    run.acknowledged = *head;
    if (dice.Below(4) == 0) {
      if (!journal.SaveSnapshot(kWorkspace, lease->epoch, *head, std::string(9'000, 's')).ok()) return;
    }
    if (dice.Below(4) == 0) {
      if (!journal.Acknowledge(kWorkspace, *head).ok()) return;
      run.cursor = *head;
    }
  }
}

// Returns what a power failure after `operations` disk operations left behind. The second failure hits the recovery.
Run LosePower(std::uint64_t seed, std::uint64_t operations, bool lies) {
  TemporaryFolder folder;
  const std::string path = folder.File("desk.journal");
  PowerLossDisk disk(seed);
  Dice dice(seed);
  Run run;
  REQUIRE(OpenSqliteJournal(path).ok());
  if (lies) disk.LieAboutSync();
  for (std::uint64_t left : {operations, 1 + dice.Below(60)}) {
    disk.PowerFailsAfter(left);
    absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path);
    if (journal.ok()) {
      run.acknowledged = (*journal)->GetWorkspace(kWorkspace).ok() ? (*journal)->GetWorkspace(kWorkspace)->head : 0;
      AppendUntilDark(**journal, dice, run);
      journal->reset();
    }
    disk.Settle();
  }
  absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path);
  if (!journal.ok() || ReadRanges(**journal).find('!') != std::string::npos) {
    if (lies) return run;
    REQUIRE_MESSAGE(journal.ok(), journal.status().ToString());
    const bool nothing_yet = (*journal)->GetWorkspace(kWorkspace).status().code() == absl::StatusCode::kNotFound;
    REQUIRE_MESSAGE(nothing_yet, ReadRanges(**journal));
    CHECK(run.acknowledged == 0);
    return run;
  }
  run.found = (*journal)->GetWorkspace(kWorkspace)->head;
  if (!lies) CHECK((*journal)->GetWorkspace(kWorkspace)->cursor >= run.cursor);
  return run;
}

}  // namespace

TEST_CASE("what the store acknowledged survives the loss of power at any moment") {
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    CAPTURE(seed);
    const Run run = LosePower(seed, seed, false);
    CHECK(run.found >= run.acknowledged);
    CHECK((run.found == run.acknowledged || run.found == run.attempted));
  }
}

TEST_CASE("a disk that lies about its syncs is caught by this test") {
  int losses = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Run run = LosePower(seed, 60 + seed, true);
    if (run.found < run.acknowledged) ++losses;
  }
  CHECK(losses > 10);
}

}  // namespace chatcore::journal
