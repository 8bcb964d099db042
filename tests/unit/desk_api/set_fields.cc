#include "tests/unit/desk_api/set_fields.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "google/protobuf/text_format.h"
#include "tests/unit/desk_api/descriptors.h"

namespace chatcore::test {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool IsTakenWhole(const FieldDescriptor& field) {
  if (field.message_type() == nullptr) return false;
  const std::string name(field.message_type()->name());
  return name == "Config" || name == "ConfigPatch" || name == "TicketRecord";
}

std::string ValueOf(const Message& message, const FieldDescriptor& field, int index) {
  std::string text;
  google::protobuf::TextFormat::PrintFieldValueToString(message, &field, index, &text);
  return text;
}

void AddSet(const Message& message, const std::string& prefix, std::set<std::string>& found) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  if (fields.empty()) found.insert(prefix);
  for (const FieldDescriptor* field : fields) {
    const std::string path = (prefix.empty() ? "" : prefix + ".") + std::string(field->name());
    const int count = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (IsTakenWhole(*field)) {
        found.insert(path);
      } else if (field->message_type() == nullptr) {
        found.insert(path + "=" + ValueOf(message, *field, field->is_repeated() ? i : -1));
      } else if (field->is_repeated()) {
        AddSet(message.GetReflection()->GetRepeatedMessage(message, field, i), path, found);
      } else {
        AddSet(message.GetReflection()->GetMessage(message, field), path, found);
      }
    }
  }
}

void AddAll(const FieldDescriptor& field, const std::string& prefix, std::set<std::string>& found) {
  const std::string path = prefix + std::string(field.name());
  if (field.message_type() == nullptr || IsTakenWhole(field)) {
    found.insert(path);
    return;
  }
  const Descriptor& type = *field.message_type();
  for (int i = 0; i < type.field_count(); ++i) AddAll(*type.field(i), path + ".", found);
}

}  // namespace

std::set<std::string> SetFields(const v1::Command& command) {
  const std::unique_ptr<Message> message = NewMessage(TypeOf("Command"));
  if (!message->ParseFromString(command.SerializeAsString())) throw std::runtime_error("the command does not parse");
  std::set<std::string> found;
  AddSet(*message, "", found);
  return found;
}

std::set<std::string> BodyFields() {
  std::set<std::string> found;
  for (const FieldDescriptor* body : Bodies("Command")) AddAll(*body, "", found);
  return found;
}

std::set<std::string> EnvelopeFields() {
  std::set<std::string> found;
  const Descriptor& command = TypeOf("Command");
  for (int i = 0; i < command.field_count(); ++i) {
    if (command.field(i)->containing_oneof() == nullptr) AddAll(*command.field(i), "", found);
  }
  return found;
}

}  // namespace chatcore::test
