#ifndef CHATCORE_TOOLS_BINDER_PRINT_TEXT_H_
#define CHATCORE_TOOLS_BINDER_PRINT_TEXT_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "google/protobuf/message.h"

// Messages as one stable line for transcripts and terminals:
//
//   conversation_id=chat-1 channel=chat requirement={skills=[{skill_id=billing level=3}] language=lv} waited_us=30s
//
// Fields stand in the order of the .proto file, unset ones are left out. Enums are short names, fields ending in `_us`
// lengths or times, fixed64 values hexadecimal. Text that is not a plain word is quoted. Personal fields show their
// size only.

namespace chatcore::binder {

struct TextStyle {
  /// Returns what to show in place of a field's value: "" leaves the field out, nothing shows it as usual.
  std::function<std::optional<std::string>(const google::protobuf::Message&, const google::protobuf::FieldDescriptor&)>
      replace;
  /// Shows a point in time; the default is RFC 3339.
  std::function<std::string(std::int64_t us)> point;
};

/// Cost: linear in the message.
std::string ToText(const google::protobuf::Message& message, const TextStyle& style = {});

/// A word as it is, anything else in quotes with \" \\ \n escaped.
std::string TextWord(std::string_view text);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_PRINT_TEXT_H_
