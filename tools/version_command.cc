#include <memory>

#include "CLI/CLI.hpp"
#include "chatcore/linter.h"
#include "chatcore/version.h"
#include "fmt/format.h"
#include "fmt/ranges.h"
#include "tools/commands.h"

namespace chatcore::tools {
namespace {

int RunVersion(Output& output) {
  const std::vector<std::string> packs = BuiltInPackIds();
  const absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(v1::LintPolicy());
  if (!linter.ok()) return output.Error(linter.status());
  const std::string hash = fmt::format("{:016x}", (*linter)->RulesHash());
  output.Line(fmt::format("chatcore {}", CHATCORE_VERSION_STRING));
  output.Line(fmt::format("rule packs: {} ({} rules, hash {})", fmt::join(packs, " "),
                          (*linter)->EffectiveRules().size(), hash));
  std::string ids;
  for (const std::string& id : packs) ids += fmt::format("{}\"{}\"", ids.empty() ? "" : ", ", id);
  output.Json(
      JsonObject().Set("version", CHATCORE_VERSION_STRING).SetJson("packs", "[" + ids + "]").Set("rules_hash", hash));
  return kOk;
}

}  // namespace

void AddVersionCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("version", "Show the version and the rule packs inside");
  command->callback([&context] { context.Run(RunVersion); });
}

}  // namespace chatcore::tools
