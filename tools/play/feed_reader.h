#ifndef CHATCORE_TOOLS_PLAY_FEED_READER_H_
#define CHATCORE_TOOLS_PLAY_FEED_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tools/play/feed_row.h"

namespace chatcore::play {

/// A feed that can be read more than once: a file, or text that is compiled in.
struct FeedSource {
  std::string name;                                     // for messages
  std::function<std::unique_ptr<std::istream>()> open;  // a stream at the beginning

  static FeedSource File(std::string path);
  static FeedSource Text(std::string name, std::string_view text);  // `text` outlives the source
};

/// Reads a feed row by row; memory does not grow with the feed.
///
/// ```cpp
/// FeedReader reader(source);
/// Row row;
/// for (;;) {
///   absl::StatusOr<bool> more = reader.Next(row);
///   if (!more.ok()) return more.status();  // "day.jsonl:17: from: expected one of customer, agent"
///   if (!*more) break;
/// }
/// ```
class FeedReader {
 public:
  explicit FeedReader(const FeedSource& source);

  /// Fills `row` and returns true; false at the end. Empty lines are skipped.
  ///
  /// Errors: kNotFound when the file cannot be opened, kDataLoss when reading fails, kInvalidArgument for a line that
  /// is no row or lies before the one above; the message is "name:line: field: what was expected".
  absl::StatusOr<bool> Next(Row& row);

  /// Fields that mean nothing to chatcore are passed over; so many rows had one.
  std::uint64_t rows_with_unknown_fields() const { return rows_with_unknown_fields_; }
  /// "name:line: field" of the first of them.
  const std::string& first_unknown_field() const { return first_unknown_field_; }

 private:
  static constexpr std::size_t kMaxLineBytes = 1 << 20;

  absl::StatusOr<bool> NextLine(std::string_view& line);

  std::string name_;
  std::unique_ptr<std::istream> stream_;
  std::vector<char> buffer_;
  std::uint64_t line_ = 0;
  std::int64_t last_us_ = 0;
  std::uint64_t rows_with_unknown_fields_ = 0;
  std::string first_unknown_field_;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_FEED_READER_H_
