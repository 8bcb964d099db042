#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "tools/commands.h"
#include "tools/scenario/runner.h"

namespace chatcore::tools {
namespace {

struct Arguments {
  std::vector<std::string> files;
  bool rewrite = false;
};

std::string Word(const scenario::ScenarioResult& result) {
  if (result.broken) return "failed";
  if (result.rewritten) return "rewritten";
  return result.mismatch ? "failed" : "ok";
}

void Print(const std::string& file, const scenario::ScenarioResult& result, Output& output) {
  for (const std::string& line : result.report) {
    const bool gone = line.rfind("- ", 0) == 0;
    const bool came = line.rfind("+ ", 0) == 0;
    output.Line(output.Paint(gone ? Style::kRed : came ? Style::kGreen : Style::kPlain, line));
  }
  const std::string word = output.Paint(result.Passed() ? Style::kGreen : Style::kRed, Word(result));
  output.Line(fmt::format("{}: {} ({} commands, {} events, hash {:016x})", file, word, result.commands, result.events,
                          result.state_hash));
  output.Json(JsonObject()
                  .Set("file", file)
                  .Set("result", Word(result))
                  .Set("commands", std::uint64_t{result.commands})
                  .Set("events", std::uint64_t{result.events})
                  .Set("state_hash", fmt::format("{:016x}", result.state_hash))
                  .Set("report", fmt::format("{}", fmt::join(result.report, "\n"))));
}

int RunScenarios(const Arguments& arguments, Output& output) {
  int exit_code = kOk;
  for (const std::string& file : arguments.files) {
    const absl::StatusOr<scenario::ScenarioResult> result =
        scenario::RunScenarioFile(file, {.rewrite = arguments.rewrite});
    if (!result.ok()) {
      exit_code = output.Error(result.status());
      continue;
    }
    Print(file, *result, output);
    if (!result->Passed() && exit_code == kOk) exit_code = kFound;
  }
  return exit_code;
}

}  // namespace

void AddScenarioCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("scenario", "Play transcripts: commands in, events out (docs/scenarios.md)");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("FILE", arguments->files, "Transcript files")->required();
  command->add_flag("--rewrite", arguments->rewrite,
                    "Put what happened into the files; review the difference before you keep it");
  command->callback(
      [arguments, &context] { context.Run([&](Output& output) { return RunScenarios(*arguments, output); }); });
}

}  // namespace chatcore::tools
