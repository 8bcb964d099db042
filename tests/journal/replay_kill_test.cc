// `chatcore replay` is killed at random moments until it ends.

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <sstream>
#include <thread>

#include "fmt/format.h"
#include "src/journal/replay_checkpoint.h"
#include "tests/journal/desk_day.h"
#include "tests/journal/store_kit.h"
#include "tools/replay.h"

namespace chatcore::journal {
namespace {

constexpr std::uint64_t kEvery = 400;  // events between checkpoints

// What the replay tells, in memory that survives its end.
struct Shared {
  volatile std::uint64_t first_record_seq;  // last number of the first record of this run; 0 = none yet
  volatile std::uint64_t last_seq;
};

// Starts the replay in a process of its own.
pid_t StartReplay(const std::string& path, std::uint64_t hash, Shared* shared) {
  shared->first_record_seq = 0;
  shared->last_seq = 0;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child != 0) return child;
  tools::ReplayOptions options;
  options.journal = path;
  options.checkpoint_every = kEvery;
  options.expect_hash = fmt::format("{:x}", hash);
  options.on_record = [shared](std::uint64_t seq) {
    if (shared->first_record_seq == 0) shared->first_record_seq = seq;
    shared->last_seq = seq;
  };
  std::ostringstream out, err;
  _exit(tools::RunReplay(options, out, err));
}

std::uint64_t CheckpointSeq(const std::string& path) {
  absl::StatusOr<std::unique_ptr<ReplayCheckpoints>> checkpoints = ReplayCheckpoints::Open(path);
  REQUIRE(checkpoints.ok());
  absl::StatusOr<std::optional<Journal::StoredSnapshot>> checkpoint = (*checkpoints)->Load(kWorkspace);
  REQUIRE(checkpoint.ok());
  return checkpoint->has_value() ? (*checkpoint)->seq : 0;
}

std::uint64_t LongestRecord(const std::string& path) {
  std::uint64_t longest = 0;
  REQUIRE(OpenFile(path)
              ->Read(kWorkspace, 1, Journal::kEnd,
                     [&](const Journal::StoredRecord& record) {
                       longest = std::max(longest, record.last_seq - record.first_seq + 1);
                       return absl::OkStatus();
                     })
              .ok());
  return longest;
}

}  // namespace

TEST_CASE("a replay that is killed again and again ends with the same hash and repeats no more than one checkpoint") {
  TemporaryFolder folder;
  const std::string path = folder.File("desk.journal");
  const std::uint64_t hash = StoreDay(*OpenFile(path), MakeDay(31, 6'000), 128);
  const std::uint64_t longest = LongestRecord(path);
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  Shared* const shared = static_cast<Shared*>(memory);

  Dice dice(31);
  int kills = 0;
  int code = -1;
  std::uint64_t checkpoint = 0;
  std::uint64_t patience_us = 20'000;  // grows while a slow machine kills before the first checkpoint
  for (int run = 0; run < 1'000 && code < 0; ++run) {
    CAPTURE(run);
    const pid_t child = StartReplay(path, hash, shared);
    std::this_thread::sleep_for(std::chrono::microseconds(dice.Below(patience_us)));
    kill(child, SIGKILL);
    int result = 0;
    REQUIRE(waitpid(child, &result, 0) == child);
    // It went on from the checkpoint that the run before had left.
    if (shared->first_record_seq > 0) {
      CHECK(shared->first_record_seq > checkpoint);
      CHECK(shared->first_record_seq <= checkpoint + longest);
    }
    if (WIFEXITED(result)) {
      code = WEXITSTATUS(result);
      break;
    }
    ++kills;
    const std::uint64_t next = CheckpointSeq(path);
    if (next == 0 && checkpoint > 0) {  // killed after it had removed the checkpoint of a finished replay
      CHECK(shared->last_seq == OpenFile(path)->GetWorkspace(kWorkspace)->head);
    } else {
      CHECK(next >= checkpoint);
      CHECK(shared->last_seq < next + kEvery + longest);  // what the next run repeats
    }
    patience_us = next == checkpoint ? patience_us + patience_us / 4 : 20'000;
    checkpoint = next;
  }
  CHECK(code == 0);
  CHECK(kills > 3);
  munmap(memory, sizeof(Shared));
}

}  // namespace chatcore::journal
