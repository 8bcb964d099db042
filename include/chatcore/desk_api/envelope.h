#ifndef CHATCORE_DESK_API_ENVELOPE_H_
#define CHATCORE_DESK_API_ENVELOPE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/time.h"
#include "chatcore/desk_api/time.h"
#include "chatcore/v1/command.pb.h"

namespace chatcore {

/// Who asks. Made by the functions below; by default the host itself, to whom everything is permitted.
struct Actor {
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  std::string_view id = {};  // agent or customer id
  std::uint64_t handle = 0;  // or its handle
};

inline Actor AsHost() { return {}; }
inline Actor AsAgent(std::string_view agent) { return {.kind = v1::ACTOR_KIND_AGENT, .id = agent}; }
inline Actor AsAgent(std::uint64_t agent_handle) { return {.kind = v1::ACTOR_KIND_AGENT, .handle = agent_handle}; }
inline Actor AsCustomer(std::string_view customer) { return {.kind = v1::ACTOR_KIND_CUSTOMER, .id = customer}; }
inline Actor AsCustomer(std::uint64_t customer_handle) {
  return {.kind = v1::ACTOR_KIND_CUSTOMER, .handle = customer_handle};
}
/// A language model that drafts for `agent`.
inline Actor AsModel(std::string_view agent) { return {.kind = v1::ACTOR_KIND_MODEL, .id = agent}; }
inline Actor AsModel(std::uint64_t agent_handle) { return {.kind = v1::ACTOR_KIND_MODEL, .handle = agent_handle}; }

/// What any command may carry beside its body.
struct Envelope {
  std::string_view id = {};                            // the same id again changes nothing: safe to retry
  std::optional<absl::Time> issued = std::nullopt;     // when the client made the command
  std::optional<absl::Time> not_after = std::nullopt;  // refused when applied later than this
  Actor actor = {};
};

/// Puts a command into an envelope. An envelope that the command had before is replaced as a whole.
///
/// ```cpp
/// desk->Apply(With(commands::AcceptOffer{.conversation = "chat-1"},
///                  {.id = "cmd-7", .issued = now, .actor = AsAgent("eva")}),
///             now, events);
/// ```
inline v1::Command With(v1::Command command, const Envelope& envelope) {
  command.clear_id();
  if (!envelope.id.empty()) command.mutable_id()->assign(envelope.id);
  command.set_issued_us(envelope.issued ? ToUs(*envelope.issued) : 0);
  command.set_not_after_us(envelope.not_after ? ToUs(*envelope.not_after) : 0);
  command.set_actor_kind(envelope.actor.kind);
  command.clear_actor_id();
  if (!envelope.actor.id.empty()) command.mutable_actor_id()->assign(envelope.actor.id);
  command.set_actor(envelope.actor.handle);
  return command;
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_ENVELOPE_H_
