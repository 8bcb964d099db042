#include "src/journal/record_digest.h"

#include <xxhash.h>

#include <array>
#include <cstddef>
#include <initializer_list>

namespace chatcore::journal {
namespace {

// Numbers go in as little-endian bytes, so that a journal reads the same on every machine.
std::uint64_t Digest(std::initializer_list<std::uint64_t> numbers, std::string_view bytes) {
  std::array<unsigned char, 4 * sizeof(std::uint64_t)> header;
  std::size_t size = 0;
  for (std::uint64_t number : numbers) {
    for (int shift = 0; shift < 64; shift += 8) header[size++] = static_cast<unsigned char>(number >> shift);
  }
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), XXH3_64bits(header.data(), size));
}

}  // namespace

std::uint64_t FirstDigest(std::string_view workspace) { return Digest({}, workspace); }

std::uint64_t NextDigest(std::uint64_t previous, std::uint64_t first_seq, std::uint64_t last_seq, std::uint64_t epoch,
                         std::string_view batch) {
  return Digest({previous, first_seq, last_seq, epoch}, batch);
}

std::uint64_t SnapshotChecksum(std::uint64_t record_digest, std::uint64_t seq, std::string_view bytes) {
  return Digest({record_digest, seq}, bytes);
}

}  // namespace chatcore::journal
