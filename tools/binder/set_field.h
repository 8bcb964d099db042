#ifndef CHATCORE_TOOLS_BINDER_SET_FIELD_H_
#define CHATCORE_TOOLS_BINDER_SET_FIELD_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

// One `path=value` of a scenario line into a message:
//
//   channel=chat   requirement.skills[0].skill_id=billing   languages=en,lv   text="Good morning"
//   requirement={skills: [{skill_id: billing, level: 3}], language: lv}

namespace chatcore::binder {

struct Assignment {
  std::string path;
  std::string value;  // without its quotes
  bool quoted = false;
  std::string file;  // where it stands, for errors
  std::size_t line = 1;
  std::size_t column = 1;  // of the path, in code points
  std::size_t value_column = 1;
};

/// May replace the text of a value before it is read, e.g. "+5min" by a time; nothing = as it is.
using ValueHook = std::function<std::optional<std::string>(const google::protobuf::FieldDescriptor&, std::string_view)>;

/// Sets one field. An index one past the end appends; a repeated field without an index takes values separated by
/// commas and replaces what was there; a value in braces or brackets is read as YAML.
///
/// Errors: kInvalidArgument "file:line:column: path: expected ..., found ...".
absl::Status SetField(google::protobuf::Message& message, const Assignment& assignment,
                      const ValueHook& hook = nullptr);

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_SET_FIELD_H_
