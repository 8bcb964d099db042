#include "tools/binder/bind.h"

#include <string>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/values.h"

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

class Binder {
 public:
  explicit Binder(const Document& document) : document_(document) {}

  absl::Status Message(const Node& node, const std::string& path, pb::Message& message) const {
    if (node.kind != Node::Kind::kMap) {
      return document_.Error(node, path,
                             fmt::format("expected a map of fields of {}, found {}",
                                         std::string(message.GetDescriptor()->name()), KindName(node)));
    }
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const Node& key = node.items[i];
      const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(key.text);
      if (field == nullptr) return document_.Error(key, path, UnknownField(*message.GetDescriptor(), key.text));
      const std::string field_path = path.empty() ? key.text : fmt::format("{}.{}", path, key.text);
      if (const std::string other = OneofConflict(message, *field); !other.empty()) {
        return document_.Error(key, field_path,
                               fmt::format("expected one field of \"{}\", found \"{}\" beside \"{}\"",
                                           std::string(field->containing_oneof()->name()), key.text, other));
      }
      CHATCORE_RETURN_IF_ERROR(Field(node.items[i + 1], field_path, *field, message));
    }
    return absl::OkStatus();
  }

  absl::Status Field(const Node& node, const std::string& path, const pb::FieldDescriptor& field,
                     pb::Message& message) const {
    if (!field.is_repeated()) return One(node, path, field, message);
    if (node.kind != Node::Kind::kList) {
      return document_.Error(node, path, fmt::format("expected a list, found {}", KindName(node)));
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      CHATCORE_RETURN_IF_ERROR(One(node.items[i], fmt::format("{}[{}]", path, i), field, message));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status One(const Node& node, const std::string& path, const pb::FieldDescriptor& field,
                   pb::Message& message) const {
    const pb::Reflection& reflection = *message.GetReflection();
    if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
      pb::Message* child =
          field.is_repeated() ? reflection.AddMessage(&message, &field) : reflection.MutableMessage(&message, &field);
      return Message(node, path, *child);
    }
    if (node.kind != Node::Kind::kText) {
      return document_.Error(node, path, fmt::format("expected {}, found {}", Expected(field), KindName(node)));
    }
    if (const Problem problem = SetScalar(message, field, node.text, node.quoted))
      return document_.Error(node, path, *problem);
    return absl::OkStatus();
  }

  const Document& document_;
};

}  // namespace

absl::Status Bind(const Document& document, pb::Message& message) {
  message.Clear();
  return Binder(document).Message(document.root(), "", message);
}

absl::Status BindField(const Document& document, const std::string& path, const pb::FieldDescriptor& field,
                       pb::Message& message) {
  message.GetReflection()->ClearField(&message, &field);
  return Binder(document).Field(document.root(), path, field, message);
}

}  // namespace chatcore::binder
