#ifndef CHATCORE_SRC_DESK_SETTLE_H_
#define CHATCORE_SRC_DESK_SETTLE_H_

#include "src/desk/emitter.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Draws the next consequence of what has happened: a presence that no longer holds, an offer that is not eligible any
/// more, an item of a removed queue, a match of an item and an agent. One step at a time: each is decided on the state
/// that the one before left.
///
/// `work` says where to look and is narrowed where nothing was found; it decides nothing by itself, so a restored desk,
/// which looks everywhere, takes the same steps.
///
/// Returns false, having emitted nothing, when there is no consequence left: no agent and item that the queue's mode
/// may bind remain apart.
bool SettleOneStep(const State& state, Work& work, Emitter& emit);

/// True when SettleOneStep would take a step. Emits nothing; narrows `work` likewise.
bool HasStepToSettle(const State& state, Work& work);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_SETTLE_H_
