#ifndef CHATCORE_TOOLS_PLAY_TEXT_TABLE_H_
#define CHATCORE_TOOLS_PLAY_TEXT_TABLE_H_

#include <cstddef>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace chatcore::play {

/// Rows of words whose columns stand under each other. A column is set to the left or, for numbers, to the right; the
/// last one is never padded.
///
/// ```cpp
/// TextTable table({"agent", ">served"});  // '>' sets the column to the right
/// table.Add({"ilze", "12"});
/// table.Write(out);
/// ```
class TextTable {
 public:
  explicit TextTable(std::initializer_list<std::string_view> heads);

  void Add(std::vector<std::string> cells);
  bool empty() const { return rows_.size() == 1; }

  /// Two spaces before the first column, three between columns. `head_on` and `head_off` go round the line of heads.
  void Write(std::ostream& out, std::string_view head_on = "", std::string_view head_off = "") const;

 private:
  std::vector<bool> right_;
  std::vector<std::vector<std::string>> rows_;  // the heads first
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_TEXT_TABLE_H_
