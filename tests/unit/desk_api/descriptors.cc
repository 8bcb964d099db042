#include "tests/unit/desk_api/descriptors.h"

#include <fstream>
#include <stdexcept>

#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/unknown_field_set.h"

namespace chatcore::test {
namespace {

using google::protobuf::DescriptorPool;

constexpr int kPersonalOption = 50100;  // chatcore/v1/options.proto

const DescriptorPool& Pool() {
  static const DescriptorPool* const pool = [] {
    std::ifstream file(CHATCORE_DESCRIPTOR_SET_FILE, std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    if (!set.ParseFromIstream(&file)) throw std::runtime_error("no descriptor set");
    auto* built = new DescriptorPool();
    for (const auto& proto : set.file()) {
      if (built->BuildFile(proto) == nullptr) throw std::runtime_error("the descriptor set does not build");
    }
    return built;
  }();
  return *pool;
}

template <typename Found>
const Found& Required(const Found* found, const std::string& name) {
  if (found == nullptr) throw std::runtime_error("no " + name + " in chatcore.v1");
  return *found;
}

}  // namespace

const google::protobuf::Descriptor& TypeOf(const std::string& name) {
  return Required(Pool().FindMessageTypeByName("chatcore.v1." + name), name);
}

const google::protobuf::EnumDescriptor& EnumOf(const std::string& name) {
  return Required(Pool().FindEnumTypeByName("chatcore.v1." + name), name);
}

std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor& type) {
  static auto* const factory = new google::protobuf::DynamicMessageFactory();
  return std::unique_ptr<google::protobuf::Message>(factory->GetPrototype(&type)->New());
}

std::vector<const google::protobuf::FieldDescriptor*> Bodies(const std::string& name) {
  const google::protobuf::OneofDescriptor& body = Required(TypeOf(name).FindOneofByName("body"), name + ".body");
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  for (int i = 0; i < body.field_count(); ++i) fields.push_back(body.field(i));
  return fields;
}

bool IsPersonal(const google::protobuf::FieldDescriptor& field) {
  const google::protobuf::UnknownFieldSet& options = field.options().unknown_fields();
  for (int i = 0; i < options.field_count(); ++i) {
    if (options.field(i).number() == kPersonalOption) return options.field(i).varint() != 0;
  }
  return false;
}

}  // namespace chatcore::test
