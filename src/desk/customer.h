#ifndef CHATCORE_SRC_DESK_CUSTOMER_H_
#define CHATCORE_SRC_DESK_CUSTOMER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/types.pb.h"
#include "src/base/deadline.h"
#include "src/base/slot_map.h"

namespace chatcore::desk {

/// Somebody who asks for help. Leaves the state some time after the last conversation, ticket and change.
struct Customer {
  v1::Customer profile;
  bool blocked = false;       // nothing new is taken from this sender
  bool forgotten = false;     // personal fields were cleared on request
  std::string last_agent_id;  // who served last
  base::Deadline retire;      // set while nothing of the customer is in the state

  std::vector<base::Handle> conversations;  // derived, sorted; closed ones until they leave
  std::vector<base::Handle> tickets;        // derived, sorted
};

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_CUSTOMER_H_
