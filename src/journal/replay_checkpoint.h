#ifndef CHATCORE_SRC_JOURNAL_REPLAY_CHECKPOINT_H_
#define CHATCORE_SRC_JOURNAL_REPLAY_CHECKPOINT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/journal.h"

namespace chatcore::journal {

/// How far a replay has come, kept in the journal's own file in a table of its own: one row for each workspace,
/// replaced in one transaction, so that a replay may be killed at any moment. Nothing else is ever written.
///
/// ```cpp
/// absl::StatusOr<std::unique_ptr<ReplayCheckpoints>> checkpoints = ReplayCheckpoints::Open("desk.journal");
/// (*checkpoints)->Save("acme", {.seq = 5000, .digest = record.digest, .bytes = *desk->Snapshot()});
/// ```
///
/// Thread-compatible.
class ReplayCheckpoints {
 public:
  static absl::StatusOr<std::unique_ptr<ReplayCheckpoints>> Open(const std::string& path);
  virtual ~ReplayCheckpoints() = default;

  virtual absl::Status Save(std::string_view workspace, const Journal::StoredSnapshot& checkpoint) = 0;

  /// Returns nothing when there is none or its checksum is wrong. Whether it belongs to the records now stored is for
  /// the caller to check, by its digest.
  virtual absl::StatusOr<std::optional<Journal::StoredSnapshot>> Load(std::string_view workspace) = 0;

  virtual absl::Status Remove(std::string_view workspace) = 0;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_SRC_JOURNAL_REPLAY_CHECKPOINT_H_
