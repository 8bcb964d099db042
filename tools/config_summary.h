#ifndef CHATCORE_TOOLS_CONFIG_SUMMARY_H_
#define CHATCORE_TOOLS_CONFIG_SUMMARY_H_

#include <string>
#include <vector>

#include "chatcore/v1/config.pb.h"

namespace chatcore::tools {

/// What a resolved configuration amounts to, as lines for people: queues with who serves them and how, rules, policies.
std::vector<std::string> ConfigSummary(const v1::Config& resolved);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_CONFIG_SUMMARY_H_
