#include "src/routing/fallback.h"

#include <set>

namespace chatcore::routing {

std::string FollowFallback(const v1::Queue& start, const std::function<const v1::Queue*(std::string_view)>& find,
                           const std::function<bool(const v1::Queue&)>& accepts) {
  std::set<std::string> visited = {start.queue_id()};
  std::string next = start.fallback_queue_id();
  while (!next.empty() && visited.insert(next).second) {
    const v1::Queue* queue = find(next);
    if (queue == nullptr) return "";
    if (accepts(*queue)) return next;
    next = queue->fallback_queue_id();
  }
  return "";
}

}  // namespace chatcore::routing
