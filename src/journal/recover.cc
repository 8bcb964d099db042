#include <optional>
#include <utility>

#include "chatcore/journal_host.h"
#include "src/base/status.h"
#include "src/journal/rebuild.h"

namespace chatcore::journal {
namespace {

// The newest snapshot that a desk takes; null when there is none. A damaged one gives way to the one before it, which
// only makes recovery longer.
absl::StatusOr<std::unique_ptr<Desk>> RestoreSnapshot(Journal& journal, std::string_view workspace,
                                                      const Parts& parts) {
  std::uint64_t max_seq = Journal::kEnd;
  while (true) {
    absl::StatusOr<std::optional<Journal::StoredSnapshot>> snapshot = journal.LatestSnapshot(workspace, max_seq);
    if (!snapshot.ok()) return snapshot.status();
    if (!snapshot->has_value()) return std::unique_ptr<Desk>();
    const std::uint64_t seq = (*snapshot)->seq;
    absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Restore((*snapshot)->bytes, parts);
    if (desk.ok() && (*desk)->LastSeq() == seq) return desk;
    if (!desk.ok() && desk.status().code() != absl::StatusCode::kDataLoss) {
      return AtSeq(desk.status(), workspace, seq);
    }
    max_seq = seq - 1;
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<Desk>> Recover(Journal& journal, std::string_view workspace, const Parts& parts) {
  absl::StatusOr<std::unique_ptr<Desk>> restored = RestoreSnapshot(journal, workspace, parts);
  if (!restored.ok()) return restored;
  Rebuild rebuild(workspace, parts, *std::move(restored));
  CHATCORE_RETURN_IF_ERROR(ReadEvents(journal, workspace, rebuild.last_seq() + 1,
                                      [&](const v1::Event& event) { return rebuild.Replay(event); }));
  if (rebuild.desk() == nullptr) {
    return base::NotFound("workspace {}: nothing stored yet; make the desk with Desk::Create", workspace);
  }
  return rebuild.Take();
}

}  // namespace chatcore::journal
