#include "tests/tools/run_command.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace chatcore::testing {
namespace {

constexpr char kFolder[] = CHATCORE_BINARY_DIR "/command_test";

// Removes at the end what the tests wrote.
struct WrittenFiles {
  std::set<std::string> paths;
  ~WrittenFiles() {
    for (const std::string& path : paths) std::remove(path.c_str());
  }
};

WrittenFiles& Written() {
  static WrittenFiles files;
  return files;
}

std::string ReadFileText(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

[[noreturn]] void Become(const std::vector<std::string>& arguments) {
  std::vector<char*> list = {const_cast<char*>("chatcore")};
  for (const std::string& argument : arguments) list.push_back(const_cast<char*>(argument.c_str()));
  list.push_back(nullptr);
  execv(CHATCORE_COMMAND, list.data());
  _exit(127);
}

void Redirect(const std::string& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
}

int ExitCodeOf(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Outcome RunCommand(const std::vector<std::string>& arguments, const std::string& input) {
  const std::string in = WriteTestFile("in", input);
  const std::string out = WriteTestFile("out", "");
  const std::string error = WriteTestFile("error", "");
  const pid_t process = fork();
  if (process == 0) {
    // Below stdio, so that what the parent has not written yet is not written twice.
    Redirect(in, O_RDONLY, STDIN_FILENO);
    Redirect(out, O_WRONLY, STDOUT_FILENO);
    Redirect(error, O_WRONLY, STDERR_FILENO);
    Become(arguments);
  }
  Outcome outcome;
  outcome.exit_code = ExitCodeOf(process);
  outcome.out = ReadFileText(out);
  outcome.error = ReadFileText(error);
  return outcome;
}

Outcome RunOnTerminal(const std::vector<std::string>& arguments, bool no_color) {
  int terminal = -1;
  const pid_t process = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (process == 0) {
    if (no_color) {
      setenv("NO_COLOR", "1", 1);
    } else {
      unsetenv("NO_COLOR");
    }
    Become(arguments);
  }
  Outcome outcome;
  std::array<char, 4096> buffer;
  // Reading fails when the other side of the terminal has gone.
  for (ssize_t count = 0; (count = read(terminal, buffer.data(), buffer.size())) > 0;) {
    outcome.out.append(buffer.data(), static_cast<std::size_t>(count));
  }
  close(terminal);
  outcome.exit_code = ExitCodeOf(process);
  return outcome;
}

std::string WriteTestFile(const std::string& name, const std::string& text) {
  std::filesystem::create_directories(kFolder);
  const std::string path = std::string(kFolder) + "/" + std::to_string(getpid()) + "-" + name;
  std::ofstream(path, std::ios::binary) << text;
  Written().paths.insert(path);
  return path;
}

}  // namespace chatcore::testing
