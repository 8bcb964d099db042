#ifndef CHATCORE_SRC_DESK_CONFIG_RESOLVE_H_
#define CHATCORE_SRC_DESK_CONFIG_RESOLVE_H_

#include "chatcore/v1/config.pb.h"

namespace chatcore::desk {

/// The configuration with every default filled in; the defaults are those that the comments of config.proto name.
v1::Config ResolveConfig(const v1::Config& config);

/// The configuration after a patch. Lists keep their order; new entries come last.
v1::Config PatchConfig(const v1::Config& config, const v1::ConfigPatch& patch);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_CONFIG_RESOLVE_H_
