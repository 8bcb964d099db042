#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::SetPresence;
using testing::Start;
using E = v1::Event;

v1::Config TwoQueues() {
  v1::Config config = DeskHarness::SmallConfig();
  v1::Queue& sales = *config.add_queues();
  sales.set_queue_id("sales");
  sales.set_fallback_queue_id("general");
  sales.add_team_ids("sellers");
  config.add_teams()->set_team_id("sellers");
  return config;
}

v1::Command Patch(const v1::ConfigPatch& patch, bool force = false) {
  v1::Command command;
  *command.mutable_configure()->mutable_patch() = patch;
  command.mutable_configure()->set_force(force);
  return command;
}

v1::Command StartIn(const std::string& conversation_id, const std::string& queue_id) {
  v1::Command command = Start(conversation_id, "ann");
  command.mutable_start_conversation()->set_queue_id(queue_id);
  return command;
}

TEST_CASE("the first event is the configuration with every default filled in") {
  DeskHarness desk;
  const v1::Config config = desk.Only(desk.Apply(AddAgent("eva")), E::kConfigured).configured().config();
  CHECK(config.queues(0).offer_timeout_us() == 30'000'000);
  CHECK(config.queues(0).strategy_size() == 3);
  CHECK(config.tickets().pending_on_reply());
  CHECK(config.default_queue_id() == "general");
  CHECK(config.limits().max_message_bytes() == 65'536);
}

TEST_CASE("a configuration that contradicts itself names the field") {
  const auto refuses = [](const v1::Config& config, std::string_view field) {
    const auto desk = Desk::Create(config);
    CHECK(desk.status().code() == absl::StatusCode::kInvalidArgument);
    CHECK_MESSAGE(desk.status().ToString().find(std::string(field)) != std::string::npos, desk.status().ToString());
  };
  v1::Config config = TwoQueues();
  config.mutable_queues(0)->set_fallback_queue_id("sales");
  refuses(config, "fallback_queue_id");
  config = TwoQueues();
  config.mutable_queues(1)->add_team_ids("ghosts");
  refuses(config, "team_ids");
  config = TwoQueues();
  config.add_queues()->set_queue_id("sales");
  refuses(config, "queues.queue_id");
  config = TwoQueues();
  config.clear_queues();
  refuses(config, "queues");
  config = TwoQueues();
  config.clear_workspace_id();
  refuses(config, "workspace_id");
  config = TwoQueues();
  config.add_queue_rules()->set_queue_id("ghost");
  refuses(config, "queue_rules[0].queue_id");
  config = TwoQueues();
  config.mutable_queues(0)->set_offer_timeout_us(999'999);
  refuses(config, "offer_timeout_us");
  config = TwoQueues();
  config.mutable_queues(0)->mutable_requirement()->add_skills()->set_skill_id("magic");
  refuses(config, "requirement.skills");
  config = TwoQueues();
  config.mutable_limits()->set_max_queues(1);
  refuses(config, "queues: 2, at most 1");
  config = TwoQueues();
  config.mutable_time()->set_max_events_per_call(63);
  refuses(config, "max_events_per_call");
}

TEST_CASE("a queue in use is removed with force only and its items follow the fallback chain") {
  DeskHarness desk(TwoQueues());
  desk.Apply(StartIn("chat-1", "sales"));
  v1::ConfigPatch patch;
  patch.add_remove_queue_ids("sales");
  CHECK(desk.RejectionIn(desk.Apply(Patch(patch))) == v1::REJECT_REASON_IN_USE);
  const auto events = desk.Apply(Patch(patch, true));
  const v1::ConversationQueued moved = desk.Only(events, E::kConversationQueued).conversation_queued();
  CHECK(moved.queue_id() == "general");
  CHECK(moved.reason() == v1::QUEUED_REASON_QUEUE_REMOVED);
  desk.SnapshotAndRestore();
  desk.Apply(AddAgent("eva"));
  const auto bound = desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  CHECK(desk.Count(bound, E::kAssignmentStarted) == 1);
}

TEST_CASE("a served conversation of a removed queue stays with its agent and falls back when the agent goes") {
  DeskHarness desk(TwoQueues());
  v1::Command agent = AddAgent("eva");
  agent.mutable_upsert_agent()->mutable_agent()->add_team_ids("sellers");
  desk.Apply(agent);
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(StartIn("chat-1", "sales"));
  v1::ConfigPatch patch;
  patch.add_remove_queue_ids("sales");
  CHECK(desk.Count(desk.Apply(Patch(patch, true)), E::kConversationQueued) == 0);
  desk.SnapshotAndRestore();
  v1::Command remove;
  remove.mutable_remove_agent()->set_agent_id("eva");
  const auto events = desk.Apply(remove);
  CHECK(desk.Only(events, E::kConversationQueued).conversation_queued().queue_id() == "general");
  CHECK(desk.Count(events, E::kAgentRemoved) == 1);
}

TEST_CASE("a raised capacity drains the queue and a lowered one cuts nothing") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  for (const char* id : {"a", "b", "c"}) desk.Apply(Start(id, id));
  v1::ConfigPatch patch;
  patch.set_default_capacity_units(3);
  CHECK(desk.Count(desk.Apply(Patch(patch)), E::kAssignmentStarted) == 1);
  patch.set_default_capacity_units(1);
  const auto lowered = desk.Apply(Patch(patch));
  CHECK(lowered.size() == 1);
}

TEST_CASE("an offer that is no longer eligible is withdrawn in the same call") {
  v1::Config config = TwoQueues();
  config.mutable_queues(0)->set_mode(v1::OFFER_MODE_OFFER_ONE);
  DeskHarness desk(config);
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  const auto events = desk.Apply(SetPresence("eva", v1::PRESENCE_AWAY));
  const v1::OfferEnded ended = desk.Only(events, E::kOfferEnded).offer_ended();
  CHECK(ended.state() == v1::OFFER_STATE_WITHDRAWN);
  CHECK(ended.backoff_until_us() == 0);
  CHECK(desk.Count(desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING)), E::kOfferMade) == 1);
}

TEST_CASE("rules choose the queue and a full one passes the customer on") {
  v1::Config config = TwoQueues();
  config.mutable_queues(1)->set_max_waiting(1);
  config.mutable_queues(0)->set_max_waiting(1);
  v1::QueueRule& rule = *config.add_queue_rules();
  rule.set_queue_id("sales");
  rule.set_topic("price");
  DeskHarness desk(config);
  v1::Command start = Start("chat-1", "ann");
  start.mutable_start_conversation()->set_topic("price");
  CHECK(desk.Only(desk.Apply(start), E::kConversationQueued).conversation_queued().queue_id() == "sales");
  start.mutable_start_conversation()->set_conversation_id("chat-2");
  CHECK(desk.Only(desk.Apply(start), E::kConversationQueued).conversation_queued().queue_id() == "general");
  start.mutable_start_conversation()->set_conversation_id("chat-3");
  CHECK(desk.RejectionIn(desk.Apply(start)) == v1::REJECT_REASON_QUEUE_FULL);
}

TEST_CASE("another workspace's configuration is refused and changes nothing") {
  DeskHarness desk;
  v1::Command command;
  *command.mutable_configure()->mutable_whole() = TwoQueues();
  command.mutable_configure()->mutable_whole()->set_workspace_id("other");
  CHECK(desk.TryApply(command).code() == absl::StatusCode::kInvalidArgument);
}

v1::Config OffersAtPrice(std::uint32_t units) {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_mode(v1::OFFER_MODE_OFFER_ONE);
  config.add_channel_units()->set_channel(v1::CHANNEL_CHAT);
  config.mutable_channel_units(0)->set_units(units);
  return config;
}

v1::Command Whole(const v1::Config& config) {
  v1::Command command;
  *command.mutable_configure()->mutable_whole() = config;
  return command;
}

TEST_CASE("a pending offer holds the units that its channel costs now") {
  DeskHarness desk(OffersAtPrice(1));
  desk.Apply(AddAgent("eva"));  // two units
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  CHECK(desk.Apply(Whole(OffersAtPrice(2))).size() == 1);
  v1::Command mail = Start("mail-1", "bob");
  mail.mutable_start_conversation()->set_channel(v1::CHANNEL_EMAIL);
  CHECK(desk.Count(desk.Apply(mail), E::kOfferMade) == 0);
  desk.SnapshotAndRestore();
  CHECK(desk.Count(desk.Apply(Whole(OffersAtPrice(1))), E::kOfferMade) == 1);
}

TEST_CASE("an offer that its agent has no room for at the new price is withdrawn") {
  DeskHarness desk(OffersAtPrice(1));
  desk.Apply(AddAgent("eva"));
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  desk.Apply(Start("chat-1", "ann"));
  desk.Apply(Start("chat-2", "bob"));
  const auto dearer = desk.Apply(Whole(OffersAtPrice(2)));
  CHECK(desk.Only(dearer, E::kOfferEnded).offer_ended().reason() == v1::END_REASON_NOT_ELIGIBLE);
  CHECK(desk.Count(dearer, E::kOfferMade) == 0);
  CHECK(desk.Only(desk.Apply(Whole(OffersAtPrice(3))), E::kOfferEnded).offer_ended().state() ==
        v1::OFFER_STATE_WITHDRAWN);
}

TEST_CASE("a team that tickets belong to and a skill that conversations ask for are in use") {
  v1::Config config = TwoQueues();
  config.mutable_queues(1)->clear_team_ids();
  config.add_skills()->set_skill_id("billing");
  DeskHarness desk(config);
  v1::Command ticket = testing::OpenTicket("t-1", "ann");
  ticket.mutable_open_ticket()->set_team_id("sellers");
  desk.Apply(ticket);
  v1::Command start = Start("chat-1", "ann");
  for (const char* id : {"billing", "unknown"}) {
    start.mutable_start_conversation()->mutable_requirement()->add_skills()->set_skill_id(id);
  }
  desk.Apply(start);
  v1::ConfigPatch team;
  team.add_remove_team_ids("sellers");
  CHECK(desk.RejectionIn(desk.Apply(Patch(team))) == v1::REJECT_REASON_IN_USE);
  v1::ConfigPatch skill;
  skill.add_remove_skill_ids("billing");
  CHECK(desk.RejectionIn(desk.Apply(Patch(skill))) == v1::REJECT_REASON_IN_USE);
  desk.Apply(testing::Close("chat-1"));
  CHECK(desk.Count(desk.Apply(Patch(skill)), E::kConfigured) == 1);
  CHECK(desk.Count(desk.Apply(Patch(team, true)), E::kConfigured) == 1);
}

TEST_CASE("an archived ticket keeps no team in use") {
  v1::Config config = TwoQueues();
  config.mutable_queues(1)->clear_team_ids();
  DeskHarness desk(config);
  v1::Command ticket = testing::OpenTicket("t-1", "ann");
  ticket.mutable_open_ticket()->set_team_id("sellers");
  desk.Apply(ticket);
  v1::Command solve;
  solve.mutable_set_ticket_status()->set_ticket_id("t-1");
  solve.mutable_set_ticket_status()->set_status(v1::TICKET_STATUS_SOLVED);
  desk.Apply(solve);
  v1::ConfigPatch team;
  team.add_remove_team_ids("sellers");
  CHECK(desk.RejectionIn(desk.Apply(Patch(team))) == v1::REJECT_REASON_IN_USE);
  CHECK(desk.Count(desk.RunSeconds(7 * 86'400), E::kTicketArchived) == 1);
  CHECK(desk.Count(desk.Apply(Patch(team)), E::kConfigured) == 1);
}

TEST_CASE("what was removed with force is in nobody's way afterwards") {
  DeskHarness desk(TwoQueues());
  v1::Command agent = AddAgent("eva");
  agent.mutable_upsert_agent()->mutable_agent()->add_team_ids("sellers");
  desk.Apply(agent);
  v1::ConfigPatch patch;
  patch.add_remove_team_ids("sellers");
  patch.add_remove_queue_ids("sales");
  CHECK(desk.RejectionIn(desk.Apply(Patch(patch))) == v1::REJECT_REASON_IN_USE);
  CHECK(desk.Count(desk.Apply(Patch(patch, true)), E::kConfigured) == 1);
  v1::ConfigPatch other;
  other.set_default_capacity_units(5);
  CHECK(desk.Count(desk.Apply(Patch(other)), E::kConfigured) == 1);
}

}  // namespace
}  // namespace chatcore
