#ifndef CHATCORE_SRC_ROUTING_FALLBACK_H_
#define CHATCORE_SRC_ROUTING_FALLBACK_H_

#include <functional>
#include <string>
#include <string_view>

#include "chatcore/v1/config.pb.h"

namespace chatcore::routing {

/// Walks the fallback chain from `start` (exclusive) to the first queue that `accepts` an item. Returns its id, or
/// empty when the chain ends or comes back to where it was.
///
/// `find` returns the configuration of a queue id, or null.
std::string FollowFallback(const v1::Queue& start, const std::function<const v1::Queue*(std::string_view)>& find,
                           const std::function<bool(const v1::Queue&)>& accepts);

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_FALLBACK_H_
