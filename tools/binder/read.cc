#include "tools/binder/read.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "google/protobuf/message.h"
#include "src/base/status.h"
#include "tools/binder/bind.h"
#include "tools/binder/document.h"
#include "tools/binder/schema.h"

namespace chatcore::binder {

absl::StatusOr<std::string> BytesFromText(std::string_view full_name, std::string_view file_name, std::string_view text,
                                          std::size_t first_line) {
  const std::unique_ptr<google::protobuf::Message> message = Schema::Get().New(full_name);
  if (message == nullptr)
    return base::InvalidArgument("{}: expected a message type of chatcore.v1, found {}", file_name, full_name);
  absl::StatusOr<Document> document = Document::Parse(file_name, text, first_line);
  if (!document.ok()) return document.status();
  CHATCORE_RETURN_IF_ERROR(Bind(*document, *message));
  return message->SerializeAsString();
}

absl::StatusOr<std::string> ReadWholeFile(const std::string& path, std::size_t max_bytes) {
  const auto close = [](std::FILE* file) {
    if (file != stdin) std::fclose(file);
  };
  const std::unique_ptr<std::FILE, decltype(close)> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"), close);
  if (file == nullptr) return base::NotFound("{}: expected a readable file: {}", path, std::strerror(errno));
  std::string text;
  char buffer[65536];
  while (const std::size_t count = std::fread(buffer, 1, sizeof(buffer), file.get())) {
    text.append(buffer, count);
    if (text.size() > max_bytes)
      return base::ResourceExhausted("{}: expected at most {} bytes, found more", path, max_bytes);
  }
  // A directory can be opened but not read.
  if (std::ferror(file.get()) != 0)
    return base::NotFound("{}: expected a readable file: {}", path, std::strerror(errno));
  return text;
}

}  // namespace chatcore::binder
