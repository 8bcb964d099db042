#ifndef CHATCORE_DESK_API_DESCRIBE_LINE_H_
#define CHATCORE_DESK_API_DESCRIBE_LINE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"

// How Describe writes the parts of a line.

namespace chatcore::detail {

/// A thing by its id, or where the event carries none by its handle: "agent eva", "agent @42".
struct Thing {
  std::string_view noun;
  std::string_view id;
  std::uint64_t handle = 0;
};

/// "1 queue", "2 queues".
struct Count {
  std::int64_t number;
  std::string_view noun;
};

/// A length of time: "1m30s".
struct Length {
  std::int64_t us;
};

/// Text that grows. Ids are the host's: control characters in them become '?', so that a line stays a line.
class Line {
 public:
  template <typename... Parts>
  void Say(const Parts&... parts) {
    (Append(parts), ...);
  }
  std::string Take() { return std::move(text_); }

 private:
  void Append(std::string_view text) {
    for (char c : text) text_ += (c >= '\0' && c < ' ') || c == '\x7f' ? '?' : c;
  }
  void Append(std::uint64_t number) { text_ += std::to_string(number); }
  void Append(Thing thing) {
    Say(thing.noun, " ");
    if (thing.id.empty()) {
      Say("@", thing.handle);
    } else {
      Append(thing.id);
    }
  }
  void Append(Count count) {
    text_ += std::to_string(count.number);
    Say(" ", count.noun, count.number == 1 ? "" : "s");
  }
  void Append(Length length) { text_ += length.us == 0 ? "0s" : absl::FormatDuration(absl::Microseconds(length.us)); }

  std::string text_;
};

}  // namespace chatcore::detail

#endif  // CHATCORE_DESK_API_DESCRIBE_LINE_H_
