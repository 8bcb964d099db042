// What desk.h and linter.h say about threads, for the preset tsan: a linter is shared by desks that run in threads of
// their own, and const calls of one desk overlap.
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "chatcore/desk.h"
#include "chatcore/desk_api.h"
#include "doctest/doctest.h"
#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore {
namespace {

constexpr int kThreads = 4;
constexpr int kRounds = 40;
constexpr std::int64_t kStartUs = 1'767'603'600'000'000;  // Monday 2026-01-05 09:00:00 UTC

/// What a thread saw; compared after all have joined.
struct Seen {
  std::vector<std::string> errors;
  std::uint64_t hash = 0;
  int findings = 0;
  int answers = 0;

  void Must(const absl::Status& status) {
    if (!status.ok()) errors.push_back(base::MessageOf(status));
  }
};

void JoinAll(std::vector<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

v1::LintRequest Rude(const char* language) {
  v1::LintRequest request;
  request.set_text("I don't know, that is not our problem. \u0112s nezinu.");
  request.set_language(language);
  return request;
}

/// A day of one desk: an agent, chats that come, are answered, fail the gate and are closed.
std::unique_ptr<Desk> PlayDay(const std::shared_ptr<const Linter>& linter, Seen& seen) {
  std::unique_ptr<Desk> desk = Desk::Create(presets::SmallTeam(), {.linter = linter}).value();
  EventList events;
  absl::Time now = absl::FromUnixMicros(kStartUs);
  const auto apply = [&](const v1::Command& command) {
    now += absl::Seconds(2);
    seen.Must(desk->Apply(command, now, events));
  };
  apply(commands::UpsertAgent{.agent = "eva", .display_name = "Eva"});
  apply(commands::SetPresence{.agent = "eva", .presence = v1::PRESENCE_ACCEPTING});
  for (int i = 0; i < kRounds; ++i) {
    const std::string chat = fmt::format("chat-{}", i);
    apply(commands::StartConversation{.conversation = chat, .customer = "ann", .channel = v1::CHANNEL_CHAT});
    apply(With(commands::PostMessage{.conversation = chat, .message = "m", .text = "I don't know.", .language = "en"},
               {.actor = AsAgent("eva")}));
    if (i % 4 != 0) apply(commands::CloseConversation{.conversation = chat, .reason = "done"});
  }
  for (const v1::Event& event : events) seen.findings += event.has_message_findings() ? 1 : 0;
  seen.hash = desk->StateHash();
  return desk;
}

TEST_CASE("threads with desks of their own share one linter") {
  const std::shared_ptr<const Linter> linter = Linter::Create(v1::LintPolicy()).value();
  std::vector<Seen> seen(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&linter, &mine = seen[i]] {
      PlayDay(linter, mine);
      for (int round = 0; round < kRounds; ++round) {
        const absl::StatusOr<v1::LintReport> report = linter->Check(Rude(round % 2 == 0 ? "en" : "lv"));
        mine.Must(report.status());
        if (report.ok()) mine.answers += report->findings_size();
      }
      mine.answers += static_cast<int>(linter->EffectiveRules().size());
    });
  }
  JoinAll(threads);
  for (const Seen& one : seen) {
    CHECK(one.errors == std::vector<std::string>());
    CHECK(one.hash == seen[0].hash);
    CHECK(one.answers == seen[0].answers);
    CHECK(one.answers > kRounds);
  }
}

TEST_CASE("several threads make linters and desks at once") {
  std::vector<Seen> seen(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&mine = seen[i]] {
      const auto linter = Linter::Create(v1::LintPolicy());
      mine.Must(linter.status());
      const auto desk = Desk::Create(presets::SmallTeam(), {.linter = linter.ok() ? *linter : nullptr});
      mine.Must(desk.status());
      mine.hash = linter.ok() ? (*linter)->RulesHash() : 0;
    });
  }
  JoinAll(threads);
  for (const Seen& one : seen) {
    CHECK(one.errors == std::vector<std::string>());
    CHECK(one.hash == seen[0].hash);
  }
}

/// Every const call of desk.h.
void ReadAll(const Desk& desk, absl::Time now, Seen& seen) {
  v1::Query query;
  query.mutable_list_conversations();
  const auto ask = [&] {
    const absl::StatusOr<v1::Answer> answer = desk.Query(query, now);
    seen.Must(answer.status());
    seen.answers += answer.ok() ? 1 : 0;
  };
  ask();
  query.mutable_get_conversation()->set_conversation_id("chat-0");
  ask();
  query.mutable_get_customer_card()->set_customer_id("ann");
  ask();
  query.mutable_explain_waiting()->set_conversation_id("chat-36");
  ask();
  query.mutable_list_agents();
  ask();
  query.mutable_get_stats();
  ask();
  query.mutable_get_config();
  ask();
  seen.Must(desk.Snapshot().status());
  seen.Must(desk.CheckInvariants());
  seen.hash = desk.StateHash();
  seen.answers += desk.NeedsAdvance(now) == (desk.NextDeadline() <= now) ? 1 : 0;
  seen.answers += desk.LastSeq() > 0 ? 1 : 0;
}

TEST_CASE("const calls of one desk overlap") {
  Seen day;
  const std::unique_ptr<Desk> desk = PlayDay(Linter::Create(v1::LintPolicy()).value(), day);
  REQUIRE(day.errors == std::vector<std::string>());
  // A restored desk has the most left to look at, so its const calls do the most.
  const std::unique_ptr<Desk> restored = Desk::Restore(desk->Snapshot().value()).value();
  std::vector<Seen> seen(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i, &mine = seen[i]] {
      const absl::Time now = absl::FromUnixMicros(kStartUs) + absl::Hours(1);
      for (int round = 0; round < 5; ++round) ReadAll(i % 2 == 0 ? *desk : *restored, now, mine);
    });
  }
  JoinAll(threads);
  for (const Seen& one : seen) {
    CHECK(one.errors == std::vector<std::string>());
    CHECK(one.hash == day.hash);
    CHECK(one.answers == 5 * 9);
  }
}

}  // namespace
}  // namespace chatcore
