#include "src/routing/fallback.h"

#include <map>

#include "doctest/doctest.h"

namespace chatcore::routing {
namespace {

struct Chain {
  std::map<std::string, v1::Queue, std::less<>> queues;

  void Add(const std::string& queue_id, const std::string& fallback) {
    queues[queue_id].set_queue_id(queue_id);
    queues[queue_id].set_fallback_queue_id(fallback);
  }
  std::string Follow(const std::string& from, const std::string& only_room_in) {
    return FollowFallback(
        queues.at(from),
        [this](std::string_view id) {
          const auto found = queues.find(id);
          return found == queues.end() ? nullptr : &found->second;
        },
        [&](const v1::Queue& queue) { return queue.queue_id() == only_room_in; });
  }
};

TEST_CASE("the chain is followed to the first queue that accepts") {
  Chain chain;
  chain.Add("a", "b");
  chain.Add("b", "c");
  chain.Add("c", "");
  CHECK(chain.Follow("a", "b") == "b");
  CHECK(chain.Follow("a", "c") == "c");
  CHECK(chain.Follow("a", "a").empty());
  CHECK(chain.Follow("c", "a").empty());
}

TEST_CASE("a circle and a hole end the search") {
  Chain chain;
  chain.Add("a", "b");
  chain.Add("b", "a");
  chain.Add("x", "gone");
  CHECK(chain.Follow("a", "c").empty());
  CHECK(chain.Follow("x", "a").empty());
}

}  // namespace
}  // namespace chatcore::routing
