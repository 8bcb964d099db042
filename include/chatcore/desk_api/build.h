#ifndef CHATCORE_DESK_API_BUILD_H_
#define CHATCORE_DESK_API_BUILD_H_

#include "chatcore/v1/command.pb.h"

// What the builders in namespace chatcore::commands share. A builder is an aggregate for designated initialisers with
//
//   void Fill(v1::Command&) const     replaces the body of the command and leaves its envelope alone; one v1::Command
//                                     used again and again allocates nothing for ids and texts
//   operator v1::Command() const      a new command
//
// Strings are views: what they point to has to outlive the builder, not the command made from it.

namespace chatcore::commands::detail {

/// A command without an envelope and with the body that `builder` describes.
template <typename Builder>
v1::Command Build(const Builder& builder) {
  v1::Command command;
  builder.Fill(command);
  return command;
}

/// The body to fill: emptied, its memory kept when the command had the same kind of body before.
template <typename Body>
Body& Emptied(Body* body) {
  body->Clear();
  return *body;
}

}  // namespace chatcore::commands::detail

#endif  // CHATCORE_DESK_API_BUILD_H_
