#include "tools/binder/print_json.h"

#include <memory>
#include <optional>
#include <vector>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/schema.h"
#include "tools/binder/utf8.h"

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

constexpr std::int64_t kMaxExact = std::int64_t{1} << 53;  // every whole number up to here is a double

std::string Scalar(const pb::Message& message, const pb::FieldDescriptor& field, int index) {
  const pb::Reflection& r = *message.GetReflection();
  const bool list = field.is_repeated();
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return (list ? r.GetRepeatedBool(message, &field, index) : r.GetBool(message, &field)) ? "true" : "false";
    case pb::FieldDescriptor::CPPTYPE_INT32:
      return fmt::to_string(list ? r.GetRepeatedInt32(message, &field, index) : r.GetInt32(message, &field));
    case pb::FieldDescriptor::CPPTYPE_UINT32:
      return fmt::to_string(list ? r.GetRepeatedUInt32(message, &field, index) : r.GetUInt32(message, &field));
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return JsonNumber(std::int64_t{list ? r.GetRepeatedInt64(message, &field, index) : r.GetInt64(message, &field)});
    case pb::FieldDescriptor::CPPTYPE_UINT64:
      return JsonNumber(
          std::uint64_t{list ? r.GetRepeatedUInt64(message, &field, index) : r.GetUInt64(message, &field)});
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      // By number: a value of a newer schema has no name.
      const int number = list ? r.GetRepeatedEnumValue(message, &field, index) : r.GetEnumValue(message, &field);
      const pb::EnumValueDescriptor* value = field.enum_type()->FindValueByNumber(number);
      return value == nullptr ? fmt::to_string(number) : fmt::format("\"{}\"", std::string(value->name()));
    }
    case pb::FieldDescriptor::CPPTYPE_STRING: {
      const std::string text = list ? r.GetRepeatedString(message, &field, index) : r.GetString(message, &field);
      if (field.type() != pb::FieldDescriptor::TYPE_BYTES) return JsonText(text);
      return JsonText(absl::Base64Escape(base::ToAbsl(text)));
    }
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      return ToJson(list ? r.GetRepeatedMessage(message, &field, index) : r.GetMessage(message, &field));
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      break;  // the schema has no fractions
  }
  return "null";
}

}  // namespace

std::string ToJson(const pb::Message& message) {
  std::vector<const pb::FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::string json = "{";
  for (const pb::FieldDescriptor* field : fields) {
    if (json.size() > 1) json += ", ";
    json += fmt::format("\"{}\": ", std::string(field->name()));
    if (!field->is_repeated()) {
      json += Scalar(message, *field, 0);
      continue;
    }
    const int count = message.GetReflection()->FieldSize(message, field);
    json += "[";
    for (int i = 0; i < count; ++i) json += (i == 0 ? "" : ", ") + Scalar(message, *field, i);
    json += "]";
  }
  return json + "}";
}

std::string ToJson(const pb::MessageLite& message) {
  const std::unique_ptr<pb::Message> mirror = Schema::Get().Mirror(message);
  return mirror == nullptr ? "null" : ToJson(*mirror);
}

absl::StatusOr<std::string> JsonFromBytes(std::string_view full_name, std::string_view bytes) {
  const std::unique_ptr<pb::Message> message = Schema::Get().New(full_name);
  if (message == nullptr) return base::InvalidArgument("{}: expected a message type of chatcore.v1", full_name);
  if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return base::InvalidArgument("{}: expected the bytes of this message, found something else", full_name);
  }
  return ToJson(*message);
}

std::string JsonText(std::string_view text) {
  std::string json = "\"";
  while (!text.empty()) {
    const std::optional<std::size_t> bad = FirstInvalidUtf8(text);
    for (const char c : text.substr(0, bad.value_or(text.size()))) {
      if (c == '"' || c == '\\') {
        json += {'\\', c};
      } else if (c == '\n') {
        json += "\\n";
      } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
        json += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
      } else {
        json += c;
      }
    }
    if (!bad) break;
    json += "\xEF\xBF\xBD";
    text.remove_prefix(*bad + 1);
  }
  return json + "\"";
}

std::string JsonNumber(std::int64_t number) {
  const bool exact = number >= -kMaxExact && number <= kMaxExact;
  return exact ? fmt::to_string(number) : fmt::format("\"{}\"", number);
}

std::string JsonNumber(std::uint64_t number) {
  return number <= std::uint64_t{kMaxExact} ? fmt::to_string(number) : fmt::format("\"{}\"", number);
}

}  // namespace chatcore::binder
