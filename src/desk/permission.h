#ifndef CHATCORE_SRC_DESK_PERMISSION_H_
#define CHATCORE_SRC_DESK_PERMISSION_H_

#include <string_view>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/types.pb.h"

namespace chatcore::desk {

/// How the actor stands to the thing the command is about.
enum class Relation {
  kNone,  // a colleague's, or another customer's
  kOwn,   // the actor itself, its conversation, its offer, its ticket
};

/// The least an actor needs for a command. Hosts and the system may do everything.
struct Permission {
  v1::Command::BodyCase command;
  bool customer_own;      // a customer on what is their own
  v1::Role role_own;      // an agent on what is its own; ROLE_UNSPECIFIED = never
  v1::Role role_other;    // an agent on anything else; ROLE_UNSPECIFIED = never
  std::string_view name;  // said when it is missing
};

/// The row of the table for a command. Null for a command that needs none.
const Permission* PermissionFor(v1::Command::BodyCase command);

/// True when the actor may.
bool IsPermitted(const Permission& permission, v1::ActorKind kind, v1::Role role, Relation relation);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_PERMISSION_H_
