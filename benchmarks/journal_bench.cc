// Durable appends and reading back. The argument is the number of records in one append; records hold about 200 bytes.
//
//   chatcore_bench --benchmark_filter=Journal
//
// The file stands in the folder for temporary files; set TMPDIR to measure another disk.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore {
namespace {

constexpr char kWorkspace[] = "acme";

class TemporaryFile {
 public:
  TemporaryFile() {
    std::string name = (std::filesystem::temp_directory_path() / "chatcore-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
  }
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ + "/desk.journal"; }

 private:
  std::string folder_;
};

// One call's events: a message and its findings, about 200 bytes.
void FillCall(EventList& events, std::uint64_t first_seq) {
  events.Clear();
  v1::Event& posted = events.Add();
  posted.set_seq(first_seq);
  posted.set_at_us(1'800'000'000'000'000 + static_cast<std::int64_t>(first_seq));
  posted.set_command_id("command-" + std::to_string(first_seq));
  v1::MessagePosted& message = *posted.mutable_message_posted();
  message.set_conversation(first_seq);
  message.set_conversation_id("conversation-" + std::to_string(first_seq / 16));
  message.set_message_id("message-" + std::to_string(first_seq));
  message.mutable_facts()->set_language("en");
  message.mutable_facts()->set_code_points(140);
  v1::Event& found = events.Add();
  found.set_seq(first_seq + 1);
  found.set_at_us(posted.at_us());
  found.mutable_message_findings()->set_message_id(message.message_id());
  found.mutable_message_findings()->add_findings()->set_rule_id("en.good-words.please");
}

// Stores `batch` records in one append; returns their bytes.
std::size_t Store(Recorder& recorder, EventList& events, std::int64_t batch) {
  std::uint64_t next = recorder.head() + 1;
  for (std::int64_t i = 0; i < batch; ++i, next += 2) {
    FillCall(events, next);
    if (!recorder.Add(events).ok()) std::abort();
  }
  const std::size_t bytes = recorder.pending_bytes();
  if (!recorder.Commit().ok()) std::abort();
  return bytes;
}

void AppendTo(benchmark::State& state, Journal& journal) {
  const absl::StatusOr<Journal::Lease> lease =
      journal.Acquire(kWorkspace, "bench", absl::InfiniteDuration(), absl::UnixEpoch());
  Recorder recorder(journal, kWorkspace, *lease);
  EventList events;
  std::size_t bytes = 0;
  for (auto _ : state) bytes += Store(recorder, events, state.range(0));
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void BM_JournalAppendSqlite(benchmark::State& state) {
  const TemporaryFile file;
  const absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(file.path());
  if (!journal.ok()) return state.SkipWithError("no SQLite in this build");
  AppendTo(state, **journal);
}
BENCHMARK(BM_JournalAppendSqlite)->Arg(1)->Arg(16)->Arg(128)->Arg(1024)->UseRealTime();

void BM_JournalAppendMemory(benchmark::State& state) {
  MemoryJournal journal;
  AppendTo(state, journal);
}
BENCHMARK(BM_JournalAppendMemory)->Arg(1)->Arg(128)->UseRealTime();

// Reads and checks 100,000 records; with 1 as argument the events are parsed too.
void BM_JournalReadSqlite(benchmark::State& state) {
  constexpr std::int64_t kRecords = 100'000;
  const TemporaryFile file;
  absl::StatusOr<std::unique_ptr<Journal>> opened = OpenSqliteJournal(file.path());
  if (!opened.ok()) return state.SkipWithError("no SQLite in this build");
  const std::unique_ptr<Journal> journal = *std::move(opened);
  Recorder recorder(*journal, kWorkspace,
                    *journal->Acquire(kWorkspace, "bench", absl::InfiniteDuration(), absl::UnixEpoch()));
  EventList events;
  for (std::int64_t stored = 0; stored < kRecords; stored += 10'000) Store(recorder, events, 10'000);
  for (auto _ : state) {
    std::uint64_t seen = 0;
    absl::Status status;
    if (state.range(0) == 0) {
      status = journal->Read(kWorkspace, 1, Journal::kEnd, [&](const Journal::StoredRecord& record) {
        seen += record.batch.size();
        return absl::OkStatus();
      });
    } else {
      status = journal::ReadEvents(*journal, kWorkspace, 1, [&](const v1::Event& event) {
        seen += event.seq();
        return absl::OkStatus();
      });
    }
    if (!status.ok()) std::abort();
    benchmark::DoNotOptimize(seen);
  }
  state.SetItemsProcessed(state.iterations() * kRecords);
}
BENCHMARK(BM_JournalReadSqlite)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace chatcore
