#ifndef CHATCORE_SRC_BASE_RANDOM_H_
#define CHATCORE_SRC_BASE_RANDOM_H_

#include <cstdint>

namespace chatcore::base {

/// The next state of a seeded generator (SplitMix64, Steele, Lea and Flood 2014). The state is durable; the event that
/// uses a draw carries the new state.
inline std::uint64_t NextRandomState(std::uint64_t state) { return state + 0x9e3779b97f4a7c15u; }

/// The number that belongs to a state.
inline std::uint64_t RandomNumber(std::uint64_t state) {
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_RANDOM_H_
