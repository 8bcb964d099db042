#ifndef CHATCORE_TESTS_TOOLS_RUN_COMMAND_H_
#define CHATCORE_TESTS_TOOLS_RUN_COMMAND_H_

#include <string>
#include <vector>

namespace chatcore::testing {

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string error;
};

/// Runs the `chatcore` command with arguments and standard input, its outputs in pipes.
Outcome RunCommand(const std::vector<std::string>& arguments, const std::string& input = "");

/// Runs it with standard output and error on a terminal; `out` is what the terminal shows. `no_color`: with NO_COLOR=1.
Outcome RunOnTerminal(const std::vector<std::string>& arguments, bool no_color);

/// Writes a file into the build folder and returns its path.
std::string WriteTestFile(const std::string& name, const std::string& text);

}  // namespace chatcore::testing

#endif  // CHATCORE_TESTS_TOOLS_RUN_COMMAND_H_
