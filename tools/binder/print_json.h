#ifndef CHATCORE_TOOLS_BINDER_PRINT_JSON_H_
#define CHATCORE_TOOLS_BINDER_PRINT_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

// Messages as JSON: valid proto3 JSON with the field names of the .proto files, which every protobuf runtime and Bind()
// read back. Enums are their full names, integers are numbers as far as a double holds them and text beyond, bytes are
// base64, unset fields are left out.

namespace chatcore::binder {

/// One line of JSON. Cost: linear in the message.
std::string ToJson(const google::protobuf::Message& message);

/// The same for a generated message of chatcore.v1.
std::string ToJson(const google::protobuf::MessageLite& message);

/// The same for the bytes of a message. Errors: kInvalidArgument for an unknown type or damaged bytes.
absl::StatusOr<std::string> JsonFromBytes(std::string_view full_name, std::string_view bytes);

/// Text in quotes, escaped; bytes that are no UTF-8 become U+FFFD.
std::string JsonText(std::string_view text);

/// A number, in quotes when a double could not hold it.
std::string JsonNumber(std::int64_t number);
std::string JsonNumber(std::uint64_t number);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_PRINT_JSON_H_
