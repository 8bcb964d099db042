#ifndef CHATCORE_TOOLS_BINDER_SCHEMA_H_
#define CHATCORE_TOOLS_BINDER_SCHEMA_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"

// The message types of chatcore with reflection.
//
// The library itself uses protobuf's lite runtime, which knows no field names. Tools that read or print messages by
// name make dynamic messages from the descriptor set that is embedded here:
//
//   const Schema& schema = Schema::Get();
//   std::unique_ptr<google::protobuf::Message> config = schema.New("chatcore.v1.Config");

namespace chatcore::binder {

class Schema {
 public:
  /// Returns the one schema of this process. Thread-safe.
  static const Schema& Get();

  /// Finds a message type by its full name, e.g. "chatcore.v1.Config". Returns null when there is none.
  const google::protobuf::Descriptor* FindMessage(std::string_view full_name) const;

  /// Makes an empty message of a type of this schema; null for an unknown name.
  std::unique_ptr<google::protobuf::Message> New(std::string_view full_name) const;
  std::unique_ptr<google::protobuf::Message> New(const google::protobuf::Descriptor& type) const;

  /// Makes a message with reflection from a generated (lite) one; null when `message` is not of this schema.
  std::unique_ptr<google::protobuf::Message> Mirror(const google::protobuf::MessageLite& message) const;

  const google::protobuf::DescriptorPool& pool() const { return pool_; }

 private:
  Schema();
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory* const factory_;  // lives as long as the process; its calls are thread-safe
};

/// The name of an enum value as written in configurations: CHANNEL_SOCIAL_DIRECT is "social_direct".
std::string ShortName(const google::protobuf::EnumValueDescriptor& value);

/// Finds an enum value by its short or its full name. Returns null when there is none.
const google::protobuf::EnumValueDescriptor* FindEnumValue(const google::protobuf::EnumDescriptor& type,
                                                           std::string_view name);

/// The short names of all values but the unspecified one, in the order of the file.
std::vector<std::string> ShortNames(const google::protobuf::EnumDescriptor& type);

/// True for a field marked (chatcore.v1.personal): its content must not be shown.
bool IsPersonal(const google::protobuf::FieldDescriptor& field);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_SCHEMA_H_
