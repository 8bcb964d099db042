#include "tests/tools_play/play_fixture.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"
#include "doctest/doctest.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/play/feed_outline.h"
#include "tools/play/roster.h"

namespace chatcore::play_test {

std::string RowAt(int second, const std::string& fields) {
  return fmt::format("{{\"at_us\": {}, {}}}\n", (kBegin + second) * kSecond, fields);
}

std::string Start(int second, const std::string& conversation, const std::string& more) {
  return RowAt(second, fmt::format(R"("event": "start", "conversation": "{}", "customer": "of-{}"{})", conversation,
                                   conversation, more));
}

std::string Customer(int second, const std::string& conversation, const std::string& text) {
  return RowAt(second, fmt::format(R"("conversation": "{}", "from": "customer", "text": "{}")", conversation, text));
}

std::string Agent(int second, const std::string& conversation, const std::string& text) {
  return RowAt(second, fmt::format(R"("conversation": "{}", "from": "agent", "text": "{}")", conversation, text));
}

std::string End(int second, const std::string& conversation, const std::string& more) {
  return RowAt(second, fmt::format(R"("event": "end", "conversation": "{}"{})", conversation, more));
}

play::DayPlan PlanFor(const play::FeedSource& source, const tools::PlayOptions& options, v1::Config config) {
  if (config.queues().empty()) {
    config.set_workspace_id("test");
    config.add_queues()->set_queue_id("everybody");
  }
  absl::StatusOr<play::FeedOutline> outline = play::ReadOutline(source);
  REQUIRE_MESSAGE(outline.ok(), base::MessageOf(outline.status()));
  play::DayPlan plan;
  plan.source = source;
  plan.outline = *std::move(outline);
  plan.roster = play::MakeRoster(plan.outline, config, options);
  plan.desk.config = std::move(config);
  plan.desk.check_invariants = true;
  plan.language = options.language;
  plan.follow_ups = options.follow_ups;
  return plan;
}

Played PlayText(const std::string& feed, const tools::PlayOptions& options, v1::Config config) {
  play::DayPlan plan = PlanFor(play::FeedSource::Text("feed", feed), options, std::move(config));
  MemoryJournal journal;
  const std::string workspace = plan.desk.config.workspace_id();
  absl::StatusOr<Journal::Lease> lease =
      journal.Acquire(workspace, "test", absl::Hours(1), absl::FromUnixSeconds(kBegin));
  REQUIRE(lease.ok());
  Recorder recorder(journal, workspace, *lease);
  plan.desk.recorder = &recorder;
  absl::StatusOr<play::DayResult> result = play::Player(plan).Play();
  REQUIRE_MESSAGE(result.ok(), base::MessageOf(result.status()));
  Played played{.result = *std::move(result)};
  const absl::Status read = journal::ReadEvents(journal, workspace, 1, [&](const v1::Event& event) {
    played.events.push_back(event);
    return absl::OkStatus();
  });
  REQUIRE(read.ok());
  return played;
}

std::vector<int> MessageSeconds(const Played& played, const std::string& conversation) {
  std::vector<int> seconds;
  for (const v1::Event& event : played.events) {
    if (event.message_posted().conversation_id() != conversation) continue;
    seconds.push_back(static_cast<int>(event.at_us() / kSecond - kBegin));
  }
  return seconds;
}

int ClosedSecond(const Played& played, const std::string& conversation) {
  for (const v1::Event& event : played.events) {
    if (event.conversation_closed().conversation_id() != conversation) continue;
    return static_cast<int>(event.at_us() / kSecond - kBegin);
  }
  return -1;
}

Ran RunPlay(const tools::PlayOptions& options) {
  std::ostringstream out;
  std::ostringstream err;
  Ran ran;
  ran.code = tools::RunPlay(options, out, err);
  ran.out = out.str();
  ran.err = err.str();
  return ran;
}

TempFile::TempFile(const std::string& name, const std::string& text) {
  std::string pattern = (std::filesystem::temp_directory_path() / "chatcore-play-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  folder_ = pattern;
  path_ = Sibling(name);
  std::ofstream(path_, std::ios::binary) << text;
}

TempFile::~TempFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace chatcore::play_test
