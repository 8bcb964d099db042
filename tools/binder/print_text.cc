#include "tools/binder/print_text.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "src/base/strings.h"
#include "tools/binder/print_json.h"
#include "tools/binder/schema.h"
#include "tools/binder/units.h"

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

// No length that anybody configures reaches 30 years, and no time lies before 2000.
constexpr std::int64_t kEarliestPoint = 946'684'800'000'000;

bool IsWordByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || std::isalnum(u) != 0 || std::string_view("_-.:+/@*").find(c) != std::string_view::npos;
}

std::string Integer(const pb::FieldDescriptor& field, std::int64_t value, const TextStyle& style) {
  if (TimeKindOf(field) == TimeKind::kNone || value <= 0) return fmt::to_string(value);
  // Told by the value, because a few names stand for a time in one message and a length in another.
  if (value < kEarliestPoint) return FormatLength(value);
  return style.point ? style.point(value) : FormatPoint(value);
}

std::string Text(const pb::FieldDescriptor& field, const std::string& text) {
  if (field.type() == pb::FieldDescriptor::TYPE_BYTES) return TextWord(absl::Base64Escape(base::ToAbsl(text)));
  if (IsPersonal(field)) return fmt::format("<{} bytes>", text.size());
  return TextWord(text);
}

std::string Value(const pb::Message& message, const pb::FieldDescriptor& field, int index, const TextStyle& style) {
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
      return Integer(field, list ? r.GetRepeatedInt64(message, &field, index) : r.GetInt64(message, &field), style);
    case pb::FieldDescriptor::CPPTYPE_UINT64: {
      const std::uint64_t value = list ? r.GetRepeatedUInt64(message, &field, index) : r.GetUInt64(message, &field);
      return field.type() == pb::FieldDescriptor::TYPE_FIXED64 ? fmt::format("{:#018x}", value) : fmt::to_string(value);
    }
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      const int number = list ? r.GetRepeatedEnumValue(message, &field, index) : r.GetEnumValue(message, &field);
      const pb::EnumValueDescriptor* value = field.enum_type()->FindValueByNumber(number);
      return value == nullptr ? fmt::to_string(number) : ShortName(*value);
    }
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return Text(field, list ? r.GetRepeatedString(message, &field, index) : r.GetString(message, &field));
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      return "{" + ToText(list ? r.GetRepeatedMessage(message, &field, index) : r.GetMessage(message, &field), style) +
             "}";
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      break;  // the schema has no fractions
  }
  return "";
}

std::string List(const pb::Message& message, const pb::FieldDescriptor& field, const TextStyle& style) {
  std::string text = "[";
  const int count = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + Value(message, field, i, style);
  return text + "]";
}

}  // namespace

std::string ToText(const pb::Message& message, const TextStyle& style) {
  const pb::Descriptor& type = *message.GetDescriptor();
  std::string text;
  for (int i = 0; i < type.field_count(); ++i) {
    const pb::FieldDescriptor& field = *type.field(i);
    const pb::Reflection& reflection = *message.GetReflection();
    const bool set =
        field.is_repeated() ? reflection.FieldSize(message, &field) > 0 : reflection.HasField(message, &field);
    if (!set) continue;
    std::optional<std::string> value;
    if (style.replace) value = style.replace(message, field);
    if (!value) value = field.is_repeated() ? List(message, field, style) : Value(message, field, 0, style);
    if (value->empty()) continue;
    if (!text.empty()) text += ' ';
    text += fmt::format("{}={}", std::string(field.name()), *value);
  }
  return text;
}

std::string TextWord(std::string_view text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), IsWordByte)) return std::string(text);
  return JsonText(text);
}

}  // namespace chatcore::binder
