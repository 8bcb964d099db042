#ifndef CHATCORE_SRC_JOURNAL_SQLITE_DB_H_
#define CHATCORE_SRC_JOURNAL_SQLITE_DB_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

struct sqlite3;
struct sqlite3_stmt;

// SQLite as the journal uses it: prepared statements, transactions that roll back when left, and absl::Status.

namespace chatcore::journal {

/// One connection. Thread-compatible.
class Database {
 public:
  enum class Access { kCreate, kReadWrite, kReadOnly };

  static absl::StatusOr<std::unique_ptr<Database>> Open(const std::string& path, Access access,
                                                        absl::Duration busy_timeout);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs statements that return no rows.
  absl::Status Run(const char* sql);

  /// The first column of the first row of `sql`, as text; empty when there is none.
  absl::StatusOr<std::string> Ask(const char* sql);
  absl::StatusOr<std::int64_t> AskNumber(const char* sql);

  /// Says what SQLite said; see docs/journal.md for the codes.
  absl::Status Error(int code) const;

  sqlite3* handle() const { return handle_; }
  const std::string& path() const { return path_; }

 private:
  explicit Database(std::string path) : path_(std::move(path)) {}

  std::string path_;
  sqlite3* handle_ = nullptr;
};

/// A prepared statement, kept for many uses.
class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Statement();

  static absl::StatusOr<Statement> Prepare(Database& database, std::string_view sql);
  sqlite3_stmt* handle() const { return handle_; }

 private:
  sqlite3_stmt* handle_ = nullptr;
};

/// Bytes to bind as a blob; a plain string_view is bound as text.
struct Blob {
  std::string_view bytes;
};

/// One use of a statement: binds, steps, and resets at the end. What is bound has to outlive it.
///
/// ```cpp
/// Use use(*database, find_);
/// use.Bind(workspace).Bind(from_seq);
/// absl::StatusOr<bool> row = use.Step();
/// ```
class Use {
 public:
  Use(const Database& database, const Statement& statement) : database_(database), handle_(statement.handle()) {}
  ~Use();
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  Use& Bind(std::int64_t value);
  Use& Bind(std::uint64_t value) { return Bind(static_cast<std::int64_t>(value)); }
  Use& Bind(std::string_view text);
  Use& Bind(Blob blob);

  /// Returns true when there is a row.
  absl::StatusOr<bool> Step();

  /// Steps a statement that returns no rows.
  absl::Status Run() { return Step().status(); }

  /// Columns of the row, from 0. Bytes are valid until the next Step.
  std::int64_t Number(int column) const;
  std::uint64_t Unsigned(int column) const { return static_cast<std::uint64_t>(Number(column)); }
  std::string_view Bytes(int column) const;

 private:
  void Note(int code);

  const Database& database_;
  sqlite3_stmt* handle_;
  int next_ = 1;
  int bind_error_ = 0;
};

/// A transaction that is rolled back unless it was committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  absl::Status BeginWrite() { return Begin("BEGIN IMMEDIATE"); }
  absl::Status BeginRead() { return Begin("BEGIN DEFERRED"); }
  absl::Status Commit();

 private:
  absl::Status Begin(const char* sql);

  Database& database_;
  bool open_ = false;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_SQLITE_DB_H_
