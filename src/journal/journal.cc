#include "chatcore/journal.h"

namespace chatcore {

absl::StatusOr<std::uint64_t> Journal::Cursor(std::string_view workspace) {
  absl::StatusOr<Workspace> stored = GetWorkspace(workspace);
  if (!stored.ok()) return stored.status();
  return stored->cursor;
}

}  // namespace chatcore
