#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::SetPresence;
using testing::Start;
using E = v1::Event;

v1::Config OfferConfig() {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_mode(v1::OFFER_MODE_OFFER_ONE);
  return config;
}

struct OfferDesk : DeskHarness {
  OfferDesk() : DeskHarness(OfferConfig()) {
    Apply(AddAgent("eva"));
    Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
    Apply(Start("chat-1", "ann"));
  }
};

TEST_CASE("an idle desk has no deadline") {
  DeskHarness desk;
  CHECK(desk.desk().NextDeadline() == absl::InfiniteFuture());
  desk.Apply(AddAgent("eva"));
  CHECK(desk.desk().NextDeadline() == absl::InfiniteFuture());
}

TEST_CASE("a timer fires at its own time even when the call comes a little late") {
  OfferDesk desk;
  const std::int64_t due_us = desk.now_us() + 30'000'000;
  CHECK(desk.desk().NextDeadline() == absl::FromUnixMicros(due_us));
  desk.SleepSeconds(33);
  const auto ended = desk.Only(desk.Advance(), E::kOfferEnded);
  CHECK(ended.at_us() == due_us);
}

TEST_CASE("timers due before a command fire first") {
  OfferDesk desk;
  desk.SleepSeconds(31);
  const auto events = desk.Apply(AddAgent("ivo"));
  REQUIRE(events.size() >= 2);
  CHECK(events[0].has_offer_ended());
  CHECK(events.back().has_agent_added());
}

TEST_CASE("after a gap in which nobody could answer the offer gets its time back") {
  OfferDesk desk;
  desk.SleepSeconds(10).Advance();
  const std::int64_t last_us = desk.now_us();
  desk.SleepSeconds(3600);
  const auto events = desk.Advance();
  const v1::DeskResumed resumed = desk.Only(events, E::kDeskResumed).desk_resumed();
  CHECK(resumed.gap_us() == desk.now_us() - last_us);
  CHECK(desk.Count(events, E::kOfferEnded) == 0);
  CHECK(desk.desk().NextDeadline() == absl::FromUnixMicros(desk.now_us() + 20'000'000));
}

TEST_CASE("a lag up to the limit is no gap") {
  OfferDesk at_limit;
  at_limit.SleepSeconds(35);
  CHECK(at_limit.Count(at_limit.Advance(), E::kDeskResumed) == 0);
  OfferDesk past_limit;
  past_limit.SleepSeconds(36);
  CHECK(past_limit.Count(past_limit.Advance(), E::kDeskResumed) == 1);
}

TEST_CASE("a small step back counts as no time passing and a large one is refused") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  const std::int64_t at_us = desk.now_us();
  desk.SleepSeconds(-300);
  const auto events = desk.Apply(AddAgent("ivo"));
  CHECK(events.back().at_us() == at_us);
  v1::Query query;
  query.mutable_get_stats();
  CHECK(desk.desk().Query(query, desk.now())->stats().small_clock_steps() == 1);
  desk.SleepSeconds(-1);
  CHECK(desk.TryApply(AddAgent("eve")).code() == absl::StatusCode::kInvalidArgument);
}

TEST_CASE("times that are none are refused") {
  DeskHarness desk;
  EventList events;
  CHECK(desk.desk().AdvanceTo(absl::InfiniteFuture(), events).code() == absl::StatusCode::kInvalidArgument);
  CHECK(desk.desk().AdvanceTo(absl::InfinitePast(), events).code() == absl::StatusCode::kInvalidArgument);
  CHECK(desk.desk().AdvanceTo(absl::UnixEpoch(), events).code() == absl::StatusCode::kInvalidArgument);
}

TEST_CASE("one call emits about its budget and the next goes on where it stopped") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_time()->set_max_events_per_call(64);
  DeskHarness desk(config);
  desk.Apply(AddAgent("eva", 200));
  for (int i = 0; i < 100; ++i) desk.Apply(Start("chat-" + std::to_string(i), "ann"));
  std::vector<v1::Event> events = desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  std::size_t bound = desk.Count(events, E::kAssignmentStarted);
  CHECK(events.size() <= 66);
  CHECK(bound < 100);
  CHECK(desk.desk().NeedsAdvance(desk.now()));
  CHECK(desk.desk().NextDeadline() == absl::InfinitePast());
  CHECK(desk.TryApply(AddAgent("ivo")).code() == absl::StatusCode::kFailedPrecondition);
  while (desk.desk().NeedsAdvance(desk.now())) bound += desk.Count(desk.Advance(), E::kAssignmentStarted);
  CHECK(bound == 100);
  CHECK(desk.TryApply(AddAgent("ivo")).ok());
}

TEST_CASE("a restored desk goes on in the middle of its work") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_time()->set_max_events_per_call(64);
  DeskHarness desk(config);
  desk.Apply(AddAgent("eva", 200));
  for (int i = 0; i < 100; ++i) desk.Apply(Start("chat-" + std::to_string(i), "ann"));
  std::size_t bound = desk.Count(desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING)), E::kAssignmentStarted);
  desk.SnapshotAndRestore();
  while (desk.desk().NeedsAdvance(desk.now())) bound += desk.Count(desk.Advance(), E::kAssignmentStarted);
  CHECK(bound == 100);
}

TEST_CASE("heartbeats keep a connection and a restart starts every lease anew") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  v1::Command open;
  open.mutable_open_connection()->set_agent_id("eva");
  open.mutable_open_connection()->set_connection_id("tab");
  desk.Apply(open);
  v1::Command beat;
  beat.mutable_heartbeat()->set_agent_id("eva");
  beat.mutable_heartbeat()->set_connection_id("tab");
  for (int i = 0; i < 5; ++i) {
    CHECK(desk.Count(desk.RunSeconds(40), E::kConnectionClosed) == 0);
    CHECK(desk.Apply(beat).empty());
  }
  desk.RunSeconds(40);
  desk.SnapshotAndRestore();
  CHECK(desk.Count(desk.RunSeconds(44), E::kConnectionClosed) == 0);
  CHECK(desk.Count(desk.RunSeconds(1), E::kConnectionClosed) == 1);
  CHECK(desk.RejectionIn(desk.Apply(beat)) == v1::REJECT_REASON_NOT_FOUND);
}

TEST_CASE("the gap that the first call after a restart finds is not added to the new leases") {
  OfferDesk desk;
  v1::Command open;
  open.mutable_open_connection()->set_agent_id("eva");
  open.mutable_open_connection()->set_connection_id("tab");
  desk.Apply(open);
  desk.SnapshotAndRestore();
  CHECK(desk.Count(desk.SleepSeconds(3600).Advance(), E::kDeskResumed) == 1);
  CHECK(desk.Count(desk.RunSeconds(44), E::kConnectionClosed) == 0);
  CHECK(desk.Count(desk.RunSeconds(1), E::kConnectionClosed) == 1);
}

TEST_CASE("a connection that is asked for again keeps the lease it had") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  v1::Command open;
  open.mutable_open_connection()->set_agent_id("eva");
  open.mutable_open_connection()->set_connection_id("tab");
  desk.Apply(open);
  CHECK(desk.Count(desk.RunSeconds(40), E::kConnectionClosed) == 0);
  CHECK(desk.RejectionIn(desk.Apply(open)) == v1::REJECT_REASON_ALREADY_EXISTS);
  CHECK(desk.Count(desk.RunSeconds(5), E::kConnectionClosed) == 1);
}

}  // namespace
}  // namespace chatcore
