#ifndef CHATCORE_SRC_DESK_STATE_HASH_H_
#define CHATCORE_SRC_DESK_STATE_HASH_H_

#include <cstdint>

#include "src/desk/state.h"

namespace chatcore::desk {

/// A number over the durable state: things in order of their ids, references by id, personal fields by presence only.
/// Independent of handles, of memory layout and of the process. Cost: linear in the state, plus sorting the ids.
std::uint64_t HashState(const State& state);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_STATE_HASH_H_
