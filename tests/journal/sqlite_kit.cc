#include "tests/journal/sqlite_kit.h"

#include <sqlite3.h>

namespace chatcore::journal {

void Tamper(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  char* error = nullptr;
  const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error);
  INFO(sql, ": ", error == nullptr ? "" : error);
  CHECK(code == SQLITE_OK);
  sqlite3_free(error);
  sqlite3_close(database);
}

absl::Status OpenStatus(const std::string& path, Access access) {
  return OpenSqliteJournal(path, {.access = access, .busy_timeout = absl::Milliseconds(20)}).status();
}

void FileJournal::AppendThree() {
  for (std::uint64_t first : {1, 4, 7}) REQUIRE(AppendOne(*journal, epoch, first, first + 2).ok());
}

}  // namespace chatcore::journal
