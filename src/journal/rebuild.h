#ifndef CHATCORE_SRC_JOURNAL_REBUILD_H_
#define CHATCORE_SRC_JOURNAL_REBUILD_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "chatcore/desk.h"
#include "chatcore/journal.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore::journal {

/// Reads the events of a record into `batch`. kDataLoss when they are not the ones that it is numbered with.
absl::Status ParseRecord(std::string_view workspace, const Journal::StoredRecord& record, v1::EventBatch& batch);

/// Adds the place to the message of an error.
absl::Status AtSeq(const absl::Status& status, std::string_view workspace, std::uint64_t seq);

/// Builds a desk from stored events. Without a desk to start from, the first event has to be the configuration.
class Rebuild {
 public:
  Rebuild(std::string_view workspace, Parts parts, std::unique_ptr<Desk> desk)
      : workspace_(workspace), parts_(std::move(parts)), desk_(std::move(desk)) {}

  /// Errors as Desk::Replay, with the sequence; an event that does not follow the one before is kDataLoss.
  absl::Status Replay(const v1::Event& event);

  /// Null until there was an event.
  const Desk* desk() const { return desk_.get(); }
  std::uint64_t last_seq() const { return desk_ == nullptr ? 0 : desk_->LastSeq(); }
  std::unique_ptr<Desk> Take() { return std::move(desk_); }

 private:
  absl::Status Start(const v1::Event& event);

  const std::string workspace_;
  const Parts parts_;
  std::unique_ptr<Desk> desk_;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_REBUILD_H_
