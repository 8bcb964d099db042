#include "src/desk/snapshot_check.h"

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/status.h"
#include "src/desk/snapshot.h"
#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using desk::CheckImage;
using desk::LoadImage;

// An agent with an offer, one with an assignment, and a ticket.
v1::StateImage BusyImage() {
  v1::Config config = DeskHarness::SmallConfig();
  v1::Queue& offered = *config.add_queues();
  offered.set_queue_id("offered");
  offered.set_mode(v1::OFFER_MODE_OFFER_ONE);
  DeskHarness desk(config);
  desk.Apply(testing::AddAgent("eva"));
  desk.Apply(testing::SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(testing::Start("served", "ann"));
  v1::Command start = testing::Start("offered", "bob");
  start.mutable_start_conversation()->set_queue_id("offered");
  desk.Apply(start);
  desk.Apply(testing::OpenTicket("t-1", "ann"));
  v1::Snapshot snapshot;
  REQUIRE(snapshot.ParseFromString(desk.desk().Snapshot().value()));
  v1::StateImage image;
  REQUIRE(image.ParseFromString(snapshot.state()));
  REQUIRE(image.offers_size() == 1);
  REQUIRE(image.assignments_size() == 1);
  return image;
}

v1::ConversationImage& Find(v1::StateImage& image, v1::Place place) {
  for (v1::ConversationImage& in : *image.mutable_conversations()) {
    if (in.place() == place) return in;
  }
  FAIL("no conversation in this place");
  return *image.mutable_conversations(0);
}

TEST_CASE("an image is refused when a value in it cannot be, whatever its checksum says") {
  constexpr std::int64_t kMost = INT64_MAX;
  constexpr std::int64_t kLeast = INT64_MIN;
  const std::vector<void (*)(v1::StateImage&)> damages = {
      [](v1::StateImage& image) { image.set_at_us(kLeast); },
      [](v1::StateImage& image) { image.set_at_us(-1); },
      [](v1::StateImage& image) { image.set_command_horizon_us(kMost); },
      [](v1::StateImage& image) { image.mutable_agents(0)->set_presence(static_cast<v1::Presence>(99)); },
      [](v1::StateImage& image) { image.mutable_agents(0)->set_wished(static_cast<v1::Presence>(-1)); },
      [](v1::StateImage& image) { image.mutable_agents(0)->set_idle_since_us(kLeast); },
      [](v1::StateImage& image) { image.mutable_agents(0)->set_day(kMost); },
      [](v1::StateImage& image) {
        image.mutable_agents(0)->mutable_profile()->add_channel_limits()->set_channel(static_cast<v1::Channel>(99));
      },
      [](v1::StateImage& image) { image.mutable_customers(0)->mutable_retire()->set_at_us(-5); },
      [](v1::StateImage& image) { image.mutable_conversations(0)->set_channel(static_cast<v1::Channel>(1'000'000)); },
      [](v1::StateImage& image) { image.mutable_conversations(1)->set_channel(static_cast<v1::Channel>(-1)); },
      [](v1::StateImage& image) { image.mutable_conversations(0)->set_place(static_cast<v1::Place>(99)); },
      [](v1::StateImage& image) { image.mutable_conversations(0)->set_outcome(static_cast<v1::Outcome>(99)); },
      [](v1::StateImage& image) { image.mutable_conversations(0)->set_waiting_since_us(kLeast); },
      [](v1::StateImage& image) { image.mutable_offers(0)->mutable_expires()->set_at_us(kMost); },
      [](v1::StateImage& image) { image.mutable_assignments(0)->set_channel(static_cast<v1::Channel>(8)); },
      [](v1::StateImage& image) { image.mutable_assignments(0)->set_started_us(kLeast); },
      [](v1::StateImage& image) { image.mutable_tickets(0)->set_before_spam(static_cast<v1::TicketStatus>(9)); },
      [](v1::StateImage& image) {
        image.mutable_tickets(0)->mutable_record()->set_status(static_cast<v1::TicketStatus>(9));
      },
      [](v1::StateImage& image) { image.mutable_tickets(0)->set_reopen_until_us(kLeast); },
      [](v1::StateImage& image) { image.add_ticket_stubs()->mutable_drop()->set_at_us(-1); },
      [](v1::StateImage& image) { image.add_commands()->set_at_us(kMost); },
  };
  const v1::StateImage good = BusyImage();
  CHECK(CheckImage(good).ok());
  for (std::size_t i = 0; i < damages.size(); ++i) {
    CAPTURE(i);
    v1::StateImage bad = good;
    damages[i](bad);
    CHECK(absl::IsDataLoss(CheckImage(bad)));
    CHECK(absl::IsDataLoss(LoadImage(bad).status()));
  }
}

TEST_CASE("an image is refused when something in it refers to what is not there") {
  const std::vector<void (*)(v1::StateImage&)> damages = {
      [](v1::StateImage& image) { Find(image, v1::PLACE_ACTIVE).set_offer(77); },
      [](v1::StateImage& image) { Find(image, v1::PLACE_OFFERED).set_assignment(77); },
      [](v1::StateImage& image) { Find(image, v1::PLACE_ACTIVE).set_assignment(0); },
      [](v1::StateImage& image) { image.mutable_assignments(0)->set_conversation(77); },
      [](v1::StateImage& image) { image.mutable_assignments(0)->set_conversation(image.offers(0).conversation()); },
      [](v1::StateImage& image) { image.mutable_offers(0)->set_conversation(image.assignments(0).conversation()); },
      [](v1::StateImage& image) { image.mutable_offers(0)->set_agent(77); },
      [](v1::StateImage& image) { image.mutable_tickets(0)->set_conversation(77); },
      [](v1::StateImage& image) { image.mutable_tickets(0)->set_assignee(77); },
      [](v1::StateImage& image) { image.mutable_customers(0)->mutable_retire()->set_at_us(image.at_us() + 1); },
  };
  const v1::StateImage good = BusyImage();
  const auto loaded = LoadImage(good);
  REQUIRE_MESSAGE(loaded.ok(), base::MessageOf(loaded.status()));
  for (std::size_t i = 0; i < damages.size(); ++i) {
    CAPTURE(i);
    v1::StateImage bad = good;
    damages[i](bad);
    CHECK(absl::IsDataLoss(LoadImage(bad).status()));
  }
}

}  // namespace
}  // namespace chatcore
