#ifndef CHATCORE_TOOLS_SCENARIO_DIFF_H_
#define CHATCORE_TOOLS_SCENARIO_DIFF_H_

#include <string>
#include <vector>

namespace chatcore::scenario {

/// The difference between two lists of lines: "  same", "- only expected", "+ only actual". Cost: their product.
std::vector<std::string> DiffLines(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_DIFF_H_
