#ifndef CHATCORE_SRC_BASE_STRINGS_H_
#define CHATCORE_SRC_BASE_STRINGS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

// Some builds of Abseil have a string_view of their own, others use the standard one. This header is the only place
// that names absl::string_view.

namespace chatcore::base {

inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view ToStd(absl::string_view text) { return {text.data(), text.size()}; }

// Abseil's default string hash is transparent for absl::string_view only.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return absl::Hash<std::string_view>()(text); }
};
struct StringEq {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const { return a == b; }
};

/// A hash map keyed by strings that can be asked with a std::string_view. Iteration order is different in every
/// process: it must never reach an event, a snapshot or a hash.
template <typename Value>
using StringMap = absl::flat_hash_map<std::string, Value, StringHash, StringEq>;

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_STRINGS_H_
