#ifndef CHATCORE_TESTS_JOURNAL_SQLITE_KIT_H_
#define CHATCORE_TESTS_JOURNAL_SQLITE_KIT_H_

#include <memory>
#include <string>

#include "chatcore/journal_stores.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {

using Access = SqliteJournalOptions::Access;

/// Does to the file what no journal would do.
void Tamper(const std::string& path, const std::string& sql);

absl::Status OpenStatus(const std::string& path, Access access = Access::kCreate);

/// A journal in a file, taken by "host-1".
struct FileJournal {
  TemporaryFolder folder;
  std::string path = folder.File("desk.journal");
  std::unique_ptr<Journal> journal = OpenFile(path);
  std::uint64_t epoch = journal->Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow)->epoch;

  /// Stores the records 1-3, 4-6 and 7-9.
  void AppendThree();
};

}  // namespace chatcore::journal

#endif  // CHATCORE_TESTS_JOURNAL_SQLITE_KIT_H_
