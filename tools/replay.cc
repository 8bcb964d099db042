#include "tools/replay.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "chatcore/desk.h"
#include "chatcore/journal.h"
#include "chatcore/journal_stores.h"
#include "fmt/format.h"
#include "fmt/ranges.h"
#include "src/base/status.h"
#include "src/journal/rebuild.h"
#include "src/journal/replay_checkpoint.h"
#include "tools/output.h"

namespace chatcore::tools {
namespace {

using Clock = std::chrono::steady_clock;

struct Result {
  std::uint64_t records = 0;
  std::uint64_t events = 0;
  std::uint64_t first_seq = 0;  // 0 = nothing was left to replay
  std::uint64_t last_seq = 0;
  std::uint64_t continued_after = 0;  // the checkpoint; 0 = none
  std::uint64_t checkpoints = 0;
  double seconds = 0;
  std::uint64_t state_hash = 0;
};

absl::StatusOr<std::optional<std::uint64_t>> ParseHash(const std::string& text) {
  if (text.empty()) return std::optional<std::uint64_t>();
  std::uint64_t hash = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, hash, 16);
  if (error != std::errc() || stop != end || text.size() > 16) {
    return base::InvalidArgument("--expect-hash {}: up to 16 hexadecimal digits were expected", text);
  }
  return std::optional<std::uint64_t>(hash);
}

absl::StatusOr<Journal::Workspace> ChooseWorkspace(Journal& journal, const ReplayOptions& options) {
  std::string id = options.workspace;
  if (id.empty()) {
    absl::StatusOr<std::vector<std::string>> ids = journal.ListWorkspaces();
    if (!ids.ok()) return ids.status();
    if (ids->empty()) return base::NotFound("journal {}: no workspace in it", options.journal);
    if (ids->size() > 1) {
      const std::size_t shown = std::min<std::size_t>(ids->size(), 5);
      return base::InvalidArgument("journal {}: {} workspaces ({}{}); name one with --workspace", options.journal,
                                   ids->size(), fmt::join(ids->begin(), ids->begin() + shown, ", "),
                                   shown < ids->size() ? ", ..." : "");
    }
    id = ids->front();
  }
  absl::StatusOr<Journal::Workspace> workspace = journal.GetWorkspace(id);
  if (!workspace.ok()) return workspace;
  if (workspace->head == 0) return base::NotFound("workspace {}: no events stored yet", id);
  if (options.until > workspace->head) {
    return base::InvalidArgument("--until {}: the journal of workspace {} ends at {}", options.until, id,
                                 workspace->head);
  }
  return workspace;
}

void Say(const ReplayOptions& options, std::string_view key, std::string_view message, std::ostream& err) {
  err << (options.json ? JsonObject().Set(key, message).Text() : fmt::format("chatcore: {}", message)) << "\n";
}

class Replay {
 public:
  Replay(const ReplayOptions& options, std::unique_ptr<Journal> journal, Journal::Workspace workspace,
         std::ostream& err)
      : options_(options), journal_(std::move(journal)), workspace_(std::move(workspace)), err_(err) {}

  absl::StatusOr<Result> Run() {
    const Clock::time_point start = Clock::now();
    absl::StatusOr<std::unique_ptr<Desk>> desk = LoadCheckpoint();
    if (!desk.ok()) return desk.status();
    journal::Rebuild rebuild(workspace_.id, {}, *std::move(desk));
    result_.continued_after = rebuild.last_seq();
    CHATCORE_RETURN_IF_ERROR(
        journal_->Read(workspace_.id, rebuild.last_seq() + 1, Until(),
                       [&](const Journal::StoredRecord& record) { return ReplayRecord(record, rebuild); }));
    ClearProgress();
    result_.last_seq = rebuild.last_seq();
    result_.state_hash = rebuild.desk()->StateHash();
    result_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (checkpoints_ != nullptr) DropCheckpoint();
    return result_;
  }

  void ClearProgress() {
    if (progress_shown_) err_ << "\r\x1b[K" << std::flush;
    progress_shown_ = false;
  }

 private:
  std::uint64_t Until() const { return options_.until == 0 ? Journal::kEnd : options_.until; }

  // The desk at the checkpoint, or null to start at the first event.
  absl::StatusOr<std::unique_ptr<Desk>> LoadCheckpoint() {
    if (options_.checkpoint_every == 0) return std::unique_ptr<Desk>();
    absl::StatusOr<std::unique_ptr<journal::ReplayCheckpoints>> opened =
        journal::ReplayCheckpoints::Open(options_.journal);
    if (!opened.ok()) {
      NoCheckpoints(opened.status());
      return std::unique_ptr<Desk>();
    }
    checkpoints_ = *std::move(opened);
    if (options_.fresh) return std::unique_ptr<Desk>();
    absl::StatusOr<std::optional<Journal::StoredSnapshot>> checkpoint = checkpoints_->Load(workspace_.id);
    if (!checkpoint.ok()) return checkpoint.status();
    if (!checkpoint->has_value()) return std::unique_ptr<Desk>();
    if ((*checkpoint)->seq > Until()) {
      checkpoints_.reset();  // it belongs to a longer replay, which may still need it
      return std::unique_ptr<Desk>();
    }
    absl::StatusOr<bool> belongs = Belongs(**checkpoint);
    if (!belongs.ok()) return belongs.status();
    if (!*belongs) return std::unique_ptr<Desk>();
    absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Restore((*checkpoint)->bytes);
    // A checkpoint of another version costs time, not correctness.
    if (!desk.ok() || (*desk)->LastSeq() != (*checkpoint)->seq) return std::unique_ptr<Desk>();
    return desk;
  }

  // True when the record that the checkpoint ends with is the one now stored. The digest covers all before it.
  absl::StatusOr<bool> Belongs(const Journal::StoredSnapshot& checkpoint) {
    bool belongs = false;
    absl::Status status =
        journal_->Read(workspace_.id, checkpoint.seq, checkpoint.seq, [&](const Journal::StoredRecord& record) {
          belongs = record.last_seq == checkpoint.seq && record.digest == checkpoint.digest;
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
    return belongs;
  }

  absl::Status ReplayRecord(const Journal::StoredRecord& record, journal::Rebuild& rebuild) {
    CHATCORE_RETURN_IF_ERROR(journal::ParseRecord(workspace_.id, record, batch_));
    if (result_.first_seq == 0) result_.first_seq = rebuild.last_seq() + 1;
    for (const v1::Event& event : batch_.events()) {
      if (event.seq() > Until()) break;
      CHATCORE_RETURN_IF_ERROR(rebuild.Replay(event));
      ++result_.events;
    }
    ++result_.records;
    if (options_.on_record) options_.on_record(rebuild.last_seq());
    ShowProgress(rebuild.last_seq());
    return SaveCheckpoint(record, *rebuild.desk());
  }

  absl::Status SaveCheckpoint(const Journal::StoredRecord& record, const Desk& desk) {
    const std::uint64_t saved_seq = std::max(saved_seq_, result_.continued_after);
    if (checkpoints_ == nullptr || record.last_seq - saved_seq < options_.checkpoint_every) return absl::OkStatus();
    if (desk.LastSeq() != record.last_seq) return absl::OkStatus();  // --until stops inside this record
    absl::StatusOr<std::string> snapshot = desk.Snapshot();
    if (!snapshot.ok()) return snapshot.status();
    const absl::Status saved =
        checkpoints_->Save(workspace_.id, {record.last_seq, record.digest, *std::move(snapshot)});
    if (!saved.ok()) {
      NoCheckpoints(saved);
      return absl::OkStatus();
    }
    saved_seq_ = record.last_seq;
    ++result_.checkpoints;
    return absl::OkStatus();
  }

  void DropCheckpoint() {
    const absl::Status removed = checkpoints_->Remove(workspace_.id);
    if (!removed.ok()) NoCheckpoints(removed);
  }

  // The replay goes on: without checkpoints it is only slower after an interruption.
  void NoCheckpoints(const absl::Status& why) {
    ClearProgress();
    Say(options_, "warning", "no checkpoints: " + base::MessageOf(why), err_);
    checkpoints_.reset();
  }

  void ShowProgress(std::uint64_t seq) {
    if (!options_.progress || result_.records % 256 != 0) return;
    const Clock::time_point now = Clock::now();
    if (now - shown_at_ < std::chrono::milliseconds(100)) return;
    shown_at_ = now;
    progress_shown_ = true;
    err_ << fmt::format("\rreplay: event {} of {}\x1b[K", seq, std::min(Until(), workspace_.head)) << std::flush;
  }

  const ReplayOptions& options_;
  const std::unique_ptr<Journal> journal_;
  const Journal::Workspace workspace_;
  std::ostream& err_;
  std::unique_ptr<journal::ReplayCheckpoints> checkpoints_;  // null: none are kept
  v1::EventBatch batch_;                                     // keeps its messages from record to record
  Result result_;
  std::uint64_t saved_seq_ = 0;
  Clock::time_point shown_at_;
  bool progress_shown_ = false;
};

void Print(const ReplayOptions& options, const std::string& workspace, const Result& result, std::ostream& out) {
  if (options.json) {
    out << JsonObject()
               .Set("workspace", workspace)
               .Set("records", result.records)
               .Set("events", result.events)
               .Set("continued_after_seq", result.continued_after)
               .Set("last_seq", result.last_seq)
               .Set("checkpoints", result.checkpoints)
               .SetJson("seconds", fmt::format("{:.6f}", result.seconds))
               .Set("state_hash", fmt::format("{:016x}", result.state_hash))
               .Text()
        << "\n";
    return;
  }
  out << fmt::format("workspace   {}\n", workspace);
  if (result.continued_after > 0) out << fmt::format("continued   after event {}\n", result.continued_after);
  out << fmt::format("records     {}\n", result.records);
  out << (result.events == 0
              ? std::string("events      0\n")
              : fmt::format("events      {} (seq {} to {})\n", result.events, result.first_seq, result.last_seq));
  out << fmt::format("seconds     {:.3f}\n", result.seconds);
  out << fmt::format("state hash  {:016x}\n", result.state_hash);
}

int Fail(const ReplayOptions& options, const absl::Status& status, std::ostream& err) {
  Say(options, "error", base::MessageOf(status), err);
  return kBadInput;
}

}  // namespace

int RunReplay(const ReplayOptions& options, std::ostream& out, std::ostream& err) {
  const absl::StatusOr<std::optional<std::uint64_t>> expected = ParseHash(options.expect_hash);
  if (!expected.ok()) return Fail(options, expected.status(), err);
  absl::StatusOr<std::unique_ptr<Journal>> journal =
      OpenSqliteJournal(options.journal, {.access = SqliteJournalOptions::Access::kReadOnly});
  if (!journal.ok()) return Fail(options, journal.status(), err);
  absl::StatusOr<Journal::Workspace> workspace = ChooseWorkspace(**journal, options);
  if (!workspace.ok()) return Fail(options, workspace.status(), err);

  Replay replay(options, *std::move(journal), *workspace, err);
  const absl::StatusOr<Result> result = replay.Run();
  replay.ClearProgress();
  if (!result.ok()) return Fail(options, result.status(), err);
  Print(options, workspace->id, *result, out);
  if (expected->has_value() && **expected != result->state_hash) {
    const std::string message = fmt::format("state hash {:016x}, {:016x} was expected", result->state_hash, **expected);
    Say(options, "error", message, err);
    return kFound;
  }
  return kOk;
}

}  // namespace chatcore::tools
