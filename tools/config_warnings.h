#ifndef CHATCORE_TOOLS_CONFIG_WARNINGS_H_
#define CHATCORE_TOOLS_CONFIG_WARNINGS_H_

#include <string>
#include <vector>

#include "chatcore/v1/config.pb.h"

namespace chatcore::tools {

/// What a valid configuration probably does not mean: rules that can never match, settings without effect, queues and
/// teams that nobody can serve or be served by. Each is one sentence that begins with the field's path. `written` is
/// the configuration as its author wrote it, `resolved` the same with every default filled in.
std::vector<std::string> ConfigWarnings(const v1::Config& written, const v1::Config& resolved);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_CONFIG_WARNINGS_H_
