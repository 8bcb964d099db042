#ifndef CHATCORE_SRC_C_BORDER_H_
#define CHATCORE_SRC_C_BORDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "chatcore/chatcore.h"
#include "chatcore/linter.h"
#include "google/protobuf/message_lite.h"

// What every function of the C API does the same way: read bytes, turn a status into a code and an error, let no
// exception out.

struct chatcore_error {
  chatcore_status code;
  std::string message;
};

struct chatcore_buffer {
  std::string bytes;
};

struct chatcore_linter {
  std::shared_ptr<const chatcore::Linter> linter;
};

namespace chatcore::c {

/// Returns the code of `status` and, when it is not OK and `out_error` is given, makes the error that goes with it.
chatcore_status Report(const absl::Status& status, chatcore_error** out_error) noexcept;

/// What an exception means for the caller. Never its text: that could hold anything.
absl::Status OutOfMemory();
absl::Status CaughtException();

/// Runs `body`, which returns an absl::Status; nothing it throws gets out.
template <typename Body>
chatcore_status Guard(chatcore_error** out_error, Body&& body) noexcept {
  if (out_error != nullptr) *out_error = nullptr;
  try {
    try {
      return Report(body(), out_error);
    } catch (const std::bad_alloc&) {
      return Report(OutOfMemory(), out_error);
    } catch (...) {
      return Report(CaughtException(), out_error);
    }
  } catch (...) {
    return CHATCORE_INTERNAL;  // not even memory for the status
  }
}

/// A required pointer is missing.
absl::Status NullArgument(std::string_view name);

/// Checks pointer and size of input bytes called `name` against `max_bytes`.
absl::Status CheckBytes(std::string_view name, const std::uint8_t* data, std::size_t size, std::size_t max_bytes);

/// Reads a message from input bytes called `name`.
absl::Status Parse(std::string_view name, const std::uint8_t* data, std::size_t size,
                   google::protobuf::MessageLite& message);

/// Appends `message` as one element of the repeated field with number 1, the shape of every batch.
void AppendElement(const google::protobuf::MessageLite& message, std::string& out);

/// Appends bytes as one element of the repeated field with number 1.
void AppendElement(std::string_view bytes, std::string& out);

/// Serializes `message` into a new buffer.
absl::Status ToBuffer(const google::protobuf::MessageLite& message, chatcore_buffer** out_buffer);

inline absl::Time FromMicros(std::int64_t us) { return absl::FromUnixMicros(us); }

/// INT64_MAX for the infinite future, INT64_MIN for the infinite past.
std::int64_t ToMicros(absl::Time time);

}  // namespace chatcore::c

#endif  // CHATCORE_SRC_C_BORDER_H_
