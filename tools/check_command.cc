#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "chatcore/desk.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/document.h"
#include "tools/binder/print_json.h"
#include "tools/binder/read.h"
#include "tools/commands.h"
#include "tools/config_summary.h"
#include "tools/config_warnings.h"

namespace chatcore::tools {
namespace {

struct Arguments {
  std::string file;
  std::string kind;
  bool strict = false;
};

// A pack has rules; everything else is taken for a configuration, whose errors name the fields it may have.
std::string GuessKind(const binder::Document& document) {
  const binder::Node& root = document.root();
  for (std::size_t i = 0; root.kind == binder::Node::Kind::kMap && i < root.items.size(); i += 2) {
    if (root.items[i].text == "rules") return "pack";
  }
  return "config";
}

// The configuration as the desk resolves it: what the first event carries.
absl::StatusOr<v1::Config> Resolve(const v1::Config& config) {
  const absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config);
  if (!desk.ok()) return desk.status();
  EventList events;
  if (const absl::Status status = (*desk)->AdvanceTo(absl::FromUnixSeconds(1'767'225'600), events); !status.ok())
    return status;
  for (const v1::Event& event : events) {
    if (event.has_configured()) return event.configured().config();
  }
  return base::Internal("the desk did not say what it resolved");
}

std::string JsonList(const std::vector<std::string>& texts) {
  std::string json;
  for (const std::string& text : texts) json += fmt::format("{}{}", json.empty() ? "" : ", ", binder::JsonText(text));
  return "[" + json + "]";
}

int CheckConfig(const Arguments& arguments, const std::string& text, Output& output) {
  const absl::StatusOr<v1::Config> written = binder::ReadText<v1::Config>(arguments.file, text);
  if (!written.ok()) return output.Error(written.status());
  const absl::StatusOr<v1::Config> resolved = Resolve(*written);
  if (!resolved.ok()) return output.Error(fmt::format("{}: {}", arguments.file, base::MessageOf(resolved.status())));
  const std::vector<std::string> warnings = ConfigWarnings(*written, *resolved);

  for (const std::string& line : ConfigSummary(*resolved)) output.Line(line);
  for (const std::string& warning : warnings)
    output.Line(fmt::format("{} {}", output.Paint(Style::kYellow, "warning:"), warning));
  output.Line(fmt::format("{}: {}", arguments.file, output.Paint(Style::kGreen, "ok")));
  output.Json(JsonObject()
                  .Set("file", arguments.file)
                  .Set("kind", "config")
                  .SetJson("warnings", JsonList(warnings))
                  .SetJson("config", binder::ToJson(*resolved)));
  return arguments.strict && !warnings.empty() ? kFound : kOk;
}

int CheckPack(const Arguments& arguments, const std::string& text, Output& output) {
  v1::LintPolicy policy;
  absl::StatusOr<v1::LintPack> pack = binder::ReadText<v1::LintPack>(arguments.file, text);
  if (!pack.ok()) return output.Error(pack.status());
  *policy.add_packs() = *pack;
  const absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(policy);
  if (!linter.ok()) return output.Error(fmt::format("{}: {}", arguments.file, base::MessageOf(linter.status())));

  output.Line(fmt::format("pack {} ({}), language {}, version {}: {} rules", pack->id(), pack->title(),
                          pack->language(), pack->version(), pack->rules_size()));
  output.Line(fmt::format("{}: {}", arguments.file, output.Paint(Style::kGreen, "ok")));
  output.Json(JsonObject()
                  .Set("file", arguments.file)
                  .Set("kind", "pack")
                  .Set("id", pack->id())
                  .Set("rules", static_cast<std::uint64_t>(pack->rules_size()))
                  .Set("rules_hash", fmt::format("{:016x}", (*linter)->RulesHash())));
  return kOk;
}

int RunCheck(const Arguments& arguments, Output& output) {
  const absl::StatusOr<std::string> text = binder::ReadWholeFile(arguments.file);
  if (!text.ok()) return output.Error(text.status());
  const absl::StatusOr<binder::Document> document = binder::Document::Parse(arguments.file, *text);
  if (!document.ok()) return output.Error(document.status());
  const std::string kind = arguments.kind.empty() ? GuessKind(*document) : arguments.kind;
  return kind == "pack" ? CheckPack(arguments, *text, output) : CheckConfig(arguments, *text, output);
}

}  // namespace

void AddCheckCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("check", "Check a configuration or a rule pack, and show what it amounts to");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("CONFIG", arguments->file, "YAML or JSON (docs/configuration.md); - is standard input")
      ->required();
  command->add_option("--kind", arguments->kind, "What the file is; told by its fields when not given")
      ->check(CLI::IsMember({"config", "pack"}));
  command->add_flag("--strict", arguments->strict, "Exit with 1 when there are warnings");
  command->callback(
      [arguments, &context] { context.Run([&](Output& output) { return RunCheck(*arguments, output); }); });
}

}  // namespace chatcore::tools
