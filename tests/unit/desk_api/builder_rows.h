#ifndef CHATCORE_TESTS_UNIT_DESK_API_BUILDER_ROWS_H_
#define CHATCORE_TESTS_UNIT_DESK_API_BUILDER_ROWS_H_

#include <set>
#include <string>
#include <vector>

#include "chatcore/v1/command.pb.h"

namespace chatcore::test {

/// A command from a builder with one member set (two where one says nothing alone), and the fields that have to be set.
struct BuilderRow {
  v1::Command command;
  std::set<std::string> fields;
};

std::vector<BuilderRow> PeopleRows();
std::vector<BuilderRow> ConversationRows();
std::vector<BuilderRow> RoutingRows();
std::vector<BuilderRow> TicketRows();

}  // namespace chatcore::test

#endif  // CHATCORE_TESTS_UNIT_DESK_API_BUILDER_ROWS_H_
