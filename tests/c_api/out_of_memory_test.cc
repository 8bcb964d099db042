#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>

#include "chatcore/chatcore.h"
#include "doctest/doctest.h"

extern "C" {
#include "tests/c_api/messages.h"
}

// Calls through the C API while memory runs out at the n-th allocation, for every n: a code comes back, nothing is
// thrown, and the desk is either as it was or refuses every later call. Making a desk or a linter is left out: there an
// exception destroys containers of Abseil that it has just broken.

namespace {

// Counts down with each allocation; the one that reaches 0 fails. Negative: none fails.
std::atomic<long> allocations_left{-1};

void* Allocate(std::size_t size) {
  if (allocations_left.load() >= 0 && allocations_left.fetch_sub(1) == 0) throw std::bad_alloc();
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

// Runs `call` with the n-th allocation failing, n = 0, 1, 2 ... until it succeeds; `check` looks at each failure.
template <typename Call, typename Check>
void FailEachAllocation(Call call, Check check) {
  for (long n = 0; n < 100000; ++n) {
    allocations_left = n;
    chatcore_status status = call();
    const bool all_succeeded = allocations_left.load() >= 0;
    allocations_left = -1;
    check(status);
    if (all_succeeded) {
      CHECK(status == CHATCORE_OK);
      CHECK(n > 0);
      return;
    }
    REQUIRE((status == CHATCORE_OK || status == CHATCORE_INTERNAL));
  }
  FAIL("the call never succeeded");
}

TEST_CASE("a command that runs out of memory leaves the desk as it was or poisoned") {
  wire command = start_command("chat-1", "customer-1");
  chatcore_desk* desk = new_desk(1, nullptr);
  std::uint64_t before = must_hash(desk);
  chatcore_bytes events;
  FailEachAllocation(
      [&] { return chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, nullptr); },
      [&](chatcore_status status) {
        if (status == CHATCORE_OK) return;
        CHECK(events.size == 0);
        std::uint64_t after = 0;
        if (chatcore_desk_state_hash(desk, &after, nullptr) == CHATCORE_OK) {
          CHECK(after == before);
        } else {
          CHECK(chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, nullptr) == CHATCORE_INTERNAL);
          CHECK(chatcore_desk_next_deadline_us(desk) == INT64_MIN);
        }
        chatcore_desk_free(desk);
        desk = new_desk(1, nullptr);
      });
  chatcore_desk_free(desk);
  wire_free(&command);
}

TEST_CASE("a desk is asked and stored, or not, when memory runs out") {
  wire query = get_conversation_query("chat-1");
  chatcore_desk* desk = new_desk(1, nullptr);
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  std::uint64_t before = must_hash(desk);
  chatcore_buffer* buffer = nullptr;
  auto check = [&](chatcore_status status) {
    CHECK((status == CHATCORE_OK) == (buffer != nullptr));
    chatcore_buffer_free(buffer);
  };
  FailEachAllocation([&] { return chatcore_desk_query(desk, query.data, query.size, NOON_US, &buffer, nullptr); },
                     check);
  FailEachAllocation([&] { return chatcore_desk_snapshot(desk, &buffer, nullptr); }, check);
  CHECK(must_hash(desk) == before);
  chatcore_desk_free(desk);
  wire_free(&query);
}

TEST_CASE("a text is checked, or not, when memory runs out") {
  wire policy = lint_policy("no idea");
  wire request = lint_request("I have no idea.");
  chatcore_linter* linter = nullptr;
  REQUIRE(chatcore_linter_new(policy.data, policy.size, &linter, nullptr) == CHATCORE_OK);
  chatcore_buffer* report = nullptr;
  FailEachAllocation([&] { return chatcore_linter_check(linter, request.data, request.size, &report, nullptr); },
                     [&](chatcore_status status) {
                       CHECK((status == CHATCORE_OK) == (report != nullptr));
                       chatcore_buffer_free(report);
                     });
  chatcore_linter_free(linter);
  wire_free(&policy);
  wire_free(&request);
}

}  // namespace
