// Reading goes by pages: each is read and checked in one short transaction and visited outside of it, so that a slow
// visitor neither holds back the write-ahead log nor keeps itself from writing to this journal.

#include <algorithm>
#include <utility>

#include "src/base/status.h"
#include "src/journal/checks.h"
#include "src/journal/record_digest.h"
#include "src/journal/sqlite_journal.h"

namespace chatcore::journal {
namespace {

constexpr std::size_t kPageBytes = 1 << 20;
constexpr std::size_t kPageRecords = 4'096;

}  // namespace

absl::Status SqliteJournal::Read(std::string_view workspace, std::uint64_t from_seq, std::uint64_t to_seq,
                                 const Visitor& visit) {
  CHATCORE_RETURN_IF_ERROR(CheckRange(from_seq));
  while (true) {
    absl::StatusOr<Page> page = ReadPage(workspace, from_seq, to_seq);
    if (!page.ok()) return page.status();
    std::size_t begin = 0;
    for (Page::Entry& entry : page->entries) {
      entry.record.batch = std::string_view(page->bytes).substr(begin, entry.end - begin);
      begin = entry.end;
      CHATCORE_RETURN_IF_ERROR(visit(entry.record));
    }
    CHATCORE_RETURN_IF_ERROR(page->damage);
    if (page->last) return absl::OkStatus();
    from_seq = page->entries.back().record.last_seq + 1;
  }
}

absl::StatusOr<SqliteJournal::Page> SqliteJournal::ReadPage(std::string_view workspace, std::uint64_t from_seq,
                                                            std::uint64_t to_seq) {
  Transaction transaction(*database_);
  CHATCORE_RETURN_IF_ERROR(transaction.BeginRead());
  absl::StatusOr<Row> row = LoadWorkspace(workspace);
  if (!row.ok()) return row.status();
  Page page;
  page.damage = FillPage(workspace, *row, from_seq, to_seq, page);
  page.last = page.last || !page.damage.ok();
  return page;
}

absl::Status SqliteJournal::FillPage(std::string_view workspace, const Row& head, std::uint64_t from_seq,
                                     std::uint64_t to_seq, Page& page) {
  from_seq = std::min(from_seq, kEnd);
  Use before(*database_, record_before_);
  absl::StatusOr<bool> found = before.Bind(workspace).Bind(from_seq).Step();
  if (!found.ok()) return found.status();
  ChainCheck chain(workspace, *found ? before.Unsigned(0) : 0, *found ? before.Unsigned(1) : FirstDigest(workspace));

  Use records(*database_, records_from_);
  records.Bind(workspace).Bind(from_seq);
  while (chain.last_seq() < to_seq && page.bytes.size() < kPageBytes && page.entries.size() < kPageRecords) {
    found = records.Step();
    if (!found.ok()) return found.status();
    if (!*found) {
      page.last = true;
      return chain.End(head.workspace.head, head.digest);
    }
    const StoredRecord record{records.Unsigned(0), records.Unsigned(1), records.Unsigned(2), records.Unsigned(3),
                              records.Bytes(4)};
    CHATCORE_RETURN_IF_ERROR(chain.Next(record));
    if (record.first_seq > to_seq) break;
    page.bytes.append(record.batch);
    page.entries.push_back({record, page.bytes.size()});
  }
  page.last = page.entries.empty() || chain.last_seq() >= to_seq;
  return absl::OkStatus();
}

}  // namespace chatcore::journal
