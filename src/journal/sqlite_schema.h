#ifndef CHATCORE_SRC_JOURNAL_SQLITE_SCHEMA_H_
#define CHATCORE_SRC_JOURNAL_SQLITE_SCHEMA_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "src/journal/sqlite_db.h"

namespace chatcore::journal {

/// Opens a journal file, makes its tables when it is new, and refuses a file that is something else.
absl::StatusOr<std::unique_ptr<Database>> OpenJournalFile(const std::string& path, Database::Access access,
                                                          absl::Duration busy_timeout);

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_SQLITE_SCHEMA_H_
