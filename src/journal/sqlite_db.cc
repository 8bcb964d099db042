#include "src/journal/sqlite_db.h"

#include <sqlite3.h>

#include "src/base/status.h"

namespace chatcore::journal {
namespace {

absl::StatusCode StatusCodeOf(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
    case SQLITE_CANTOPEN:
      return absl::StatusCode::kUnavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:  // a row stands where the head says that there is none
      return absl::StatusCode::kDataLoss;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return absl::StatusCode::kPermissionDenied;
    case SQLITE_TOOBIG:
      return absl::StatusCode::kResourceExhausted;
    default:
      return absl::StatusCode::kInternal;
  }
}

int OpenFlags(Database::Access access) {
  switch (access) {
    case Database::Access::kCreate:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Access::kReadWrite:
      return SQLITE_OPEN_READWRITE;
    case Database::Access::kReadOnly:
      return SQLITE_OPEN_READONLY;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const std::string& path, Access access,
                                                         absl::Duration busy_timeout) {
  // SQLite gives these names a meaning of their own: databases that vanish when they are closed.
  if (path.empty() || path.front() == ':' || path.find('\0') != std::string::npos) {
    return base::InvalidArgument("journal path \"{}\": not the name of a file; MemoryJournal needs none", path);
  }
  std::unique_ptr<Database> database(new Database(path));
  const int code = sqlite3_open_v2(path.c_str(), &database->handle_,
                                   OpenFlags(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if ((code & 0xff) == SQLITE_CANTOPEN) {
    return base::NotFound("journal {}: cannot be opened; check that it exists and may be read and written", path);
  }
  if (code != SQLITE_OK) return database->Error(code);
  sqlite3_busy_timeout(database->handle_, static_cast<int>(absl::ToInt64Milliseconds(busy_timeout)));
  return database;
}

Database::~Database() { sqlite3_close_v2(handle_); }

absl::Status Database::Error(int code) const {
  const char* said = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  return base::MakeStatus(StatusCodeOf(code), "journal {}: {} (SQLite code {})", path_, said, code);
}

absl::Status Database::Run(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Error(code);
}

absl::StatusOr<std::string> Database::Ask(const char* sql) {
  absl::StatusOr<Statement> statement = Statement::Prepare(*this, sql);
  if (!statement.ok()) return statement.status();
  Use use(*this, *statement);
  absl::StatusOr<bool> row = use.Step();
  if (!row.ok()) return row.status();
  return *row ? std::string(use.Bytes(0)) : std::string();
}

absl::StatusOr<std::int64_t> Database::AskNumber(const char* sql) {
  absl::StatusOr<Statement> statement = Statement::Prepare(*this, sql);
  if (!statement.ok()) return statement.status();
  Use use(*this, *statement);
  absl::StatusOr<bool> row = use.Step();
  if (!row.ok()) return row.status();
  return *row ? use.Number(0) : 0;
}

Statement::~Statement() { sqlite3_finalize(handle_); }

absl::StatusOr<Statement> Statement::Prepare(Database& database, std::string_view sql) {
  Statement statement;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement.handle_, nullptr);
  if (code != SQLITE_OK) return database.Error(code);
  return statement;
}

Use::~Use() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

void Use::Note(int code) {
  if (bind_error_ == SQLITE_OK) bind_error_ = code;
  ++next_;
}

Use& Use::Bind(std::int64_t value) {
  Note(sqlite3_bind_int64(handle_, next_, value));
  return *this;
}

Use& Use::Bind(std::string_view text) {
  Note(sqlite3_bind_text64(handle_, next_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Use& Use::Bind(Blob blob) {
  Note(sqlite3_bind_blob64(handle_, next_, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC));
  return *this;
}

absl::StatusOr<bool> Use::Step() {
  if (bind_error_ != SQLITE_OK) return database_.Error(bind_error_);
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return database_.Error(code);
}

std::int64_t Use::Number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Use::Bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

Transaction::~Transaction() {
  // A failed statement may have rolled back by itself.
  if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) (void)database_.Run("ROLLBACK");
}

absl::Status Transaction::Begin(const char* sql) {
  CHATCORE_RETURN_IF_ERROR(database_.Run(sql));
  open_ = true;
  return absl::OkStatus();
}

absl::Status Transaction::Commit() {
  CHATCORE_RETURN_IF_ERROR(database_.Run("COMMIT"));
  open_ = false;
  return absl::OkStatus();
}

}  // namespace chatcore::journal
