#ifndef CHATCORE_SRC_DESK_ITEMS_H_
#define CHATCORE_SRC_DESK_ITEMS_H_

#include <string_view>

#include "src/desk/state.h"
#include "src/routing/eligibility.h"

namespace chatcore::desk {

/// A conversation as the router sees it. Borrows from the state.
routing::Item ItemOf(const State& state, const Conversation& conversation);

/// What would lift an obstacle, in English; for refusals and explanations.
std::string_view ObstacleRemedy(v1::Obstacle obstacle);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_ITEMS_H_
