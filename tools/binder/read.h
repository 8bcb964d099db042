#ifndef CHATCORE_TOOLS_BINDER_READ_H_
#define CHATCORE_TOOLS_BINDER_READ_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Text straight to a generated message:
//
//   absl::StatusOr<v1::Config> config = ReadFile<v1::Config>("desk.yaml");
//
// Errors are those of Document::Parse and Bind, one line with file, line, column and field; kNotFound when the file
// cannot be read.

namespace chatcore::binder {

/// Text to the protobuf bytes of the message type `full_name`, e.g. "chatcore.v1.Config".
absl::StatusOr<std::string> BytesFromText(std::string_view full_name, std::string_view file_name, std::string_view text,
                                          std::size_t first_line = 1);

/// Reads a whole file; "-" is standard input. Errors: kNotFound, kResourceExhausted above `max_bytes`.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path, std::size_t max_bytes = 16u << 20);

template <typename Message>
absl::StatusOr<Message> ReadText(std::string_view file_name, std::string_view text, std::size_t first_line = 1) {
  Message message;
  absl::StatusOr<std::string> bytes = BytesFromText(std::string(message.GetTypeName()), file_name, text, first_line);
  if (!bytes.ok()) return bytes.status();
  if (!message.ParseFromString(*bytes))
    return absl::InternalError("the descriptor set does not fit the generated code");
  return message;
}

template <typename Message>
absl::StatusOr<Message> ReadFile(const std::string& path) {
  absl::StatusOr<std::string> text = ReadWholeFile(path);
  if (!text.ok()) return text.status();
  return ReadText<Message>(path, *text);
}

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_READ_H_
