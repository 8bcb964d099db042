#include "chatcore/journal_host.h"
#include "src/base/status.h"
#include "src/journal/rebuild.h"

namespace chatcore::journal {

absl::Status ReadEvents(Journal& journal, std::string_view workspace, std::uint64_t from_seq, const EventVisitor& visit,
                        std::uint64_t to_seq) {
  v1::EventBatch batch;  // keeps its messages from record to record
  return journal.Read(workspace, from_seq, to_seq, [&](const Journal::StoredRecord& record) -> absl::Status {
    CHATCORE_RETURN_IF_ERROR(ParseRecord(workspace, record, batch));
    for (const v1::Event& event : batch.events()) {
      if (event.seq() < from_seq) continue;
      if (event.seq() > to_seq) break;
      CHATCORE_RETURN_IF_ERROR(visit(event));
    }
    return absl::OkStatus();
  });
}

}  // namespace chatcore::journal
