#ifndef CHATCORE_TESTS_UNIT_DESK_API_DESCRIPTORS_H_
#define CHATCORE_TESTS_UNIT_DESK_API_DESCRIPTORS_H_

#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"

// The protos as the full runtime sees them. The library uses the lite runtime, which knows no names; these tests read
// the descriptor set, so that a field or a kind added to the protos is missed here when desk_api does not cover it.

namespace chatcore::test {

/// A message type of chatcore.v1 by its short name.
const google::protobuf::Descriptor& TypeOf(const std::string& name);
/// An enum of chatcore.v1 by its short name.
const google::protobuf::EnumDescriptor& EnumOf(const std::string& name);
/// An empty message that can be read and written by name.
std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor& type);
/// The fields of the oneof `body` of Command or Event, in order.
std::vector<const google::protobuf::FieldDescriptor*> Bodies(const std::string& name);
/// True when the field is marked as data about one customer.
bool IsPersonal(const google::protobuf::FieldDescriptor& field);

}  // namespace chatcore::test

#endif  // CHATCORE_TESTS_UNIT_DESK_API_DESCRIPTORS_H_
