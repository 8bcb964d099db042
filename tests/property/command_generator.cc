#include "tests/property/command_generator.h"

#include <algorithm>

#include "tests/property/malformed.h"

namespace chatcore::property {

Step CommandGenerator::Next(const reference::NaiveDesk& twin, std::int64_t now_us) {
  struct Choice {
    std::uint64_t weight;
    void (CommandGenerator::*make)();
  };
  using G = CommandGenerator;
  static constexpr Choice kChoices[] = {
      {3, &G::Configure},         {6, &G::UpsertAgent},          {1, &G::RemoveAgent},    {4, &G::OpenConnection},
      {4, &G::Heartbeat},         {3, &G::CloseConnection},      {10, &G::SetPresence},   {3, &G::UpsertCustomer},
      {1, &G::ForgetCustomer},    {18, &G::StartConversation},   {10, &G::PostMessage},   {4, &G::PreviewTyping},
      {7, &G::CloseConversation}, {3, &G::AbandonConversation},  {9, &G::AcceptOffer},    {4, &G::DeclineOffer},
      {5, &G::PickConversation},  {7, &G::TransferConversation}, {3, &G::EndWrapUp},      {7, &G::OpenTicket},
      {12, &G::ReplyTicket},      {5, &G::SetTicketStatus},      {3, &G::MarkTicketSpam}, {2, &G::UnmarkTicketSpam},
      {3, &G::AssignTicket},      {4, &G::MergeTicket},
  };
  state_ = &twin.state();
  now_us_ = now_us;
  command_.Clear();
  Step step{.now_us = now_us};
  if (wishes_.bad_forms && dice_.Percent(2)) {
    step.command = dice_.OneOf(MalformedCommands()).command;
    step.form = Step::Form::kBad;
    return step;
  }
  std::uint64_t sum = 0;
  for (const Choice& choice : kChoices) sum += choice.weight;
  while (command_.body_case() == v1::Command::BODY_NOT_SET) {
    std::uint64_t left = dice_.Below(sum);
    const Choice* choice = kChoices;
    for (; left >= choice->weight; ++choice) left -= choice->weight;
    (this->*choice->make)();
  }
  Envelope();
  step.command = command_;
  if (command_.has_configure() || command_.has_upsert_agent()) step.form = Step::Form::kDepends;
  return step;
}

// A conversation that fits, most of the time; null when there is none at all.
const reference::NaiveConversation* CommandGenerator::AnyConversation(
    const std::function<bool(const Conversation&)>& fits) {
  std::vector<const Conversation*> fitting;
  for (const auto& conversation : state_->conversations) {
    if (fits(*conversation)) fitting.push_back(conversation.get());
  }
  if (fitting.empty() || dice_.Percent(8)) return Any(state_->conversations);
  return dice_.OneOf(fitting);
}

void CommandGenerator::ActAs(const reference::NaiveAgent* agent) {
  command_.set_actor_kind(dice_.Percent(8) ? v1::ACTOR_KIND_MODEL : v1::ACTOR_KIND_AGENT);
  Handle handle = 0;
  Name(agent, dice_.OneOf(kAgents), command_.mutable_actor_id(), &handle);
  command_.set_actor(handle);
}

void CommandGenerator::ActAsCustomer(const std::string& customer_id) {
  command_.set_actor_kind(v1::ACTOR_KIND_CUSTOMER);
  Handle handle = 0;
  Name(reference::ById(state_->customers, customer_id), customer_id, command_.mutable_actor_id(), &handle);
  command_.set_actor(handle);
}

void CommandGenerator::ActAsAnybody() {
  const std::uint64_t who = dice_.Below(100);
  if (who < 8) return ActAsCustomer(dice_.OneOf(kCustomers));
  if (who < 35) return ActAs(Any(state_->agents));
  if (who < 40) command_.set_actor_kind(v1::ACTOR_KIND_SYSTEM);
}

// The customer or the owner most of the time.
void CommandGenerator::ActAsEitherSide(const Conversation* conversation) {
  if (conversation == nullptr || dice_.Percent(15)) return ActAsAnybody();
  if (dice_.Percent(50)) return ActAsCustomer(conversation->record.customer_id());
  if (const reference::NaiveAgent* owner = OwnerOf(*conversation)) ActAs(owner);
}

const reference::NaiveAgent* CommandGenerator::OwnerOf(const Conversation& conversation) const {
  const auto* assignment = reference::ByHandle(state_->assignments, conversation.assignment);
  return assignment == nullptr ? nullptr : reference::ById(state_->agents, assignment->agent_id);
}

std::string CommandGenerator::AnyText(std::uint64_t* confirmed_digest) {
  const std::string text =
      dice_.OneOf<const char*>({"", "Good morning, how can I help?", "Please calm down.", "I have no idea.",
                                "This is your fault.", "Have you tried it again?", "Labdien! Kā varu palīdzēt?"});
  if (dice_.Percent(40)) *confirmed_digest = dice_.Percent(90) ? TextDigest(text) : 7;
  return text;
}

// Most of the time a name that nothing has now: a new one, or one that was used before.
std::string CommandGenerator::FreshId(const char* prefix, const std::vector<std::string>& names) {
  if (dice_.Percent(20)) return prefix + std::to_string(next_id_++);
  return dice_.OneOf(names);
}

void CommandGenerator::Envelope() {
  if (dice_.Percent(35)) {
    const bool again = !command_ids_.empty() && dice_.Percent(12);
    command_.set_id(again ? dice_.OneOf(command_ids_) : "c" + std::to_string(next_id_++));
    command_ids_.push_back(command_.id());
  }
  if (dice_.Percent(20)) command_.set_issued_us(now_us_ - dice_.OneOf({std::int64_t{0}, kSecondUs, kMinuteUs, kDayUs}));
  if (dice_.Percent(10))
    command_.set_not_after_us(now_us_ + dice_.OneOf({std::int64_t{-1}, std::int64_t{0}, kSecondUs}));
}

void CommandGenerator::Configure() {
  if (!wishes_.changes_config) return;
  v1::Configure& body = *command_.mutable_configure();
  if (dice_.Percent(25)) {
    *body.mutable_whole() = RandomConfig(dice_, wishes_);
  } else {
    *body.mutable_patch() = RandomPatch(dice_, wishes_, state_->config);
  }
  body.set_force(dice_.Percent(60));
  if (dice_.Percent(20)) ActAsAnybody();
}

void CommandGenerator::UpsertAgent() {
  v1::Agent& agent = *command_.mutable_upsert_agent()->mutable_agent();
  agent.set_agent_id(dice_.OneOf(kAgents));
  agent.set_role(dice_.OneOf({v1::ROLE_UNSPECIFIED, v1::ROLE_AGENT, v1::ROLE_LEAD, v1::ROLE_ADMIN}));
  agent.set_kind(dice_.Percent(15) ? v1::AGENT_KIND_BOT : v1::AGENT_KIND_HUMAN);
  agent.set_capacity_units(static_cast<std::uint32_t>(dice_.Below(5)));
  agent.set_order(static_cast<std::uint32_t>(dice_.Below(3)));
  if (dice_.Percent(10)) ActAsAnybody();
  if (wishes_.plain_agents) return;
  for (const v1::Team& team : state_->config.teams()) {
    if (dice_.Percent(60)) agent.add_team_ids(team.team_id());
  }
  for (const v1::Skill& skill : state_->config.skills()) {
    if (dice_.Percent(25)) continue;
    agent.add_skills()->set_skill_id(skill.skill_id());
    agent.mutable_skills()->rbegin()->set_level(static_cast<std::uint32_t>(dice_.Below(5)));
  }
  if (dice_.Percent(30)) agent.add_languages(dice_.OneOf(kLanguages));
  if (dice_.Percent(20)) {
    agent.add_channel_limits()->set_channel(v1::CHANNEL_CHAT);
    agent.mutable_channel_limits()->rbegin()->set_max_items(static_cast<std::uint32_t>(dice_.Below(3)));
  }
}

void CommandGenerator::RemoveAgent() {
  NameAgent(*command_.mutable_remove_agent(), Any(state_->agents));
  if (dice_.Percent(30)) ActAsAnybody();
}

void CommandGenerator::OpenConnection() {
  if (!wishes_.connections) return;
  const reference::NaiveAgent* agent = Any(state_->agents);
  NameAgent(*command_.mutable_open_connection(), agent);
  command_.mutable_open_connection()->set_connection_id(dice_.OneOf(kConnections));
  if (dice_.Percent(30)) ActAs(agent);
  if (dice_.Percent(10)) ActAsAnybody();
}

void CommandGenerator::Heartbeat() {
  if (!wishes_.connections) return;
  const reference::NaiveAgent* agent = Any(state_->agents);
  NameAgent(*command_.mutable_heartbeat(), agent);
  command_.mutable_heartbeat()->set_connection_id(dice_.OneOf(kConnections));
  if (dice_.Percent(40)) ActAs(agent);
}

void CommandGenerator::CloseConnection() {
  if (!wishes_.connections) return;
  const reference::NaiveAgent* agent = Any(state_->agents);
  NameAgent(*command_.mutable_close_connection(), agent);
  command_.mutable_close_connection()->set_connection_id(dice_.OneOf(kConnections));
  if (dice_.Percent(20)) ActAsAnybody();
}

void CommandGenerator::SetPresence() {
  const reference::NaiveAgent* agent = Any(state_->agents);
  NameAgent(*command_.mutable_set_presence(), agent);
  command_.mutable_set_presence()->set_presence(
      dice_.Percent(75) ? v1::PRESENCE_ACCEPTING
                        : dice_.OneOf({v1::PRESENCE_OFFLINE, v1::PRESENCE_AWAY, v1::PRESENCE_NOT_ACCEPTING}));
  if (dice_.Percent(20)) command_.mutable_set_presence()->set_reason("lunch");
  if (dice_.Percent(30)) ActAs(dice_.Percent(70) ? agent : Any(state_->agents));
}

void CommandGenerator::UpsertCustomer() {
  v1::Customer& customer = *command_.mutable_upsert_customer()->mutable_customer();
  customer.set_customer_id(dice_.OneOf(kCustomers));
  customer.set_display_name("Somebody");
  if (dice_.Percent(50)) customer.set_language(dice_.OneOf(kLanguages));
  if (dice_.Percent(50)) customer.set_tier("gold");
  if (dice_.Percent(30)) ActAsCustomer(dice_.Percent(80) ? customer.customer_id() : dice_.OneOf(kCustomers));
  if (dice_.Percent(10)) ActAsAnybody();
}

void CommandGenerator::ForgetCustomer() {
  Handle handle = 0;
  v1::ForgetCustomer& body = *command_.mutable_forget_customer();
  Name(Any(state_->customers), dice_.OneOf(kCustomers), body.mutable_customer_id(), &handle);
  body.set_customer(handle);
  if (dice_.Percent(40)) ActAsAnybody();
}

void CommandGenerator::StartConversation() {
  v1::StartConversation& body = *command_.mutable_start_conversation();
  body.set_conversation_id(FreshId("v", kConversations));
  const std::string customer_id = dice_.OneOf(kCustomers);
  Handle handle = 0;
  Name(reference::ById(state_->customers, customer_id), customer_id, body.mutable_customer_id(), &handle);
  body.set_customer(handle);
  body.set_channel(dice_.OneOf({v1::CHANNEL_CHAT, v1::CHANNEL_CHAT, v1::CHANNEL_EMAIL, v1::CHANNEL_PHONE}));
  if (dice_.Percent(40)) body.set_topic(dice_.OneOf(kTopics));
  if (dice_.Percent(40)) body.set_queue_id(dice_.OneOf(kQueues));
  if (dice_.Percent(40)) body.set_priority(static_cast<std::uint32_t>(dice_.OneOf({1, 2, 1'000})));
  if (dice_.Percent(30)) *body.mutable_requirement() = RandomRequirement(dice_, wishes_, state_->config);
  if (dice_.Percent(30)) body.set_language(dice_.OneOf(kLanguages));
  if (dice_.Percent(40)) ActAsCustomer(dice_.Percent(90) ? customer_id : dice_.OneOf(kCustomers));
}

void CommandGenerator::PostMessage() {
  v1::PostMessage& body = *command_.mutable_post_message();
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.place == v1::PLACE_ACTIVE; });
  NameConversation(body, conversation);
  body.set_message_id("m" + std::to_string(next_id_++));
  std::uint64_t digest = 0;
  body.set_text(AnyText(&digest));
  body.set_confirmed_digest(digest);
  if (dice_.Percent(30)) body.set_language(dice_.OneOf(kLanguages));
  body.set_internal_note(dice_.Percent(15));
  if (dice_.Percent(30)) body.mutable_facts()->set_greets(true);
  ActAsEitherSide(conversation);
}

void CommandGenerator::PreviewTyping() {
  v1::PreviewTyping& body = *command_.mutable_preview_typing();
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.place == v1::PLACE_ACTIVE; });
  NameConversation(body, conversation);
  body.set_text("I would like to");
  ActAsEitherSide(conversation);
}

void CommandGenerator::CloseConversation() {
  v1::CloseConversation& body = *command_.mutable_close_conversation();
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.place == v1::PLACE_ACTIVE; });
  NameConversation(body, conversation);
  if (dice_.Percent(30)) body.set_reason("resolved");
  if (dice_.Percent(25)) {
    body.set_open_ticket(true);
    body.set_ticket_id(FreshId("t", kTickets));
  }
  if (dice_.Percent(60)) ActAsEitherSide(conversation);
}

void CommandGenerator::AbandonConversation() {
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.place != v1::PLACE_CLOSED; });
  NameConversation(*command_.mutable_abandon_conversation(), conversation);
  if (dice_.Percent(60)) ActAsEitherSide(conversation);
}

void CommandGenerator::AcceptOffer() {
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.offer.has_value(); });
  v1::AcceptOffer& body = *command_.mutable_accept_offer();
  const bool by_handle = conversation != nullptr && conversation->offer && dice_.Percent(40);
  if (by_handle) body.set_offer(conversation->offer->handle);
  if (!by_handle && dice_.Percent(4)) body.set_offer(1 + dice_.Below(5));
  if (body.offer() == 0) NameConversation(body, conversation);
  const bool offered = conversation != nullptr && conversation->offer;
  if (offered && dice_.Percent(60)) ActAs(reference::ById(state_->agents, conversation->offer->agent_id));
  if (dice_.Percent(10)) ActAsAnybody();
}

void CommandGenerator::DeclineOffer() {
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.offer.has_value(); });
  v1::DeclineOffer& body = *command_.mutable_decline_offer();
  const bool by_handle = conversation != nullptr && conversation->offer && dice_.Percent(40);
  if (by_handle) body.set_offer(conversation->offer->handle);
  if (!by_handle) NameConversation(body, conversation);
  const bool offered = conversation != nullptr && conversation->offer;
  if (offered && dice_.Percent(60)) ActAs(reference::ById(state_->agents, conversation->offer->agent_id));
}

void CommandGenerator::PickConversation() {
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.Waits(); });
  v1::PickConversation& body = *command_.mutable_pick_conversation();
  NameConversation(body, conversation);
  const reference::NaiveAgent* agent = Any(state_->agents);
  const bool named = dice_.Percent(60);
  if (named) NameAgent(body, agent);
  if (!named || dice_.Percent(40)) ActAs(dice_.Percent(70) ? agent : Any(state_->agents));
}

void CommandGenerator::TransferConversation() {
  const Conversation* conversation = AnyConversation([](const Conversation& c) { return c.place == v1::PLACE_ACTIVE; });
  v1::TransferConversation& body = *command_.mutable_transfer_conversation();
  NameConversation(body, conversation);
  if (dice_.Percent(50)) {
    body.set_to_queue_id(dice_.OneOf(kQueues));
  } else {
    Handle handle = 0;
    Name(Any(state_->agents), dice_.OneOf(kAgents), body.mutable_to_agent_id(), &handle);
    body.set_to_agent(handle);
    body.set_queue_if_unavailable(dice_.Percent(50));
  }
  body.set_customer_agreed(dice_.Percent(80));
  if (dice_.Percent(40)) body.set_summary("The invoice is wrong.");
  if (dice_.Percent(30)) body.set_reason("expert");
  if (conversation != nullptr && dice_.Percent(50)) ActAs(OwnerOf(*conversation));
  if (dice_.Percent(10)) ActAsAnybody();
}

void CommandGenerator::EndWrapUp() {
  std::vector<const reference::NaiveAssignment*> running;
  for (const auto& assignment : state_->assignments) {
    if (assignment->wrap_up || dice_.Percent(10)) running.push_back(assignment.get());
  }
  v1::EndWrapUp& body = *command_.mutable_end_wrap_up();
  if (running.empty()) return NameConversation(body, Any(state_->conversations));
  const reference::NaiveAssignment* assignment = dice_.OneOf(running);
  if (dice_.Percent(40)) {
    body.set_assignment(assignment->handle);
  } else if (dice_.Percent(50)) {
    body.set_conversation_id(assignment->conversation_id);
  } else {
    NameConversation(body, reference::ById(state_->conversations, assignment->conversation_id));
  }
  if (dice_.Percent(40)) ActAs(reference::ById(state_->agents, assignment->agent_id));
  if (dice_.Percent(10)) ActAsAnybody();
}

}  // namespace chatcore::property
