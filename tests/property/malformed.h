#ifndef CHATCORE_TESTS_PROPERTY_MALFORMED_H_
#define CHATCORE_TESTS_PROPERTY_MALFORMED_H_

#include <string>
#include <vector>

#include "chatcore/v1/command.pb.h"

namespace chatcore::property {

struct Malformed {
  std::string why;
  v1::Command command;
};

/// Commands that break the contract whatever the desk holds, under the default limits.
const std::vector<Malformed>& MalformedCommands();

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_MALFORMED_H_
