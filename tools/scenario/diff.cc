#include "tools/scenario/diff.h"

#include <algorithm>
#include <cstddef>

namespace chatcore::scenario {

std::vector<std::string> DiffLines(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  // common[i][k]: the most lines that the rests from i and k share, in order.
  std::vector<std::vector<std::size_t>> common(expected.size() + 1, std::vector<std::size_t>(actual.size() + 1, 0));
  for (std::size_t i = expected.size(); i-- > 0;) {
    for (std::size_t k = actual.size(); k-- > 0;) {
      common[i][k] = expected[i] == actual[k] ? common[i + 1][k + 1] + 1 : std::max(common[i + 1][k], common[i][k + 1]);
    }
  }
  std::vector<std::string> lines;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < expected.size() || k < actual.size()) {
    if (i < expected.size() && k < actual.size() && expected[i] == actual[k]) {
      lines.push_back("  " + expected[i]);
      ++i;
      ++k;
    } else if (k == actual.size() || (i < expected.size() && common[i + 1][k] >= common[i][k + 1])) {
      lines.push_back("- " + expected[i++]);
    } else {
      lines.push_back("+ " + actual[k++]);
    }
  }
  return lines;
}

}  // namespace chatcore::scenario
