#ifndef CHATCORE_TESTS_UNIT_DESK_API_SET_FIELDS_H_
#define CHATCORE_TESTS_UNIT_DESK_API_SET_FIELDS_H_

#include <set>
#include <string>

#include "chatcore/v1/command.pb.h"

// Which fields of a command are set, and which there are, as paths such as "start_conversation.requirement.language".
// Messages that a builder takes whole (Config, ConfigPatch, TicketRecord) count as one field.

namespace chatcore::test {

/// The fields that are set, each as "path=value"; only the path for a message taken whole or an empty body.
std::set<std::string> SetFields(const v1::Command& command);

/// The paths of every field of every command body.
std::set<std::string> BodyFields();

/// The paths of the fields beside the body.
std::set<std::string> EnvelopeFields();

}  // namespace chatcore::test

#endif  // CHATCORE_TESTS_UNIT_DESK_API_SET_FIELDS_H_
