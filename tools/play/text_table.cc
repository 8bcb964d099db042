#include "tools/play/text_table.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace chatcore::play {

TextTable::TextTable(std::initializer_list<std::string_view> heads) {
  std::vector<std::string>& row = rows_.emplace_back();
  for (std::string_view head : heads) {
    right_.push_back(head.starts_with('>'));
    row.emplace_back(right_.back() ? head.substr(1) : head);
  }
}

void TextTable::Add(std::vector<std::string> cells) {
  cells.resize(right_.size());
  rows_.push_back(std::move(cells));
}

void TextTable::Write(std::ostream& out, std::string_view head_on, std::string_view head_off) const {
  std::vector<std::size_t> widths(right_.size(), 0);
  for (const std::vector<std::string>& row : rows_) {
    for (std::size_t column = 0; column < widths.size(); ++column) {
      widths[column] = std::max(widths[column], row[column].size());
    }
  }
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      line += column == 0 ? "  " : "   ";
      if (right_[column]) {
        line += fmt::format("{:>{}}", row[column], widths[column]);
      } else {
        line += fmt::format("{:<{}}", row[column], column + 1 == widths.size() ? 0 : widths[column]);
      }
    }
    line.erase(line.find_last_not_of(' ') + 1);
    const bool is_head = &row == &rows_.front();
    out << (is_head ? head_on : "") << line << (is_head ? head_off : "") << '\n';
  }
}

}  // namespace chatcore::play
