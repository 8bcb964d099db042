#include "tools/binder/set_field.h"

#include <charconv>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/bind.h"
#include "tools/binder/document.h"
#include "tools/binder/values.h"

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

struct Step {
  std::string name;
  std::optional<int> index;
};

// "skills[0]" to name and index; nothing when it is malformed.
std::optional<Step> ParseStep(std::string_view text) {
  const std::size_t bracket = text.find('[');
  Step step{std::string(text.substr(0, bracket)), std::nullopt};
  if (bracket == std::string_view::npos) return step;
  int index = 0;
  const char* end = text.data() + text.size() - 1;
  const auto [stop, error] = std::from_chars(text.data() + bracket + 1, end, index);
  if (text.back() != ']' || error != std::errc() || stop != end || index < 0) return std::nullopt;
  step.index = index;
  return step;
}

class Setter {
 public:
  Setter(const Assignment& assignment, const ValueHook& hook) : assignment_(assignment), hook_(hook) {}

  absl::Status Set(pb::Message& message, std::string_view path) const {
    const std::size_t dot = path.find('.');
    const std::optional<Step> step = ParseStep(path.substr(0, dot));
    if (!step) return Error(fmt::format("expected name or name[index], found \"{}\"", path.substr(0, dot)));
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(step->name);
    if (field == nullptr) return Error(UnknownField(*message.GetDescriptor(), step->name));
    if (step->index && !field->is_repeated()) return Error("expected no index, because this is no list");
    if (const std::string other = OneofConflict(message, *field); !other.empty()) {
      return Error(fmt::format("expected one of the two, found \"{}\" beside \"{}\"", step->name, other));
    }
    if (dot == std::string_view::npos) return Value(message, *field, step->index);
    if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) {
      return Error(fmt::format("expected {} and no field inside it", Expected(*field)));
    }
    pb::Message* child = Child(message, *field, step->index);
    if (child == nullptr) return Error("expected an index from 0 to the length of the list");
    return Set(*child, path.substr(dot + 1));
  }

 private:
  static pb::Message* Child(pb::Message& message, const pb::FieldDescriptor& field, std::optional<int> index) {
    const pb::Reflection& reflection = *message.GetReflection();
    if (!field.is_repeated()) return reflection.MutableMessage(&message, &field);
    const int size = reflection.FieldSize(message, &field);
    if (!index || *index > size) return nullptr;
    return *index == size ? reflection.AddMessage(&message, &field)
                          : reflection.MutableRepeatedMessage(&message, &field, *index);
  }

  absl::Status Value(pb::Message& message, const pb::FieldDescriptor& field, std::optional<int> index) const {
    const std::string& value = assignment_.value;
    const bool yaml = !assignment_.quoted && !value.empty() && (value[0] == '{' || value[0] == '[');
    if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE || yaml) return Yaml(message, field, index);
    if (!field.is_repeated()) return One(message, field, value);
    if (index) {
      if (*index != message.GetReflection()->FieldSize(message, &field))
        return Error("expected the next index of the list");
      return One(message, field, value);
    }
    message.GetReflection()->ClearField(&message, &field);
    if (assignment_.quoted) return One(message, field, value);
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t comma = rest.find(',');
      CHATCORE_RETURN_IF_ERROR(One(message, field, rest.substr(0, comma)));
      rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
    }
    return absl::OkStatus();
  }

  // Padded with spaces, so that errors inside the value name the column of the line it stands in.
  absl::Status Yaml(pb::Message& message, const pb::FieldDescriptor& field, std::optional<int> index) const {
    const std::string padded = std::string(assignment_.value_column - 1, ' ') + assignment_.value;
    absl::StatusOr<Document> document = Document::Parse(assignment_.file, padded, assignment_.line);
    if (!document.ok()) return document.status();
    if (!index) return BindField(*document, assignment_.path, field, message);
    pb::Message* child =
        field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE ? Child(message, field, index) : nullptr;
    if (child == nullptr) return Error("expected an index from 0 to the length of the list");
    return Bind(*document, *child);
  }

  absl::Status One(pb::Message& message, const pb::FieldDescriptor& field, std::string_view text) const {
    std::optional<std::string> replaced;
    if (hook_ && !assignment_.quoted) replaced = hook_(field, text);
    const Problem problem =
        SetScalar(message, field, replaced ? std::string_view(*replaced) : text, assignment_.quoted);
    return problem ? Error(*problem) : absl::OkStatus();
  }

  absl::Status Error(std::string_view message) const {
    return base::InvalidArgument("{}:{}:{}: {}: {}", assignment_.file, assignment_.line, assignment_.column,
                                 assignment_.path, message);
  }

  const Assignment& assignment_;
  const ValueHook& hook_;
};

}  // namespace

absl::Status SetField(pb::Message& message, const Assignment& assignment, const ValueHook& hook) {
  return Setter(assignment, hook).Set(message, assignment.path);
}

}  // namespace chatcore::binder
