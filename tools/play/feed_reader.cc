#include "tools/play/feed_reader.h"

#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "src/base/status.h"
#include "tools/play/parse_row.h"

namespace chatcore::play {

FeedSource FeedSource::File(std::string path) {
  return {.name = path, .open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); }};
}

FeedSource FeedSource::Text(std::string name, std::string_view text) {
  return {.name = std::move(name), .open = [text] { return std::make_unique<std::istringstream>(std::string(text)); }};
}

FeedReader::FeedReader(const FeedSource& source)
    : name_(source.name), stream_(source.open()), buffer_(kMaxLineBytes + 1) {}

absl::StatusOr<bool> FeedReader::NextLine(std::string_view& line) {
  if (line_ == 0 && !*stream_) return base::NotFound("{}: cannot be opened for reading", name_);
  stream_->getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const auto got = static_cast<std::size_t>(stream_->gcount());
  if (stream_->bad()) return base::DataLoss("{}:{}: cannot be read", name_, line_ + 1);
  if (stream_->eof() && got == 0) return false;
  ++line_;
  if (stream_->fail())
    return base::InvalidArgument("{}:{}: row: expected at most {} bytes", name_, line_, kMaxLineBytes);
  // Without the end of line, which the count includes unless the file ends without one.
  line = std::string_view(buffer_.data(), stream_->eof() ? got : got - 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return true;
}

absl::StatusOr<bool> FeedReader::Next(Row& row) {
  std::string_view line;
  do {
    absl::StatusOr<bool> more = NextLine(line);
    if (!more.ok() || !*more) return more;
  } while (line.find_first_not_of(" \t") == std::string_view::npos);

  const ParsedRow parsed = ParseRow(line, row);
  if (!parsed.error.empty()) return base::InvalidArgument("{}:{}: {}", name_, line_, parsed.error);
  if (row.at_us < last_us_) {
    return base::InvalidArgument("{}:{}: at_us: expected a time not before the row above: sort the feed by at_us",
                                 name_, line_);
  }
  if (!parsed.unknown_field.empty() && rows_with_unknown_fields_++ == 0) {
    first_unknown_field_ = fmt::format("{}:{}: {}", name_, line_, parsed.unknown_field);
  }
  row.line = line_;
  last_us_ = row.at_us;
  return true;
}

}  // namespace chatcore::play
