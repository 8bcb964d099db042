#ifndef CHATCORE_TOOLS_BINDER_BIND_H_
#define CHATCORE_TOOLS_BINDER_BIND_H_

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "tools/binder/document.h"

namespace chatcore::binder {

/// Fills `message` from a document: maps are messages, lists are repeated fields, names are those of the .proto files.
///
/// Enum values are written short (`chat`, `offer_one`) or in full (`CHANNEL_CHAT`); fields ending in `_us` take
/// microseconds, a length with a unit or an RFC 3339 time (tools/binder/units.h).
///
/// Errors: kInvalidArgument "file:line:column: field.path: expected ..., found ..." for unknown fields, wrong types,
/// numbers out of range, unknown enum values and two fields of one oneof. Cost: linear in the document.
absl::Status Bind(const Document& document, google::protobuf::Message& message);

/// The same for one field: the document is its value. A list replaces what was there; `path` is for errors.
absl::Status BindField(const Document& document, const std::string& path,
                       const google::protobuf::FieldDescriptor& field, google::protobuf::Message& message);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_BIND_H_
