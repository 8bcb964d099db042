#ifndef CHATCORE_DESK_API_AUDIENCE_H_
#define CHATCORE_DESK_API_AUDIENCE_H_

#include <algorithm>
#include <cstdint>

#include "chatcore/v1/event.pb.h"

namespace chatcore {

/// True when people of this kind may see the event: `IsFor(event, v1::AUDIENCE_CUSTOMER)`. Of customers only the one
/// whose conversation, ticket or card the event is about. False for v1::AUDIENCE_NONE.
inline bool IsFor(const v1::Event& event, v1::Audience audience) {
  return (event.audience() & static_cast<std::uint32_t>(audience)) != 0;
}

/// True when the event names this agent as one of its readers. False for handle 0. Cost: linear in the named agents.
inline bool IsForAgent(const v1::Event& event, std::uint64_t agent_handle) {
  const auto& agents = event.audience_agents();
  return agent_handle != 0 && std::find(agents.begin(), agents.end(), agent_handle) != agents.end();
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_AUDIENCE_H_
