#include "src/desk/emitter.h"

#include <algorithm>

#include "src/desk/evolve.h"

namespace chatcore::desk {

Emitter::Emitter(State& state, EventList& events) : state_(state), events_(events), first_(events.size()) {}

void Emitter::Begin(std::int64_t at_us, std::string_view command_id) {
  at_us_ = std::max(at_us, state_.at_us);
  command_id_ = command_id;
  state_.router.SetDay(agent::DayOf(at_us_));
}

void Emitter::Reject(v1::RejectReason reason, std::string_view detail) {
  EmitEphemeral({}, [&](v1::Event& event) {
    event.mutable_command_rejected()->set_reason(reason);
    event.mutable_command_rejected()->set_detail(std::string(detail));
  });
}

v1::Event& Emitter::Open(const Readers& readers) {
  v1::Event& event = events_.Add();
  event.set_at_us(at_us_);
  if (!command_id_.empty()) event.set_command_id(command_id_);
  std::uint32_t audience = v1::AUDIENCE_HOST;
  if (readers.customer) audience |= v1::AUDIENCE_CUSTOMER;
  if (readers.supervisors) audience |= v1::AUDIENCE_SUPERVISORS;
  event.set_audience(audience);
  for (base::Handle agent : readers.agents) {
    if (agent != base::kNoHandle) event.add_audience_agents(agent);
  }
  return event;
}

void Emitter::Commit(v1::Event& event) {
  event.set_seq(state_.seq + 1);
  status_ = Evolve(state_, event);
}

}  // namespace chatcore::desk
