#ifndef CHATCORE_DESK_API_CONFIGURE_COMMAND_H_
#define CHATCORE_DESK_API_CONFIGURE_COMMAND_H_

#include <variant>

#include "chatcore/desk_api/build.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"

namespace chatcore::commands {

/// Replaces the configuration, or a part of it, in one step: `Configure{.change = presets::SmallTeam()}`.
struct Configure {
  std::variant<std::monostate, v1::Config, v1::ConfigPatch> change = {};
  bool force = false;  // also remove queues, skills and teams that are in use

  void Fill(v1::Command& command) const {
    v1::Configure& body = detail::Emptied(command.mutable_configure());
    if (const auto* whole = std::get_if<v1::Config>(&change)) *body.mutable_whole() = *whole;
    if (const auto* patch = std::get_if<v1::ConfigPatch>(&change)) *body.mutable_patch() = *patch;
    body.set_force(force);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_CONFIGURE_COMMAND_H_
