#ifndef CHATCORE_SRC_DESK_STATE_HASH_CONFIG_H_
#define CHATCORE_SRC_DESK_STATE_HASH_CONFIG_H_

#include "chatcore/v1/config.pb.h"
#include "src/base/hasher.h"

namespace chatcore::desk {

// Walks over the messages that the state holds as they are. Serialized bytes are never hashed: their form may change
// with the protobuf release.

void HashConfig(base::Hasher& hash, const v1::Config& config);
void HashAgentProfile(base::Hasher& hash, const v1::Agent& profile);
void HashRequirement(base::Hasher& hash, const v1::Requirement& requirement);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_STATE_HASH_CONFIG_H_
