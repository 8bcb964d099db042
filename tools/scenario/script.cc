#include "tools/scenario/script.h"

#include <optional>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/utf8.h"

namespace chatcore::scenario {
namespace {

constexpr std::string_view kDivider = "----";

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return lines;
}

bool IsBlank(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }
bool IsComment(const std::string& line) { return !line.empty() && line[0] == '#'; }
bool IsContinuation(const std::string& line) { return !IsBlank(line) && (line[0] == ' ' || line[0] == '\t'); }

bool IsYaml(const std::string& line) {
  const std::string word = line.substr(0, line.find(' '));
  return word == "config" || word == "linter";
}

void ReadYaml(Block& block) {
  block.directives.push_back({block.line, block.source.front()});
  block.yaml_line = block.line + 1;
  for (std::size_t i = 1; i < block.source.size(); ++i) block.yaml += block.source[i] + "\n";
}

absl::Status ReadDirectives(const std::string& name, Block& block) {
  if (IsYaml(block.source.front())) {
    ReadYaml(block);
    return absl::OkStatus();
  }
  for (std::size_t i = 0; i < block.source.size(); ++i) {
    const std::string& line = block.source[i];
    if (IsBlank(line) || IsComment(line)) continue;
    if (!IsContinuation(line)) {
      block.directives.push_back({block.line + i, line});
    } else if (block.directives.empty()) {
      return base::InvalidArgument("{}:{}: expected a directive, found an indented line", name, block.line + i);
    } else {
      block.directives.back().text += "\n" + line;
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Script> ParseScript(std::string_view name, std::string_view text) {
  Script script;
  script.name = std::string(name);
  const std::vector<std::string> lines = SplitLines(text);
  if (const auto bad = binder::FirstInvalidUtf8(text)) {
    return base::InvalidArgument("{}: expected UTF-8, found something else at byte {}", name, *bad);
  }
  std::vector<std::string> before;
  for (std::size_t i = 0; i < lines.size();) {
    if (IsBlank(lines[i]) || IsComment(lines[i])) {
      before.push_back(lines[i++]);
      continue;
    }
    Block block;
    block.before = std::exchange(before, {});
    block.line = i + 1;
    while (i < lines.size() && lines[i] != kDivider) block.source.push_back(lines[i++]);
    if (i == lines.size()) {
      return base::InvalidArgument("{}:{}: expected \"----\" after the directives, found the end of the file", name,
                                   block.line);
    }
    block.expected_line = ++i + 1;
    while (i < lines.size() && !IsBlank(lines[i])) block.expected.push_back(lines[i++]);
    CHATCORE_RETURN_IF_ERROR(ReadDirectives(script.name, block));
    script.blocks.push_back(std::move(block));
  }
  script.after = std::move(before);
  if (script.blocks.empty()) return base::InvalidArgument("{}:1: expected a block of directives, found none", name);
  return script;
}

std::string FormatScript(const Script& script) {
  std::string text;
  const auto add = [&text](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text += line + "\n";
  };
  for (const Block& block : script.blocks) {
    add(block.before);
    add(block.source);
    text += fmt::format("{}\n", kDivider);
    add(block.expected);
  }
  add(script.after);
  return text;
}

}  // namespace chatcore::scenario
