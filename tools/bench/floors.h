#ifndef CHATCORE_TOOLS_BENCH_FLOORS_H_
#define CHATCORE_TOOLS_BENCH_FLOORS_H_

#include <cstdint>

namespace chatcore::bench {

/// What any router has to pay that keeps its things in a hash map and an ordered set: one absl::flat_hash_map find and
/// one absl::btree_set erase and insert, at `entries` entries, in ns. Figures beside it, measured in the same process,
/// can be compared between machines.
double FloorNs(std::uint32_t entries, std::uint64_t seed);

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_FLOORS_H_
