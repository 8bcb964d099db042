#include "tests/journal/store_kit.h"

#include <cstdlib>
#include <filesystem>

#include "chatcore/v1/event.pb.h"
#include "fmt/format.h"
#include "src/base/strings.h"

namespace chatcore::journal {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "chatcore-journal-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

JournalLimits SmallLimits() {
  return {
      .max_record_bytes = 1'000, .max_records_per_append = 8, .max_append_bytes = 4'000, .max_snapshot_bytes = 2'000};
}

void OnEveryStore(const std::function<void(Journal&)>& body) {
  {
    INFO("memory store");
    MemoryJournal journal(SmallLimits());
    body(journal);
  }
  {
    INFO("SQLite store");
    TemporaryFolder folder;
    absl::StatusOr<std::unique_ptr<Journal>> journal =
        OpenSqliteJournal(folder.File("desk.journal"), {.limits = SmallLimits()});
    REQUIRE_MESSAGE(journal.ok(), journal.status().ToString());
    body(**journal);
  }
}

std::unique_ptr<Journal> OpenFile(const std::string& path, SqliteJournalOptions::Access access) {
  absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(path, {.access = access});
  REQUIRE_MESSAGE(journal.ok(), journal.status().ToString());
  return *std::move(journal);
}

HandMade::HandMade(std::uint64_t first, std::uint64_t last) : first_seq(first), last_seq(last) {
  v1::EventBatch batch;
  for (std::uint64_t seq = first; seq <= last; ++seq) {
    v1::Event& event = *batch.add_events();
    event.set_seq(seq);
    event.set_at_us(static_cast<std::int64_t>(1'000 * seq));
    event.mutable_ticket_stub_dropped()->set_ticket_id(fmt::format("ticket-{}", seq));
  }
  bytes = batch.SerializeAsString();
}

absl::StatusOr<std::uint64_t> AppendOne(Journal& journal, std::uint64_t epoch, std::uint64_t first,
                                        std::uint64_t last) {
  const HandMade made(first, last);
  const Journal::Record record = made.record();
  return journal.Append(kWorkspace, epoch, first - 1, {&record, 1});
}

std::string ReadRanges(Journal& journal, std::uint64_t from_seq, std::uint64_t to_seq) {
  std::string ranges;
  absl::Status status = journal.Read(kWorkspace, from_seq, to_seq, [&](const Journal::StoredRecord& record) {
    ranges += fmt::format("{}{}-{}", ranges.empty() ? "" : " ", record.first_seq, record.last_seq);
    return absl::OkStatus();
  });
  if (!status.ok()) ranges += " !" + absl::StatusCodeToString(status.code());
  return ranges;
}

std::uint64_t Dice::Below(std::uint64_t bound) {
  state_ += 0x9e3779b97f4a7c15;  // splitmix64
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return (mixed ^ (mixed >> 31)) % bound;
}

}  // namespace chatcore::journal
