// Takes the place of the SQLite store in a build without it, so that callers need no #if.

#include "chatcore/journal_stores.h"
#include "src/base/status.h"
#include "src/journal/replay_checkpoint.h"

namespace chatcore {
namespace {

absl::Status WithoutSqlite(const std::string& path) {
  return base::Unimplemented("journal {}: this build has no SQLite; configure with -DCHATCORE_BUILD_SQLITE=ON", path);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Journal>> OpenSqliteJournal(const std::string& path, const SqliteJournalOptions&) {
  return WithoutSqlite(path);
}

absl::StatusOr<std::unique_ptr<journal::ReplayCheckpoints>> journal::ReplayCheckpoints::Open(const std::string& path) {
  return WithoutSqlite(path);
}

}  // namespace chatcore
