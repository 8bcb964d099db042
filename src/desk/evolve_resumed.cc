#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"

namespace chatcore::desk {
namespace {

// The order among equal times stays as it was: the sequence numbers are kept.
void Shift(State& state, base::Deadline& deadline, std::int64_t gap_us, TimerKind kind, base::Handle owner,
           base::Handle other = base::kNoHandle) {
  if (!deadline.IsSet()) return;
  state.timers.Cancel(deadline.timer);
  deadline.at_us += gap_us;
  StartTimer(state, deadline, kind, owner, other);
}

}  // namespace

absl::Status EvolveDeskResumed(State& state, const v1::Event& event, const v1::DeskResumed& body) {
  const std::int64_t gap_us = body.gap_us();
  state.offers.ForEach(
      [&](base::Handle handle, Offer& offer) { Shift(state, offer.expires, gap_us, TimerKind::kOffer, handle); });
  state.agents.ForEach(
      [&](base::Handle handle, agent::Agent& agent) { Shift(state, agent.grace, gap_us, TimerKind::kGrace, handle); });
  state.assignments.ForEach([&](base::Handle handle, Assignment& assignment) {
    Shift(state, assignment.wrap_up_until, gap_us, TimerKind::kWrapUp, handle);
  });
  state.conversations.ForEach([&](base::Handle handle, Conversation& conversation) {
    for (Backoff& backoff : conversation.backoffs) {
      Shift(state, backoff.until, gap_us, TimerKind::kBackoff, handle, backoff.agent);
    }
  });
  return absl::OkStatus();
}

}  // namespace chatcore::desk
