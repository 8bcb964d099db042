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

TEST_CASE("the wait goes on when the queue changes and starts anew when an agent is lost") {
  v1::Config config = DeskHarness::SmallConfig();
  config.add_queues()->set_queue_id("sales");
  DeskHarness desk(config);
  desk.Apply(AddAgent("eva"));
  desk.Apply(AddAgent("ivo"));
  v1::Command start = Start("chat-1", "ann");
  start.mutable_start_conversation()->set_queue_id("sales");
  desk.Apply(start);
  v1::Command remove_queue;
  remove_queue.mutable_configure()->mutable_patch()->add_remove_queue_ids("sales");
  remove_queue.mutable_configure()->set_force(true);
  CHECK(desk.Count(desk.SleepSeconds(10).Apply(remove_queue), E::kConversationQueued) == 1);
  const auto waited_us = [&](const std::vector<v1::Event>& events) {
    return desk.Only(events, E::kAssignmentStarted).assignment_started().waited_us();
  };
  CHECK(waited_us(desk.SleepSeconds(5).Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING))) == 15'000'000);
  v1::Command remove_agent;
  remove_agent.mutable_remove_agent()->set_agent_id("eva");
  desk.SleepSeconds(600).Apply(remove_agent);
  CHECK(waited_us(desk.SleepSeconds(5).Apply(SetPresence("ivo", v1::PRESENCE_ACCEPTING))) == 5'000'000);
}

v1::Command WithSkills(const std::string& agent_id, std::uint32_t billing, std::uint32_t refunds) {
  v1::Command command = AddAgent(agent_id);
  v1::Agent& agent = *command.mutable_upsert_agent()->mutable_agent();
  agent.add_skills()->set_skill_id("billing");
  agent.mutable_skills(0)->set_level(billing);
  agent.add_skills()->set_skill_id("refunds");
  agent.mutable_skills(1)->set_level(refunds);
  return command;
}

TEST_CASE("a skill that both the item and its queue ask for counts once") {
  v1::Config config = DeskHarness::SmallConfig();
  for (const char* id : {"billing", "refunds"}) config.add_skills()->set_skill_id(id);
  config.mutable_queues(0)->mutable_requirement()->add_skills()->set_skill_id("billing");
  config.mutable_queues(0)->add_strategy(v1::CRITERION_PROFICIENCY);
  DeskHarness desk(config);
  desk.Apply(WithSkills("eva", 3, 1));  // 4, twice 7
  desk.Apply(WithSkills("ivo", 1, 4));  // 5, twice 6
  for (const char* id : {"eva", "ivo"}) desk.Apply(SetPresence(id, v1::PRESENCE_ACCEPTING));
  v1::Command start = Start("chat-1", "ann");
  v1::Requirement& requirement = *start.mutable_start_conversation()->mutable_requirement();
  for (const char* id : {"billing", "refunds"}) requirement.add_skills()->set_skill_id(id);
  CHECK(desk.Only(desk.Apply(start), E::kAssignmentStarted).assignment_started().agent_id() == "ivo");
}

TEST_CASE("a conversation that comes back prefers who served it over who served its customer since") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_decline_backoff_us(1'000'000);
  DeskHarness desk(config);
  desk.Apply(AddAgent("zoe"));
  desk.Apply(SetPresence("zoe", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  desk.Apply(SetPresence("zoe", v1::PRESENCE_AWAY));
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-2", "ann"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_AWAY));
  v1::Command transfer;
  transfer.mutable_transfer_conversation()->set_conversation_id("chat-1");
  transfer.mutable_transfer_conversation()->set_to_queue_id("general");
  transfer.mutable_transfer_conversation()->set_customer_agreed(true);
  desk.Apply(transfer);
  // Both are free in the same moment: when a queue that was a list of its own becomes one that the desk serves.
  v1::Command patch;
  *patch.mutable_configure()->mutable_patch()->add_upsert_queues() = config.queues(0);
  v1::Queue& queue = *patch.mutable_configure()->mutable_patch()->mutable_upsert_queues(0);
  queue.set_mode(v1::OFFER_MODE_PICK_LIST);
  desk.Apply(patch);
  desk.RunSeconds(2);
  for (const char* id : {"eva", "zoe"}) desk.Apply(SetPresence(id, v1::PRESENCE_ACCEPTING));
  queue.set_mode(v1::OFFER_MODE_ASSIGN);
  const auto bound = desk.Only(desk.Apply(patch), E::kAssignmentStarted).assignment_started();
  CHECK(bound.agent_id() == "zoe");
  CHECK(bound.decided_by() == v1::CRITERION_LAST_AGENT);
}

}  // namespace
}  // namespace chatcore
