#include "src/c/border.h"

#include <limits>
#include <memory>

#include "google/protobuf/io/coded_stream.h"
#include "src/base/status.h"
#include "src/c/quiet_parse.h"

namespace chatcore::c {
namespace {

constexpr char kElementTag = 1 << 3 | 2;  // field 1, length-delimited

void AppendElementHeader(std::size_t size, std::string& out) {
  std::uint8_t length[10];
  const std::uint8_t* end = google::protobuf::io::CodedOutputStream::WriteVarint64ToArray(size, length);
  out.push_back(kElementTag);
  out.append(reinterpret_cast<const char*>(length), end - length);
}

}  // namespace

chatcore_status Report(const absl::Status& status, chatcore_error** out_error) noexcept {
  if (status.ok()) return CHATCORE_OK;
  chatcore_status code = static_cast<chatcore_status>(status.code());
  if (out_error != nullptr) {
    try {
      *out_error = new chatcore_error{code, base::MessageOf(status)};
    } catch (...) {
      *out_error = nullptr;  // the code alone has to do
    }
  }
  return code;
}

absl::Status OutOfMemory() { return base::Internal("out of memory"); }

absl::Status CaughtException() {
  return base::Internal("an exception inside chatcore; please report it with the steps that led to it");
}

absl::Status NullArgument(std::string_view name) { return base::InvalidArgument("{} is NULL", name); }

absl::Status CheckBytes(std::string_view name, const std::uint8_t* data, std::size_t size, std::size_t max_bytes) {
  if (data == nullptr && size != 0) return base::InvalidArgument("{} is NULL, but its size is {}", name, size);
  if (size > max_bytes) {
    return base::ResourceExhausted("{} has {} bytes, more than the limit of {}", name, size, max_bytes);
  }
  return absl::OkStatus();
}

absl::Status Parse(std::string_view name, const std::uint8_t* data, std::size_t size,
                   google::protobuf::MessageLite& message) {
  CHATCORE_RETURN_IF_ERROR(CheckBytes(name, data, size, CHATCORE_MAX_MESSAGE_BYTES));
  QuietParse quiet;
  if (!message.ParseFromArray(data, static_cast<int>(size))) {
    return base::InvalidArgument("{}: {} bytes that are not a serialized {}; strings must be UTF-8", name, size,
                                 std::string(message.GetTypeName()));
  }
  return absl::OkStatus();
}

void AppendElement(const google::protobuf::MessageLite& message, std::string& out) {
  std::size_t size = message.ByteSizeLong();
  AppendElementHeader(size, out);
  std::size_t begin = out.size();
  out.resize(begin + size);
  message.SerializeWithCachedSizesToArray(reinterpret_cast<std::uint8_t*>(out.data() + begin));
}

void AppendElement(std::string_view bytes, std::string& out) {
  AppendElementHeader(bytes.size(), out);
  out.append(bytes);
}

absl::Status ToBuffer(const google::protobuf::MessageLite& message, chatcore_buffer** out_buffer) {
  std::unique_ptr<chatcore_buffer> buffer = std::make_unique<chatcore_buffer>();
  if (!message.SerializeToString(&buffer->bytes)) {
    return base::ResourceExhausted("the answer has more than {} bytes; ask for smaller pages",
                                   std::numeric_limits<std::int32_t>::max());
  }
  *out_buffer = buffer.release();
  return absl::OkStatus();
}

std::int64_t ToMicros(absl::Time time) {
  if (time == absl::InfiniteFuture()) return std::numeric_limits<std::int64_t>::max();
  if (time == absl::InfinitePast()) return std::numeric_limits<std::int64_t>::min();
  return absl::ToUnixMicros(time);
}

}  // namespace chatcore::c
