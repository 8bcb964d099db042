#ifndef CHATCORE_SRC_BASE_HASHER_H_
#define CHATCORE_SRC_BASE_HASHER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

namespace chatcore::base {

/// XXH3 (64 bits) over bytes.
std::uint64_t HashBytes(std::string_view bytes);

/// Hashes a walk over fields, independent of memory layout and of byte order. Strings carry their length, so that
/// ("ab", "c") and ("a", "bc") differ.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void Add(std::string_view text);
  void AddNumber(std::uint64_t value);
  template <typename Number>
  requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void Add(Number value) {
    AddNumber(static_cast<std::uint64_t>(value));
  }
  std::uint64_t Digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_HASHER_H_
