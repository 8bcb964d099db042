#ifndef CHATCORE_SRC_C_DESK_HANDLE_H_
#define CHATCORE_SRC_C_DESK_HANDLE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "chatcore/desk.h"
#include "chatcore/event_list.h"
#include "src/c/border.h"

struct chatcore_desk {
  explicit chatcore_desk(std::unique_ptr<chatcore::Desk> made) : desk(std::move(made)) {}

  std::unique_ptr<chatcore::Desk> desk;
  chatcore::EventList events;  // reused by every call
  std::string batch;           // the events of one command, borrowed by the host until the next change
  std::string batches;         // of several commands, borrowed likewise
  bool poisoned = false;       // an exception came out of the desk, or events could not be handed over
};

namespace chatcore::c {

/// Checks that the desk may be used.
absl::Status CheckUsable(const chatcore_desk* desk);

/// Runs `body`, which changes the desk and returns an absl::Status. When it throws, events may be lost, so the desk
/// stays poisoned.
template <typename Body>
absl::Status Change(chatcore_desk& desk, Body&& body) {
  desk.poisoned = true;
  absl::Status status = body();
  desk.poisoned = false;
  return status;
}

}  // namespace chatcore::c

#endif  // CHATCORE_SRC_C_DESK_HANDLE_H_
