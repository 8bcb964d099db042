#include "tools/binder/values.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "fmt/ranges.h"
#include "src/base/strings.h"
#include "tools/binder/schema.h"
#include "tools/binder/units.h"

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

template <typename Integer>
std::optional<Integer> ParseInteger(std::string_view text) {
  Integer value = 0;
  int base = 10;
  if (text.substr(0, 2) == "0x") {
    text.remove_prefix(2);
    base = 16;
    if (text.empty() || text[0] == '-') return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <typename Integer>
std::optional<Integer> ParseTimed(const pb::FieldDescriptor& field, std::string_view text) {
  if (const auto number = ParseInteger<Integer>(text)) return number;
  if constexpr (std::is_same_v<Integer, std::int64_t>) {
    switch (TimeKindOf(field)) {
      case TimeKind::kLength:
        return ParseLength(text);
      case TimeKind::kPoint:
        return ParsePoint(text);
      case TimeKind::kNone:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string Found(const pb::FieldDescriptor& field, std::string_view text, bool quoted) {
  constexpr std::size_t kShown = 60;
  if (IsPersonal(field)) return fmt::format("{} bytes of text", text.size());
  std::string shown(text.substr(0, kShown));
  while (!shown.empty() && text.size() > kShown && (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80) {
    shown.pop_back();  // never half a character
  }
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  if (shown.size() < text.size()) shown += "...";
  return fmt::format("{}\"{}\"", quoted ? "the quoted text " : "", shown);
}

template <typename Integer>
bool SetInteger(const pb::FieldDescriptor& field, std::string_view text, bool quoted, Integer& value) {
  if (quoted && sizeof(Integer) < 8) return false;
  const std::optional<Integer> parsed = ParseTimed<Integer>(field, text);
  if (parsed) value = *parsed;
  return parsed.has_value();
}

// `set` is called with the value; one body for single and repeated fields.
template <typename Value, typename Single, typename Repeated>
void Store(pb::Message& message, const pb::FieldDescriptor& field, Single set, Repeated add, Value value) {
  const pb::Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    (reflection.*add)(&message, &field, value);
  } else {
    (reflection.*set)(&message, &field, value);
  }
}

std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t best = std::min({row[k + 1] + 1, row[k] + 1, diagonal + (a[i] != b[k])});
      diagonal = std::exchange(row[k + 1], best);
    }
  }
  return row.back();
}

}  // namespace

std::string Expected(const pb::FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return "true or false";
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return field.type() == pb::FieldDescriptor::TYPE_BYTES ? "bytes in base64" : "text";
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      return fmt::format("one of {}", fmt::join(ShortNames(*field.enum_type()), ", "));
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      return "a map";
    case pb::FieldDescriptor::CPPTYPE_UINT32:
      return "a whole number from 0 to 4294967295";
    case pb::FieldDescriptor::CPPTYPE_INT32:
      return "a whole number from -2147483648 to 2147483647";
    case pb::FieldDescriptor::CPPTYPE_UINT64:
      return "a whole number from 0 to 18446744073709551615";
    case pb::FieldDescriptor::CPPTYPE_INT64:
      switch (TimeKindOf(field)) {
        case TimeKind::kLength:
          return "a length such as 30s, 5min, 2h, 7d, 500ms or microseconds";
        case TimeKind::kPoint:
          return "a time such as 2026-01-05T09:00:00Z or microseconds since 1970";
        case TimeKind::kNone:
          return "a whole number";
      }
      return "a whole number";
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return "a whole number (the schema has no fractions)";
  }
  return "a value";
}

Problem SetScalar(pb::Message& message, const pb::FieldDescriptor& field, std::string_view text, bool quoted) {
  using R = pb::Reflection;
  const auto problem = [&]() -> Problem {
    return fmt::format("expected {}, found {}", Expected(field), Found(field, text, quoted));
  };
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_BOOL: {
      if (quoted || (text != "true" && text != "false")) return problem();
      Store(message, field, &R::SetBool, &R::AddBool, text == "true");
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_STRING: {
      std::string value(text);
      if (field.type() == pb::FieldDescriptor::TYPE_BYTES && !absl::Base64Unescape(base::ToAbsl(text), &value))
        return problem();
      Store(message, field, &R::SetString, &R::AddString, std::move(value));
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      const pb::EnumValueDescriptor* value = FindEnumValue(*field.enum_type(), text);
      if (value == nullptr) return problem();
      Store(message, field, &R::SetEnumValue, &R::AddEnumValue, value->number());
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_INT32: {
      std::int32_t value = 0;
      if (!SetInteger(field, text, quoted, value)) return problem();
      Store(message, field, &R::SetInt32, &R::AddInt32, value);
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_UINT32: {
      std::uint32_t value = 0;
      if (!SetInteger(field, text, quoted, value)) return problem();
      Store(message, field, &R::SetUInt32, &R::AddUInt32, value);
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_INT64: {
      std::int64_t value = 0;
      if (!SetInteger(field, text, quoted, value)) return problem();
      Store(message, field, &R::SetInt64, &R::AddInt64, value);
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_UINT64: {
      std::uint64_t value = 0;
      if (!SetInteger(field, text, quoted, value)) return problem();
      Store(message, field, &R::SetUInt64, &R::AddUInt64, value);
      return std::nullopt;
    }
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
    case pb::FieldDescriptor::CPPTYPE_FLOAT:
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return problem();
  }
  return problem();
}

std::string NearestField(const pb::Descriptor& type, std::string_view name) {
  std::string nearest;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (int i = 0; i < type.field_count(); ++i) {
    const std::string candidate(type.field(i)->name());
    std::size_t distance = Distance(name, candidate);
    // "lease" for "lease_us", "team" for "team_ids": the beginning of a name counts as near.
    if (name.size() >= 3 && candidate.compare(0, name.size(), name) == 0) distance = 1;
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

std::string UnknownField(const pb::Descriptor& type, std::string_view name) {
  const std::string nearest = NearestField(type, name);
  std::string found = fmt::format("expected a field of {}, found \"{}\"", std::string(type.name()), name.substr(0, 60));
  if (!nearest.empty()) found += fmt::format(" (did you mean \"{}\"?)", nearest);
  return found;
}

std::string OneofConflict(const pb::Message& message, const pb::FieldDescriptor& field) {
  const pb::OneofDescriptor* oneof = field.real_containing_oneof();
  if (oneof == nullptr) return "";
  const pb::FieldDescriptor* set = message.GetReflection()->GetOneofFieldDescriptor(message, oneof);
  return set == nullptr || set == &field ? "" : std::string(set->name());
}

}  // namespace chatcore::binder
