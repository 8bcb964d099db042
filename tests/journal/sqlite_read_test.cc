// Damage of every kind is found, and found where it is.

#include <fstream>
#include <iterator>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tests/journal/sqlite_kit.h"

namespace chatcore::journal {

TEST_CASE("a record changed in any column is data loss that names its sequence") {
  for (const char* change :
       {"batch = X'0a00'", "epoch = epoch + 1", "digest = digest + 1", "first_seq = 5", "last_seq = 5",
        "batch = CAST(substr(batch, 1, length(batch) - 1) || X'ff' AS BLOB)", "workspace = 'other'"}) {
    CAPTURE(change);
    FileJournal file;
    file.AppendThree();
    Tamper(file.path, fmt::format("UPDATE record SET {} WHERE last_seq = 6", change));
    CHECK(ReadRanges(*file.journal) == "1-3 !DATA_LOSS");
    const absl::Status status =
        file.journal->Read(kWorkspace, 1, Journal::kEnd, [](const Journal::StoredRecord&) { return absl::OkStatus(); });
    CHECK(base::MessageOf(status).find("the record with seq 4") != std::string::npos);
  }
}

TEST_CASE("a record that is missing is data loss wherever it stood") {
  for (int last_seq : {3, 6, 9}) {
    CAPTURE(last_seq);
    FileJournal file;
    file.AppendThree();
    Tamper(file.path, fmt::format("DELETE FROM record WHERE last_seq = {}", last_seq));
    const std::string sound = last_seq == 3 ? "" : last_seq == 6 ? "1-3" : "1-3 4-6";
    CHECK(ReadRanges(*file.journal) == sound + " !DATA_LOSS");
  }
}

TEST_CASE("a record past the head is data loss and the owner cannot append over it") {
  FileJournal file;
  file.AppendThree();
  Tamper(file.path, "UPDATE workspace SET head = 6");
  CHECK(ReadRanges(*file.journal) == "1-3 4-6 7-9 !DATA_LOSS");
  CHECK(AppendOne(*file.journal, file.epoch, 7, 9).status().code() == absl::StatusCode::kDataLoss);
}

TEST_CASE("damage anywhere in the file never yields a wrong record") {
  FileJournal file;
  for (std::uint64_t seq = 1; seq <= 200; ++seq) REQUIRE(AppendOne(*file.journal, file.epoch, seq, seq).ok());
  file.journal.reset();  // moves everything into the main file
  std::ifstream in(file.path, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  REQUIRE(whole.size() > 8'192);

  Dice dice(7);
  int found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t offset = dice.Below(whole.size());
    CAPTURE(offset);
    std::string damaged = whole;
    damaged[offset] = static_cast<char>(damaged[offset] ^ (1 << dice.Below(8)));
    std::ofstream(file.path, std::ios::binary | std::ios::trunc) << damaged;
    absl::StatusOr<std::unique_ptr<Journal>> journal = OpenSqliteJournal(file.path, {.access = Access::kReadOnly});
    if (!journal.ok()) {
      ++found;
      continue;
    }
    std::uint64_t next = 1;
    const absl::Status status =
        (*journal)->Read(kWorkspace, 1, Journal::kEnd, [&](const Journal::StoredRecord& record) {
          REQUIRE(record.first_seq == next);
          REQUIRE(record.batch == HandMade(next, next).bytes);
          ++next;
          return absl::OkStatus();
        });
    if (!status.ok()) ++found;
    CHECK((next == 201 || !status.ok()));
  }
  CHECK(found > 30);  // the rest hit unused space
}

}  // namespace chatcore::journal
