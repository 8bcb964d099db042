#ifndef CHATCORE_TOOLS_PLAY_PARSE_ROW_H_
#define CHATCORE_TOOLS_PLAY_PARSE_ROW_H_

#include <string>
#include <string_view>

#include "tools/play/feed_row.h"

namespace chatcore::play {

/// What came of one line of a feed.
struct ParsedRow {
  std::string error;          // "field: what was expected"; empty when `row` is good
  std::string unknown_field;  // the first field that means nothing here; empty when there is none
};

/// Reads one line of a feed into `row`. The error never contains a value of the line.
ParsedRow ParseRow(std::string_view line, Row& row);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_PARSE_ROW_H_
