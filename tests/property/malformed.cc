#include "tests/property/malformed.h"

#include <functional>

namespace chatcore::property {
namespace {

using Fill = void (*)(v1::Command&);

v1::Command Make(Fill fill) {
  v1::Command command;
  fill(command);
  return command;
}

void Start(v1::Command& command) {
  command.mutable_start_conversation()->set_conversation_id("v1");
  command.mutable_start_conversation()->set_customer_id("u1");
  command.mutable_start_conversation()->set_channel(v1::CHANNEL_CHAT);
}

void Reply(v1::Command& command) {
  command.set_actor_kind(v1::ACTOR_KIND_AGENT);
  command.set_actor_id("ada");
  command.mutable_reply_ticket()->set_ticket_id("t1");
  command.mutable_reply_ticket()->set_message_id("m");
}

std::string TooLong() { return std::string(129, 'x'); }

// Conversations and what all commands share.
std::vector<Malformed> FirstHalf() {
  return {
      {"no body", v1::Command()},
      {"an agent acts without a name", Make([](v1::Command& c) {
         Start(c);
         c.set_actor_kind(v1::ACTOR_KIND_AGENT);
       })},
      {"an actor kind of a later release", Make([](v1::Command& c) {
         Start(c);
         c.set_actor_kind(static_cast<v1::ActorKind>(77));
       })},
      {"a command id that is too long", Make([](v1::Command& c) {
         Start(c);
         c.set_id(TooLong());
       })},
      {"a conversation without a channel", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->clear_channel();
       })},
      {"a conversation without a customer", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->clear_customer_id();
       })},
      {"a conversation id that is too long", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->set_conversation_id(TooLong());
       })},
      {"a priority past 1,000", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->set_priority(1'001);
       })},
      {"a language that is none", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->set_language("Latvian");
       })},
      {"a topic that is not UTF-8", Make([](v1::Command& c) {
         Start(c);
         c.mutable_start_conversation()->set_topic("\xff");
       })},
      {"a skill level past 10", Make([](v1::Command& c) {
         Start(c);
         v1::SkillLevel& skill = *c.mutable_start_conversation()->mutable_requirement()->add_skills();
         skill.set_skill_id("billing");
         skill.set_level(11);
       })},
      {"a message without an id", Make([](v1::Command& c) { c.mutable_post_message()->set_conversation_id("v1"); })},
      {"a text that is too long", Make([](v1::Command& c) {
         c.mutable_preview_typing()->set_conversation_id("v1");
         c.mutable_preview_typing()->set_text(std::string(65'537, 'x'));
       })},
      {"a presence that is none", Make([](v1::Command& c) { c.mutable_set_presence()->set_agent_id("ada"); })},
      {"an agent without an id", Make([](v1::Command& c) { c.mutable_upsert_agent(); })},
      {"an agent of an unknown team", Make([](v1::Command& c) {
         c.mutable_upsert_agent()->mutable_agent()->set_agent_id("ada");
         c.mutable_upsert_agent()->mutable_agent()->add_team_ids("nowhere");
       })},
  };
}

std::vector<Malformed> SecondHalf() {
  return {
      {"a connection without an id", Make([](v1::Command& c) { c.mutable_open_connection()->set_agent_id("ada"); })},
      {"a transfer to nowhere",
       Make([](v1::Command& c) { c.mutable_transfer_conversation()->set_conversation_id("v1"); })},
      {"a transfer to two", Make([](v1::Command& c) {
         c.mutable_transfer_conversation()->set_conversation_id("v1");
         c.mutable_transfer_conversation()->set_to_agent_id("ada");
         c.mutable_transfer_conversation()->set_to_queue_id("q1");
       })},
      {"an offer without a name", Make([](v1::Command& c) { c.mutable_accept_offer(); })},
      {"a ticket without a source", Make([](v1::Command& c) {
         c.mutable_open_ticket()->set_ticket_id("t1");
         c.mutable_open_ticket()->set_customer_id("u1");
       })},
      {"a close that leaves a ticket without an id", Make([](v1::Command& c) {
         c.mutable_close_conversation()->set_conversation_id("v1");
         c.mutable_close_conversation()->set_open_ticket(true);
       })},
      {"a reply of the host", Make([](v1::Command& c) {
         Reply(c);
         c.clear_actor_kind();
       })},
      {"a record of another ticket", Make([](v1::Command& c) {
         Reply(c);
         c.mutable_reply_ticket()->mutable_recalled()->set_ticket_id("t2");
         c.mutable_reply_ticket()->mutable_recalled()->set_customer_id("u1");
       })},
      {"a status that is not on the menu", Make([](v1::Command& c) {
         c.mutable_set_ticket_status()->set_ticket_id("t1");
         c.mutable_set_ticket_status()->set_status(v1::TICKET_STATUS_SPAM);
       })},
      {"a date for a status that does not wait", Make([](v1::Command& c) {
         c.mutable_set_ticket_status()->set_ticket_id("t1");
         c.mutable_set_ticket_status()->set_status(v1::TICKET_STATUS_OPEN);
         c.mutable_set_ticket_status()->set_pending_until_us(1);
       })},
      {"a date before 1970", Make([](v1::Command& c) {
         Reply(c);
         c.mutable_reply_ticket()->set_pending_until_us(-1);
       })},
      {"a merge into nothing", Make([](v1::Command& c) { c.mutable_merge_ticket()->set_ticket_id("t1"); })},
      {"a configuration that changes nothing", Make([](v1::Command& c) { c.mutable_configure(); })},
      {"a configuration of another workspace", Make([](v1::Command& c) {
         c.mutable_configure()->mutable_whole()->set_workspace_id("elsewhere");
         c.mutable_configure()->mutable_whole()->add_queues()->set_queue_id("q1");
       })},
      {"a queue that waits less than a second for an answer", Make([](v1::Command& c) {
         v1::Queue& queue = *c.mutable_configure()->mutable_patch()->add_upsert_queues();
         queue.set_queue_id("q1");
         queue.set_offer_timeout_us(999'999);
       })},
      {"a chain of fallbacks that is a circle", Make([](v1::Command& c) {
         v1::Queue& queue = *c.mutable_configure()->mutable_patch()->add_upsert_queues();
         queue.set_queue_id("q1");
         queue.set_fallback_queue_id("q1");
       })},
  };
}

}  // namespace

const std::vector<Malformed>& MalformedCommands() {
  static const std::vector<Malformed> commands = [] {
    std::vector<Malformed> all = FirstHalf();
    for (const Malformed& malformed : SecondHalf()) all.push_back(malformed);
    return all;
  }();
  return commands;
}

}  // namespace chatcore::property
