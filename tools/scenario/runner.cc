#include "tools/scenario/runner.h"

#include <cstdio>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/read.h"
#include "tools/scenario/diff.h"
#include "tools/scenario/line.h"
#include "tools/scenario/stage.h"

namespace chatcore::scenario {
namespace {

absl::Status RunBlock(const std::string& name, const Block& block, Stage& stage, Lines& out) {
  for (const Directive& directive : block.directives) {
    const absl::StatusOr<Line> line = ReadLine(name, directive);
    if (!line.ok()) return line.status();
    const bool setup = block.yaml_line != 0;
    CHATCORE_RETURN_IF_ERROR(setup ? stage.Setup(*line, block.yaml, block.yaml_line, out) : stage.Run(*line, out));
  }
  if (out.empty()) out.emplace_back("no events");
  return absl::OkStatus();
}

// Takes over the sentences about the desk that came up since the last call.
void AddProblems(const std::string& place, Stage& stage, std::size_t& seen, ScenarioResult& result) {
  if (stage.desk() == nullptr) return;
  const std::vector<std::string>& problems = stage.desk()->problems();
  for (; seen < problems.size(); ++seen) {
    result.report.push_back(fmt::format("{}: the desk is wrong: {}", place, problems[seen]));
    result.broken = true;
  }
}

absl::Status WriteFile(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file == nullptr || std::fclose(file) != 0 || !written) return base::Unavailable("{}: cannot be written", path);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ScenarioResult> RunScript(Script& script, const std::string& folder) {
  ScenarioResult result;
  Stage stage(folder);
  std::size_t seen = 0;
  for (Block& block : script.blocks) {
    Lines actual;
    CHATCORE_RETURN_IF_ERROR(RunBlock(script.name, block, stage, actual));
    AddProblems(fmt::format("{}:{}", script.name, block.line), stage, seen, result);
    if (actual != block.expected) {
      result.mismatch = true;
      result.report.push_back(fmt::format("{}:{}: expected (-) and happened (+):", script.name, block.expected_line));
      for (std::string& line : DiffLines(block.expected, actual)) result.report.push_back(std::move(line));
    }
    block.expected = std::move(actual);
  }
  if (stage.desk() != nullptr) {
    stage.desk()->CheckEnd();
    AddProblems(script.name, stage, seen, result);
    result.state_hash = stage.desk()->desk().StateHash();
  }
  result.commands = stage.commands();
  result.events = stage.events();
  return result;
}

absl::StatusOr<ScenarioResult> RunScenarioFile(const std::string& path, const ScenarioOptions& options) {
  const absl::StatusOr<std::string> text = binder::ReadWholeFile(path);
  if (!text.ok()) return text.status();
  absl::StatusOr<Script> script = ParseScript(path, *text);
  if (!script.ok()) return script.status();
  const std::size_t slash = path.rfind('/');
  absl::StatusOr<ScenarioResult> result = RunScript(*script, slash == std::string::npos ? "." : path.substr(0, slash));
  if (!result.ok() || !options.rewrite || !result->mismatch) return result;
  CHATCORE_RETURN_IF_ERROR(WriteFile(path, FormatScript(*script)));
  result->rewritten = true;
  return result;
}

}  // namespace chatcore::scenario
