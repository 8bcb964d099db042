#include "chatcore/v1/snapshot.pb.h"
#include "src/base/hasher.h"
#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::Start;

std::string SnapshotOfSmallDesk() {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  desk.Apply(testing::SetPresence("eva", v1::PRESENCE_ACCEPTING));
  for (const char* id : {"a", "b", "c"}) desk.Apply(Start(id, id));
  desk.Apply(testing::OpenTicket("t-1", "a"));
  return *desk.desk().Snapshot();
}

TEST_CASE("a damaged snapshot is refused wherever the damage is") {
  const std::string good = SnapshotOfSmallDesk();
  REQUIRE(Desk::Restore(good).ok());
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x20);
    const auto desk = Desk::Restore(bad);
    // A flip in seq or at_us of the envelope, which repeat what the state says, is the one thing that may pass.
    if (desk.ok()) CHECK((*desk)->StateHash() == (*Desk::Restore(good))->StateHash());
  }
  for (std::size_t size = 0; size < good.size(); size += 7) CHECK_FALSE(Desk::Restore(good.substr(0, size)).ok());
  CHECK(Desk::Restore("").status().code() == absl::StatusCode::kDataLoss);
}

TEST_CASE("a snapshot of a newer format is refused as such") {
  v1::Snapshot snapshot;
  REQUIRE(snapshot.ParseFromString(SnapshotOfSmallDesk()));
  snapshot.set_format(2);
  CHECK(Desk::Restore(snapshot.SerializeAsString()).status().code() == absl::StatusCode::kUnimplemented);
}

TEST_CASE("a snapshot whose parts contradict each other is refused though its checksum holds") {
  v1::Snapshot snapshot;
  REQUIRE(snapshot.ParseFromString(SnapshotOfSmallDesk()));
  v1::StateImage image;
  REQUIRE(image.ParseFromString(snapshot.state()));
  image.mutable_conversations(0)->set_place(v1::PLACE_OFFERED);
  snapshot.set_state(image.SerializeAsString());
  snapshot.set_checksum(base::HashBytes(snapshot.state()));
  CHECK(Desk::Restore(snapshot.SerializeAsString()).status().code() == absl::StatusCode::kDataLoss);
}

TEST_CASE("the next handles and timers are the same after a restore") {
  DeskHarness live;
  DeskHarness restored;
  for (DeskHarness* desk : {&live, &restored}) {
    desk->Apply(AddAgent("eva"));
    desk->Apply(Start("a", "ann"));
    desk->Apply(Start("b", "bob"));
    desk->Apply(testing::Close("a"));
    desk->RunSeconds(3600);
  }
  restored.SnapshotAndRestore();
  const auto one = live.Apply(Start("c", "cat"));
  const auto other = restored.Apply(Start("c", "cat"));
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].SerializeAsString() == other[i].SerializeAsString());
}

TEST_CASE("replay takes the next event only and only before the first call") {
  DeskHarness live;
  const auto events = live.Apply(AddAgent("eva"));
  auto desk = *Desk::Create(DeskHarness::SmallConfig());
  CHECK(desk->Replay(events[1]).code() == absl::StatusCode::kInvalidArgument);
  CHECK(desk->Replay(events[0]).ok());
  v1::Event unknown;
  unknown.set_seq(2);
  unknown.set_at_us(events[0].at_us());
  auto other = *Desk::Create(DeskHarness::SmallConfig());
  CHECK(other->Replay(events[0]).ok());
  CHECK(other->Replay(unknown).code() == absl::StatusCode::kUnimplemented);
  EventList list;
  CHECK(desk->AdvanceTo(live.now(), list).ok());
  CHECK(desk->Replay(events[1]).code() == absl::StatusCode::kFailedPrecondition);
}

TEST_CASE("an event that does not fit poisons this desk alone") {
  auto desk = *Desk::Create(DeskHarness::SmallConfig());
  v1::Event event;
  event.set_seq(1);
  event.set_at_us(1);
  event.mutable_agent_lost()->set_agent(77);
  CHECK(desk->Replay(event).code() == absl::StatusCode::kDataLoss);
  EventList list;
  CHECK_FALSE(desk->AdvanceTo(absl::FromUnixMicros(DeskHarness::kStartUs), list).ok());
  CHECK_FALSE(desk->Snapshot().ok());
  CHECK(list.empty());
}

}  // namespace
}  // namespace chatcore
