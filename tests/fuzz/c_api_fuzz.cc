// Any bytes through the functions of chatcore.h that take bytes. The input is a list of calls: one byte says which, two
// bytes (low first) how many bytes it is given, then those. Every call returns a status of the header; what it gives
// out is empty unless it succeeded or its comment says otherwise; a failure comes with an error whose message is there;
// CHATCORE_INTERNAL comes only from a desk that a replay has poisoned.
#include <cstring>
#include <string>

#include "chatcore/chatcore.h"
#include "tests/fuzz/fuzz.h"

namespace chatcore::fuzz {
namespace {

constexpr int kMostCalls = 64;
constexpr std::int64_t kStartUs = 1'767'603'600'000'000;
// Config{workspace_id: "w", queues: [{queue_id: "q"}]}
constexpr std::string_view kConfig("\x0A\x01w\x6A\x03\x0A\x01q", 8);

struct Bytes {
  const std::uint8_t* data;
  std::size_t size;
};

enum Call {
  kLinterNew,
  kLinterCheck,
  kDeskNew,
  kRestore,
  kApply,
  kApplyMany,
  kAdvance,
  kQuery,
  kReplay,
  kSnapshot,
  kCalls
};

class Host {
 public:
  Host() { NewDesk({reinterpret_cast<const std::uint8_t*>(kConfig.data()), kConfig.size()}); }
  Host(const Host&) = delete;
  ~Host() {
    chatcore_desk_free(desk_);
    chatcore_linter_free(linter_);
  }

  void Do(Call call, Bytes in) {
    switch (call) {
      case kLinterNew:
        return NewLinter(in);
      case kLinterCheck:
        return Check(in);
      case kDeskNew:
        return NewDesk(in);
      case kRestore:
        return Restore(in);
      case kApply:
        return Apply(in);
      case kApplyMany:
        return ApplyMany(in);
      case kAdvance:
        return Advance(in);
      case kQuery:
        return Query(in);
      case kReplay:
        return Replay(in);
      case kSnapshot:
        return SnapshotAndHash();
      case kCalls:
        return;
    }
  }

 private:
  // The promises that every failing call keeps; frees the error.
  bool Succeeded(chatcore_status status, bool gave_something) {
    Must(status >= CHATCORE_OK && status <= CHATCORE_UNAUTHENTICATED, "a status of the header");
    Must(status != CHATCORE_INTERNAL || poisoned_, "CHATCORE_INTERNAL from a desk that was well");
    Must((status == CHATCORE_OK) == (error_ == nullptr), "an error comes with a failure and only then");
    Must(chatcore_error_code(error_) == status, "the error has the status");
    Must((status == CHATCORE_OK) == (std::strlen(chatcore_error_message(error_)) == 0), "a failure says why");
    Must(status == CHATCORE_OK || !gave_something, "what a failed call gives out is empty");
    chatcore_error_free(error_);
    error_ = nullptr;
    return status == CHATCORE_OK;
  }

  bool Succeeded(chatcore_status status, chatcore_buffer* buffer) {
    const bool succeeded = Succeeded(status, buffer != nullptr);
    Must(succeeded == (buffer != nullptr), "a call that succeeds gives a buffer");
    chatcore_buffer_free(buffer);
    return succeeded;
  }

  // Adopts a desk that was made, if one was.
  void Adopt(chatcore_desk* desk) {
    if (desk == nullptr) return;
    chatcore_desk_free(desk_);
    desk_ = desk;
    poisoned_ = false;
  }

  chatcore_desk_parts parts() const { return {sizeof(chatcore_desk_parts), linter_}; }

  void NewLinter(Bytes in) {
    chatcore_linter* linter = nullptr;
    // Every built-in pack takes long to make; lint_text_fuzz has them.
    if (in.size == 0) return;
    const chatcore_status status = chatcore_linter_new(in.data, in.size, &linter, &error_);
    if (!Succeeded(status, linter != nullptr)) return;
    chatcore_linter_free(linter_);
    linter_ = linter;
  }

  void Check(Bytes in) {
    if (linter_ == nullptr) return;
    chatcore_buffer* report = nullptr;
    const chatcore_status status = chatcore_linter_check(linter_, in.data, in.size, &report, &error_);
    Succeeded(status, report);
  }

  void NewDesk(Bytes in) {
    chatcore_desk* desk = nullptr;
    const chatcore_desk_parts with = parts();
    const chatcore_status status = chatcore_desk_new(in.data, in.size, &with, &desk, &error_);
    Succeeded(status, desk != nullptr);
    Adopt(desk);
  }

  void Restore(Bytes in) {
    chatcore_desk* desk = nullptr;
    const chatcore_desk_parts with = parts();
    const chatcore_status status = chatcore_desk_restore(in.data, in.size, &with, &desk, &error_);
    Succeeded(status, desk != nullptr);
    Adopt(desk);
  }

  void Apply(Bytes in) {
    chatcore_bytes events = {nullptr, 0};
    now_us_ += 1'000'000;
    const chatcore_status status = chatcore_desk_apply(desk_, in.data, in.size, now_us_, &events, &error_);
    Succeeded(status, events.size != 0);
  }

  void ApplyMany(Bytes in) {
    chatcore_bytes batches = {nullptr, 0};
    std::size_t applied = 0;
    now_us_ += 1'000'000;
    const chatcore_status status =
        chatcore_desk_apply_many(desk_, in.data, in.size, now_us_, &batches, &applied, &error_);
    Succeeded(status, batches.size != 0 && applied == 0);
  }

  // The bytes are a time.
  void Advance(Bytes in) {
    std::int64_t step_us = 60'000'000;
    if (in.size >= sizeof(step_us)) std::memcpy(&step_us, in.data, sizeof(step_us));
    std::int64_t now_us = 0;
    if (__builtin_add_overflow(now_us_, step_us, &now_us)) now_us = step_us;
    chatcore_bytes events = {nullptr, 0};
    if (Succeeded(chatcore_desk_advance(desk_, now_us, &events, &error_), events.size != 0)) {
      now_us_ = now_us > now_us_ ? now_us : now_us_;
    }
    Must(chatcore_desk_next_deadline_us(desk_) != 0, "a deadline is a time, never, or at once");
  }

  void Query(Bytes in) {
    chatcore_buffer* answer = nullptr;
    const chatcore_status status = chatcore_desk_query(desk_, in.data, in.size, now_us_, &answer, &error_);
    Succeeded(status, answer);
  }

  void Replay(Bytes in) {
    const chatcore_status status = chatcore_desk_replay(desk_, in.data, in.size, &error_);
    poisoned_ = poisoned_ || (status != CHATCORE_OK);
    Succeeded(status, false);
  }

  void SnapshotAndHash() {
    chatcore_buffer* snapshot = nullptr;
    const chatcore_status status = chatcore_desk_snapshot(desk_, &snapshot, &error_);
    const std::string bytes(reinterpret_cast<const char*>(chatcore_buffer_data(snapshot)),
                            chatcore_buffer_size(snapshot));
    if (!Succeeded(status, snapshot) || poisoned_) return;
    std::uint64_t before = 0;
    Must(Succeeded(chatcore_desk_state_hash(desk_, &before, &error_), false), "a desk that is well has a hash");
    Restore({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    std::uint64_t after = 0;
    Must(Succeeded(chatcore_desk_state_hash(desk_, &after, &error_), false), "a restored desk has a hash");
    Must(before == after, "a restored desk has the same hash");
  }

  chatcore_desk* desk_ = nullptr;
  chatcore_linter* linter_ = nullptr;
  chatcore_error* error_ = nullptr;
  std::int64_t now_us_ = kStartUs;
  bool poisoned_ = false;
};

}  // namespace
}  // namespace chatcore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chatcore::fuzz;
  Host host;
  for (int calls = 0; calls < kMostCalls && size >= 3; ++calls) {
    const auto call = static_cast<Call>(data[0] % kCalls);
    std::size_t taken = static_cast<std::size_t>(data[1]) | static_cast<std::size_t>(data[2]) << 8;
    data += 3;
    size -= 3;
    if (taken > size) taken = size;
    // A block of its own, so that a byte read past the end is seen.
    const std::string in(reinterpret_cast<const char*>(data), taken);
    host.Do(call, {reinterpret_cast<const std::uint8_t*>(in.data()), in.size()});
    data += taken;
    size -= taken;
  }
  return 0;
}
