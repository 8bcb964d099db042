#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "chatcore/linter.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/print_json.h"
#include "tools/binder/read.h"
#include "tools/binder/schema.h"
#include "tools/commands.h"
#include "tools/finding_text.h"

namespace chatcore::tools {
namespace {

struct Arguments {
  std::vector<std::string> files = {"-"};
  std::string language;
  std::string channel = "chat";
  std::string reader = "en";
  std::string policy;
  std::vector<std::string> packs;
  bool lines = false;
};

struct Message {
  std::string place;  // "reply.txt"
  std::size_t line;   // where it begins
  std::string text;
};

absl::StatusOr<std::shared_ptr<const Linter>> MakeLinter(const Arguments& arguments) {
  v1::LintPolicy policy;
  if (!arguments.policy.empty()) {
    absl::StatusOr<v1::LintPolicy> read = binder::ReadFile<v1::LintPolicy>(arguments.policy);
    if (!read.ok()) return read.status();
    policy = *std::move(read);
  }
  // Own packs stand beside the built-in ones here, so the built-in ones have to be named.
  if (!arguments.packs.empty() && policy.pack_ids().empty() && policy.packs().empty()) {
    for (const std::string& id : BuiltInPackIds()) policy.add_pack_ids(id);
  }
  for (const std::string& file : arguments.packs) {
    absl::StatusOr<v1::LintPack> pack = binder::ReadFile<v1::LintPack>(file);
    if (!pack.ok()) return pack.status();
    *policy.add_packs() = *std::move(pack);
  }
  return Linter::Create(policy);
}

absl::StatusOr<std::vector<Message>> ReadMessages(const Arguments& arguments) {
  std::vector<Message> messages;
  for (const std::string& file : arguments.files) {
    absl::StatusOr<std::string> text = binder::ReadWholeFile(file);
    if (!text.ok()) return text.status();
    const std::string place = file == "-" ? "stdin" : file;
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
    if (!arguments.lines) {
      messages.push_back({place, 1, *std::move(text)});
      continue;
    }
    std::size_t line = 1;
    for (std::size_t begin = 0; begin <= text->size(); ++line) {
      const std::size_t end = std::min(text->find('\n', begin), text->size());
      if (end > begin) messages.push_back({place, line, text->substr(begin, end - begin)});
      begin = end + 1;
    }
  }
  return messages;
}

int RunLint(const Arguments& arguments, Output& output) {
  v1::LintRequest request;
  const auto* channel =
      binder::FindEnumValue(*binder::Schema::Get().pool().FindEnumTypeByName("chatcore.v1.Channel"), arguments.channel);
  if (channel == nullptr)
    return output.Error(fmt::format("--channel: expected chat, email, sms ..., found \"{}\"", arguments.channel));
  request.set_channel(static_cast<v1::Channel>(channel->number()));
  request.set_language(arguments.language);
  request.set_reader_language(arguments.reader);
  request.set_author(v1::ACTOR_KIND_AGENT);
  const absl::StatusOr<std::shared_ptr<const Linter>> linter = MakeLinter(arguments);
  if (!linter.ok()) return output.Error(linter.status());
  absl::StatusOr<std::vector<Message>> messages = ReadMessages(arguments);
  if (!messages.ok()) return output.Error(messages.status());

  std::size_t findings = 0;
  for (Message& message : *messages) {
    request.set_text(message.text);
    const absl::StatusOr<v1::LintReport> report = (*linter)->Check(request);
    if (!report.ok())
      return output.Error(fmt::format("{}:{}: {}", message.place, message.line, base::MessageOf(report.status())));
    for (const v1::Finding& finding : report->findings()) {
      output.Line(FindingText(message.place, message.line, message.text, finding, output));
    }
    output.Json(JsonObject()
                    .Set("file", message.place)
                    .Set("line", std::uint64_t{message.line})
                    .SetJson("report", binder::ToJson(*report)));
    findings += static_cast<std::size_t>(report->findings_size());
  }
  output.Line(fmt::format("{} finding{} in {} message{}", findings, findings == 1 ? "" : "s", messages->size(),
                          messages->size() == 1 ? "" : "s"));
  return findings == 0 ? kOk : kFound;
}

}  // namespace

void AddLintCommand(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("lint", "Check whether messages are fit to send");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("FILE", arguments->files, "Files with one message each; - is standard input, and the default");
  command->add_option("--language", arguments->language,
                      "Language of the messages, e.g. lv; by default every pack is applied");
  command->add_option("--channel", arguments->channel, "Channel of the messages")->capture_default_str();
  command->add_option("--reader", arguments->reader, "Language of the explanations")->capture_default_str();
  command->add_option("--policy", arguments->policy, "LintPolicy in YAML or JSON: packs, severities, disabled rules");
  command->add_option("--pack", arguments->packs,
                      "LintPack in YAML or JSON, beside the built-in packs; may be repeated");
  command->add_flag("--lines", arguments->lines, "Every line is a message of its own");
  command->callback(
      [arguments, &context] { context.Run([&](Output& output) { return RunLint(*arguments, output); }); });
}

}  // namespace chatcore::tools
