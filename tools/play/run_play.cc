#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"
#include "chatcore/linter.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/play.h"
#include "tools/play/day_config.h"
#include "tools/play/feed_outline.h"
#include "tools/play/live_line.h"
#include "tools/play/player.h"
#include "tools/play/report.h"
#include "tools/play/roster.h"

namespace chatcore::play {

namespace {

using tools::PlayOptions;

enum ExitCode { kGood = 0, kMismatch = 1, kBadInput = 2 };

constexpr std::uint32_t kMaxAgents = 10'000;
constexpr std::uint32_t kMaxChats = 1'000;

absl::Status CheckOptions(const PlayOptions& options) {
  if (options.agents > kMaxAgents) return base::InvalidArgument("--agents: expected at most {}", kMaxAgents);
  if (options.max_chats > kMaxChats) return base::InvalidArgument("--max-chats: expected at most {}", kMaxChats);
  if (options.feed == "-") return base::InvalidArgument("FEED: expected a file, because a feed is read twice");
  return absl::OkStatus();
}

/// A journal of its own for the first run.
struct Store {
  std::unique_ptr<Journal> journal;
  std::optional<Recorder> recorder;

  absl::Status Open(const std::string& path, const std::string& workspace, std::int64_t now_us) {
    if (path.empty()) return absl::OkStatus();
    absl::StatusOr<std::unique_ptr<Journal>> opened = OpenSqliteJournal(path);
    if (!opened.ok()) return opened.status();
    journal = *std::move(opened);
    // Asked before the workspace is taken, for taking it stops whoever writes there.
    const absl::StatusOr<Journal::Workspace> known = journal->GetWorkspace(workspace);
    if (known.ok() && known->head != 0) {
      return base::FailedPrecondition("--journal: {} already has a day of workspace {}: name a new file", path,
                                      workspace);
    }
    absl::StatusOr<Journal::Lease> lease =
        journal->Acquire(workspace, "chatcore play", absl::Hours(24), absl::FromUnixMicros(now_us));
    if (!lease.ok()) return lease.status();
    recorder.emplace(*journal, workspace, *lease);
    return absl::OkStatus();
  }
};

class Run {
 public:
  Run(const PlayOptions& options, std::ostream& out, std::ostream& err) : options_(options), out_(out), err_(err) {}

  absl::StatusOr<int> Do() {
    CHATCORE_RETURN_IF_ERROR(CheckOptions(options_));
    CHATCORE_RETURN_IF_ERROR(MakePlan());
    CHATCORE_RETURN_IF_ERROR(PlayOnce());
    CHATCORE_RETURN_IF_ERROR(PlayAgain());
    if (!report_.day.invariants.ok()) WriteError(base::MessageOf(report_.day.invariants), options_.json, err_);
    options_.json ? WriteJson(report_, out_) : WriteText(report_, out_);
    return report_.AllEqual() && report_.day.invariants.ok() ? kGood : kMismatch;
  }

 private:
  absl::Status MakePlan() {
    absl::StatusOr<Day> day = ChooseDay(options_);
    if (!day.ok()) return day.status();
    absl::StatusOr<FeedOutline> outline = ReadOutline(day->source);
    if (!outline.ok()) return outline.status();
    absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(v1::LintPolicy());
    if (!linter.ok()) return linter.status();
    for (const v1::LintRule& rule : (*linter)->EffectiveRules()) {
      for (const v1::RuleText& text : rule.texts()) {
        if (text.language() == "en") report_.rule_messages[rule.id()] = text.message();
      }
    }
    plan_.source = day->source;
    plan_.outline = *std::move(outline);
    plan_.roster = MakeRoster(plan_.outline, day->config, options_);
    plan_.desk = {.config = day->config, .parts = {.linter = *std::move(linter)}, .check_invariants = options_.check};
    plan_.language = options_.language;
    plan_.follow_ups = options_.follow_ups;
    FillHead(*day);
    return absl::OkStatus();
  }

  void FillHead(const Day& day) {
    report_.feed = day.feed_name;
    report_.configuration = day.config_name;
    report_.queues = static_cast<std::size_t>(day.config.queues_size());
    report_.outline = plan_.outline;
    report_.journal = options_.journal;
    report_.table_rows = options_.table_rows;
    report_.examples = options_.examples;
    report_.colour = options_.colour;
    report_.agents = plan_.roster.agents_from_rows ? "as the feed describes them"
                     : options_.agents > 0         ? "accepting all day"
                                                   : "each from the first start to the last end of the chats it served";
    if (plan_.outline.rows_with_unknown_fields > 0 && !options_.json) {
      err_ << fmt::format("note: rows with a field that means nothing here: {}, the first is {}\n",
                          plan_.outline.rows_with_unknown_fields, plan_.outline.first_unknown_field);
    }
  }

  absl::Status PlayOnce() {
    Store store;
    CHATCORE_RETURN_IF_ERROR(store.Open(options_.journal, plan_.desk.config.workspace_id(), plan_.outline.first_us));
    plan_.desk.recorder = store.recorder ? &*store.recorder : nullptr;
    const auto begin = std::chrono::steady_clock::now();
    absl::StatusOr<DayResult> day = Play();
    plan_.desk.recorder = nullptr;
    if (!day.ok()) return day.status();
    report_.wall_us =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
    report_.day = *std::move(day);
    return absl::OkStatus();
  }

  absl::Status PlayAgain() {
    if (options_.repeat_check) {
      absl::StatusOr<DayResult> day = Play();
      if (!day.ok()) return day.status();
      report_.checks.push_back({.name = "repeated", .how = "the whole day once more", .state_hash = day->state_hash});
    }
    if (options_.halves) {
      plan_.cut_after_rows = (plan_.outline.rows + 1) / 2;
      absl::StatusOr<DayResult> day = Play();
      if (!day.ok()) return day.status();
      report_.checks.push_back(
          {.name = "halved",
           .how = fmt::format("snapshot of {} bytes restored after {} rows", day->snapshot_bytes, plan_.cut_after_rows),
           .state_hash = day->state_hash});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<DayResult> Play() {
    LiveLine live(err_, options_.progress, plan_.outline.rows);
    return Player(plan_).Play([&](const DayProgress& progress) { live.Show(progress); });
  }

  const PlayOptions& options_;
  std::ostream& out_;
  std::ostream& err_;
  DayPlan plan_;
  Report report_;
};

}  // namespace

}  // namespace chatcore::play

namespace chatcore::tools {

int RunPlay(const PlayOptions& options, std::ostream& out, std::ostream& err) {
  const absl::StatusOr<int> code = play::Run(options, out, err).Do();
  if (code.ok()) return *code;
  play::WriteError(base::MessageOf(code.status()), options.json, err);
  return code.status().code() == absl::StatusCode::kInternal ? play::kMismatch : play::kBadInput;
}

}  // namespace chatcore::tools
