#include "src/base/hasher.h"

#include <array>
#include <cstddef>

#define XXH_INLINE_ALL
#include "xxhash.h"

namespace chatcore::base {

std::uint64_t HashBytes(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

struct Hasher::State {
  XXH3_state_t xxh;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { XXH3_64bits_reset(&state_->xxh); }
Hasher::~Hasher() = default;

void Hasher::Add(std::string_view text) {
  AddNumber(text.size());
  XXH3_64bits_update(&state_->xxh, text.data(), text.size());
}

void Hasher::AddNumber(std::uint64_t value) {
  std::array<unsigned char, 8> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(value >> (8 * i));
  XXH3_64bits_update(&state_->xxh, bytes.data(), bytes.size());
}

std::uint64_t Hasher::Digest() const { return XXH3_64bits_digest(&state_->xxh); }

}  // namespace chatcore::base
