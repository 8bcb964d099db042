#ifndef CHATCORE_TOOLS_BINDER_VALUES_H_
#define CHATCORE_TOOLS_BINDER_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

// One scalar of text into one field of a message, and the words for what went wrong.

namespace chatcore::binder {

/// "expected ..., found ...", or nothing when all went well.
using Problem = std::optional<std::string>;

/// Sets a scalar field from text, or appends to it when it is repeated. `quoted` text is never a number or a truth
/// value, except that 64-bit integers may be quoted, as JSON needs it.
Problem SetScalar(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                  std::string_view text, bool quoted);

/// What a field takes, for "expected ...": "a whole number from 0 to 4294967295", "one of chat, email".
std::string Expected(const google::protobuf::FieldDescriptor& field);

/// Names a field that `type` does not have, and the one that was probably meant.
std::string UnknownField(const google::protobuf::Descriptor& type, std::string_view name);

/// The name of `type` nearest to `name`; empty when none is near.
std::string NearestField(const google::protobuf::Descriptor& type, std::string_view name);

/// The field of a oneof that is set already and would be lost by setting `field`; empty when there is none.
std::string OneofConflict(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_VALUES_H_
