#include "tools/binder/schema.h"

#include <cctype>
#include <cstdlib>

#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/unknown_field_set.h"

namespace chatcore::embedded {
std::string_view DescriptorSet();
}  // namespace chatcore::embedded

namespace chatcore::binder {
namespace {

namespace pb = google::protobuf;

constexpr int kPersonalOption = 50100;  // chatcore/v1/options.proto

// "SocialDirect" gives "SOCIAL_DIRECT_": what the values of an enum of that name begin with.
std::string ValuePrefix(const pb::EnumDescriptor& type) {
  std::string prefix;
  const std::string name(type.name());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (i > 0 && std::isupper(c)) prefix += '_';
    prefix += static_cast<char>(std::toupper(c));
  }
  return prefix + "_";
}

}  // namespace

const Schema& Schema::Get() {
  static const Schema* const schema = new Schema();
  return *schema;
}

Schema::Schema() : factory_(new pb::DynamicMessageFactory()) {
  pb::FileDescriptorSet files;
  const std::string_view bytes = embedded::DescriptorSet();
  // The bytes are part of this program: if they do not parse, the build is broken.
  if (!files.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) std::abort();
  for (const pb::FileDescriptorProto& file : files.file()) {
    if (pool_.BuildFile(file) == nullptr) std::abort();
  }
}

const pb::Descriptor* Schema::FindMessage(std::string_view full_name) const {
  return pool_.FindMessageTypeByName(std::string(full_name));
}

std::unique_ptr<pb::Message> Schema::New(std::string_view full_name) const {
  const pb::Descriptor* type = FindMessage(full_name);
  return type == nullptr ? nullptr : New(*type);
}

std::unique_ptr<pb::Message> Schema::New(const pb::Descriptor& type) const {
  return std::unique_ptr<pb::Message>(factory_->GetPrototype(&type)->New());
}

std::unique_ptr<pb::Message> Schema::Mirror(const pb::MessageLite& message) const {
  std::unique_ptr<pb::Message> mirror = New(std::string(message.GetTypeName()));
  if (mirror != nullptr && !mirror->ParseFromString(message.SerializeAsString())) mirror = nullptr;
  return mirror;
}

std::string ShortName(const pb::EnumValueDescriptor& value) {
  std::string name(value.name());
  const std::string prefix = ValuePrefix(*value.type());
  if (name.compare(0, prefix.size(), prefix) == 0) name.erase(0, prefix.size());
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

const pb::EnumValueDescriptor* FindEnumValue(const pb::EnumDescriptor& type, std::string_view name) {
  for (int i = 0; i < type.value_count(); ++i) {
    const pb::EnumValueDescriptor& value = *type.value(i);
    if (std::string(value.name()) == name || ShortName(value) == name) return &value;
  }
  return nullptr;
}

std::vector<std::string> ShortNames(const pb::EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() != 0) names.push_back(ShortName(*type.value(i)));
  }
  return names;
}

bool IsPersonal(const pb::FieldDescriptor& field) {
  const pb::FieldOptions& options = field.options();
  const pb::UnknownFieldSet& unknown = options.GetReflection()->GetUnknownFields(options);
  for (int i = 0; i < unknown.field_count(); ++i) {
    if (unknown.field(i).number() == kPersonalOption) return unknown.field(i).varint() != 0;
  }
  return false;
}

}  // namespace chatcore::binder
