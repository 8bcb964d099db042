#include "tools/scenario/transcript.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "src/base/status.h"
#include "tools/binder/print_text.h"
#include "tools/binder/schema.h"
#include "tools/scenario/clock.h"

namespace chatcore::scenario {
namespace {

namespace pb = google::protobuf;

// Left out of every transcript: what differs between machines or is repeated elsewhere in the line.
constexpr std::string_view kLeftOut[] = {
    "chatcore.v1.Configured.stamp",
    "chatcore.v1.DeskStats.state_hash",
    "chatcore.v1.Finding.message",
    "chatcore.v1.Finding.explanation",
    "chatcore.v1.Finding.reason",
    "chatcore.v1.Finding.category",
    "chatcore.v1.Span.code_point_begin",
    "chatcore.v1.Span.code_point_end",
    "chatcore.v1.Span.utf16_begin",
    "chatcore.v1.Span.utf16_end",
    "chatcore.v1.Finding.confidence_percent",
};

std::string Text(const pb::Message& message, const char* name) {
  return message.GetReflection()->GetString(message, message.GetDescriptor()->FindFieldByName(name));
}

// A handle is left out where the same message says the id; offers and assignments where it says the conversation.
bool IsSaidElsewhere(const pb::Message& message, const std::string& field, std::string_view noun) {
  const auto has = [&message](const std::string& name) {
    const pb::FieldDescriptor* id = message.GetDescriptor()->FindFieldByName(name);
    return id != nullptr && id->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING &&
           !Text(message, name.c_str()).empty();
  };
  if (has(field + "_id")) return true;
  const auto has_message = [&message](const char* name, const char* id) {
    const pb::FieldDescriptor* child = message.GetDescriptor()->FindFieldByName(name);
    if (child == nullptr || child->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) return false;
    const pb::Message& value = message.GetReflection()->GetMessage(message, child);
    return value.GetDescriptor()->FindFieldByName(id) != nullptr && !Text(value, id).empty();
  };
  const std::string id = field + "_id";
  if (has_message("profile", id.c_str()) || has_message("record", id.c_str())) return true;
  return (noun == "offer" || noun == "assignment") && has("conversation_id");
}

std::string QueueIds(const pb::Message& config) {
  const pb::FieldDescriptor* queues = config.GetDescriptor()->FindFieldByName("queues");
  std::vector<std::string> ids;
  for (int i = 0; i < config.GetReflection()->FieldSize(config, queues); ++i) {
    ids.push_back(Text(config.GetReflection()->GetRepeatedMessage(config, queues, i), "queue_id"));
  }
  return fmt::format("{{queues=[{}] ...}}", fmt::join(ids, ", "));
}

binder::TextStyle StyleOf(const Names& names, const Show& show) {
  binder::TextStyle style;
  style.point = Clock::Show;
  style.replace = [&names, show](const pb::Message& message,
                                 const pb::FieldDescriptor& field) -> std::optional<std::string> {
    const std::string full_name(field.full_name());
    if (std::find(std::begin(kLeftOut), std::end(kLeftOut), full_name) != std::end(kLeftOut)) return "";
    if (full_name == "chatcore.v1.Configured.config")
      return QueueIds(message.GetReflection()->GetMessage(message, &field));
    if (!field.is_repeated() && field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE &&
        message.GetReflection()->GetMessage(message, &field).ByteSizeLong() == 0) {
      return "";
    }
    const std::string name(field.name());
    const std::string_view noun = NounOf(name);
    if (show.handles || noun.empty() || field.is_repeated()) return std::nullopt;
    if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) return std::nullopt;
    if (IsSaidElsewhere(message, name, noun)) return "";
    if (field.cpp_type() != pb::FieldDescriptor::CPPTYPE_UINT64) return std::nullopt;
    const std::optional<std::string> known = names.NameOf(noun, message.GetReflection()->GetUInt64(message, &field));
    return known ? "@" + *known : "@unknown";
  };
  return style;
}

const pb::FieldDescriptor* BodyOf(const pb::Message& message) {
  const pb::OneofDescriptor* body = message.GetDescriptor()->FindOneofByName("body");
  return message.GetReflection()->GetOneofFieldDescriptor(message, body);
}

std::string AudienceOf(const v1::Event& event, const Names& names) {
  std::vector<std::string> readers;
  for (const auto& [bit, name] : {std::pair(v1::AUDIENCE_HOST, "host"), std::pair(v1::AUDIENCE_CUSTOMER, "customer"),
                                  std::pair(v1::AUDIENCE_SUPERVISORS, "supervisors")}) {
    if ((event.audience() & static_cast<std::uint32_t>(bit)) != 0) readers.emplace_back(name);
  }
  for (const std::uint64_t agent : event.audience_agents())
    readers.push_back("@" + names.NameOf("agent", agent).value_or("unknown"));
  return fmt::format("to=[{}]", fmt::join(readers, ", "));
}

// The scalar fields stay in the first line; every message in it gets a line of its own.
void AddAnswerBody(const pb::Message& body, const binder::TextStyle& style, std::vector<std::string>& lines) {
  binder::TextStyle head = style;
  head.replace = [&style, &body](const pb::Message& message,
                                 const pb::FieldDescriptor& field) -> std::optional<std::string> {
    if (&message == &body && field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) return "";
    return style.replace(message, field);
  };
  if (const std::string text = binder::ToText(body, head); !text.empty()) lines.back() += " " + text;
  const pb::Reflection& reflection = *body.GetReflection();
  std::vector<const pb::FieldDescriptor*> fields;
  reflection.ListFields(body, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const int count = field->is_repeated() ? reflection.FieldSize(body, field) : 1;
    for (int i = 0; i < count; ++i) {
      const pb::Message& row =
          field->is_repeated() ? reflection.GetRepeatedMessage(body, field, i) : reflection.GetMessage(body, field);
      lines.push_back(fmt::format("  {}: {}", std::string(field->name()), binder::ToText(row, style)));
    }
  }
}

}  // namespace

std::string EventLine(const v1::Event& event, const Names& names, const Show& show) {
  const std::unique_ptr<pb::Message> mirror = binder::Schema::Get().Mirror(event);
  const pb::FieldDescriptor* body = mirror == nullptr ? nullptr : BodyOf(*mirror);
  if (body == nullptr) return "an event without a body";
  std::string line = fmt::format("{} {} {}", Clock::Show(event.at_us()),
                                 event.seq() == 0 ? "--" : fmt::format("#{}", event.seq()), std::string(body->name()));
  const std::string fields = binder::ToText(mirror->GetReflection()->GetMessage(*mirror, body), StyleOf(names, show));
  if (!fields.empty()) line += " " + fields;
  if (!event.command_id().empty()) line += fmt::format(" command_id={}", binder::TextWord(event.command_id()));
  if (show.audience) line += " " + AudienceOf(event, names);
  return line;
}

std::string CountLine(const EventList& events) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const v1::Event& event : events) {
    const std::string kind = KindOf(event);
    const auto known =
        std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.first == kind; });
    if (known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace_back(kind, 1);
    }
  }
  std::vector<std::string> words;
  for (const auto& [kind, count] : counts) words.push_back(fmt::format("{} {}", count, kind));
  return fmt::format("{} events to #{}: {}", events.size(), events.back().seq(), fmt::join(words, ", "));
}

std::vector<std::string> AnswerLines(const v1::Answer& answer, const Names& names, const Show& show) {
  const std::unique_ptr<pb::Message> mirror = binder::Schema::Get().Mirror(answer);
  const pb::FieldDescriptor* body = mirror == nullptr ? nullptr : BodyOf(*mirror);
  if (body == nullptr) return {"an answer without a body"};
  std::vector<std::string> lines = {fmt::format("{} as_of_seq={}", std::string(body->name()), answer.as_of_seq())};
  if (!answer.next_page_token().empty())
    lines.back() += fmt::format(" next_page_token={}", binder::TextWord(answer.next_page_token()));
  AddAnswerBody(mirror->GetReflection()->GetMessage(*mirror, body), StyleOf(names, show), lines);
  return lines;
}

std::string ErrorLine(const absl::Status& status) {
  return fmt::format("error {}: {}", absl::StatusCodeToString(status.code()), base::MessageOf(status));
}

std::string KindOf(const v1::Event& event) {
  const pb::Descriptor* type = binder::Schema::Get().FindMessage("chatcore.v1.Event");
  const pb::FieldDescriptor* field = type->FindFieldByNumber(static_cast<int>(event.body_case()));
  return field == nullptr ? "nothing" : std::string(field->name());
}

}  // namespace chatcore::scenario
