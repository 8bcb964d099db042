#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::Accept;
using testing::AddAgent;
using testing::AsAgent;
using testing::Close;
using testing::Decline;
using testing::SetPresence;
using testing::Start;
using E = v1::Event;

v1::Config OfferConfig() {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_mode(v1::OFFER_MODE_OFFER_ONE);
  return config;
}

TEST_CASE("a conversation is bound at once when an agent accepts") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  const v1::Event started = desk.Only(desk.Apply(Start("chat-1", "ann")), E::kAssignmentStarted);
  CHECK(started.assignment_started().agent_id() == "eva");
  CHECK(started.assignment_started().waited_us() == 0);
  CHECK((started.audience() & v1::AUDIENCE_CUSTOMER) != 0);
}

TEST_CASE("an agent who becomes accepting drains the queue in order up to the capacity") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  for (const char* id : {"chat-1", "chat-2", "chat-3"}) desk.SleepSeconds(1).Apply(Start(id, id));
  const std::vector<v1::Event> events = desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  std::vector<std::string> bound;
  for (const v1::Event& event : events) {
    if (event.has_assignment_started()) bound.push_back(event.assignment_started().conversation_id());
  }
  CHECK(bound == std::vector<std::string>{"chat-1", "chat-2"});
  CHECK(desk.Only(desk.Apply(Close("chat-1")), E::kAssignmentStarted).assignment_started().conversation_id() ==
        "chat-3");
}

TEST_CASE("a higher priority is worth its time credit and no more") {
  v1::Config config = DeskHarness::SmallConfig();
  config.set_default_capacity_units(1);
  DeskHarness desk(config);
  desk.Apply(AddAgent("eva"));
  desk.Apply(Start("old", "a"));
  desk.SleepSeconds(59).Apply(Start("urgent", "b", 1));
  desk.SleepSeconds(2).Apply(Start("late", "c", 1));
  const auto first = desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  CHECK(desk.Only(first, E::kAssignmentStarted).assignment_started().conversation_id() == "urgent");
  const auto second = desk.Apply(Close("urgent"));
  CHECK(desk.Only(second, E::kAssignmentStarted).assignment_started().conversation_id() == "old");
}

TEST_CASE("an offer that times out excludes the agent until the back-off ends") {
  DeskHarness desk(OfferConfig());
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  CHECK(desk.Count(desk.Apply(Start("chat-1", "ann")), E::kOfferMade) == 1);
  const std::vector<v1::Event> timeout = desk.RunSeconds(30);
  CHECK(desk.Only(timeout, E::kOfferEnded).offer_ended().state() == v1::OFFER_STATE_TIMED_OUT);
  CHECK(desk.Count(timeout, E::kOfferMade) == 0);
  CHECK(desk.Count(desk.RunSeconds(59), E::kOfferMade) == 0);
  CHECK(desk.Count(desk.RunSeconds(1), E::kOfferMade) == 1);
}

TEST_CASE("so many missed offers in a row make the agent not accepting") {
  DeskHarness desk(OfferConfig());
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  std::vector<v1::Event> events = desk.RunSeconds(30 + 60 + 30);
  CHECK(desk.Count(events, E::kPresenceChanged) == 0);
  events = desk.RunSeconds(60 + 30);
  const v1::PresenceChanged change = desk.Only(events, E::kPresenceChanged).presence_changed();
  CHECK(change.presence() == v1::PRESENCE_NOT_ACCEPTING);
  CHECK(desk.Only(events, E::kNoticeDue).notice_due().kind() == v1::NOTICE_KIND_MISSED_OFFERS);
}

TEST_CASE("a declined offer goes to the next agent and an accept of an ended offer is refused") {
  DeskHarness desk(OfferConfig());
  for (const char* id : {"eva", "ivo"}) {
    desk.Apply(AddAgent(id));
    desk.Apply(SetPresence(id, v1::PRESENCE_ACCEPTING));
  }
  const v1::OfferMade first = desk.Only(desk.Apply(Start("chat-1", "ann")), E::kOfferMade).offer_made();
  CHECK(first.agent_id() == "eva");
  const auto declined = desk.Apply(AsAgent(Decline("chat-1"), "eva"));
  CHECK(desk.Only(declined, E::kOfferMade).offer_made().agent_id() == "ivo");
  v1::Command late;
  late.mutable_accept_offer()->set_offer(first.offer());
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(late, "eva"))) == v1::REJECT_REASON_OFFER_NOT_PENDING);
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(Accept("chat-1"), "eva"))) == v1::REJECT_REASON_NOT_PERMITTED);
  CHECK(desk.Count(desk.Apply(AsAgent(Accept("chat-1"), "ivo")), E::kAssignmentStarted) == 1);
}

TEST_CASE("an agent whose connection is lost keeps the chat through the grace and then it goes to the front") {
  v1::Config config = DeskHarness::SmallConfig();
  config.set_default_capacity_units(1);
  DeskHarness desk(config);
  for (const char* id : {"eva", "ivo"}) desk.Apply(AddAgent(id));
  v1::Command open;
  open.mutable_open_connection()->set_agent_id("eva");
  open.mutable_open_connection()->set_connection_id("tab-1");
  desk.Apply(open);
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  desk.SleepSeconds(1).Apply(Start("chat-2", "bob"));
  std::vector<v1::Event> events = desk.RunSeconds(44);
  CHECK(desk.Only(events, E::kConnectionClosed).connection_closed().lease_expired());
  CHECK(desk.Only(events, E::kPresenceChanged).presence_changed().presence() == v1::PRESENCE_OFFLINE);
  CHECK(desk.Count(events, E::kAgentLost) == 0);
  events = desk.RunSeconds(30);
  CHECK(desk.Count(events, E::kAgentLost) == 1);
  CHECK(desk.Only(events, E::kConversationQueued).conversation_queued().reason() == v1::QUEUED_REASON_AGENT_LOST);
  const auto drained = desk.Apply(SetPresence("ivo", v1::PRESENCE_ACCEPTING));
  CHECK(desk.Only(drained, E::kAssignmentStarted).assignment_started().conversation_id() == "chat-1");
}

TEST_CASE("the last agent is preferred and the event says what decided") {
  DeskHarness desk;
  for (const char* id : {"eva", "ivo"}) {
    desk.Apply(AddAgent(id));
    desk.Apply(SetPresence(id, v1::PRESENCE_ACCEPTING));
  }
  desk.Apply(Start("chat-1", "ann"));
  desk.Apply(Close("chat-1"));
  const auto again = desk.Only(desk.Apply(Start("chat-2", "ann")), E::kAssignmentStarted).assignment_started();
  CHECK(again.agent_id() == "eva");
  CHECK(again.decided_by() == v1::CRITERION_LAST_AGENT);
}

}  // namespace
}  // namespace chatcore
