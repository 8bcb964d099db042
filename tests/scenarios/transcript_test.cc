#include "tools/scenario/transcript.h"

#include <string>

#include "doctest/doctest.h"

namespace chatcore::scenario {
namespace {

constexpr std::int64_t kNine = 1'767'603'600'000'000;  // 2026-01-05T09:00:00Z

v1::Event Started() {
  v1::Event event;
  event.set_seq(7);
  event.set_at_us(kNine);
  event.set_command_id("c 1");
  event.set_audience(v1::AUDIENCE_HOST | v1::AUDIENCE_CUSTOMER);
  event.add_audience_agents(3);
  v1::AssignmentStarted& started = *event.mutable_assignment_started();
  started.set_assignment(5);
  started.set_conversation(4);
  started.set_conversation_id("chat-1");
  started.set_agent(3);
  started.set_agent_id("eva");
  started.set_waited_us(30'000'000);
  return event;
}

v1::Event AgentAdded() {
  v1::Event event;
  event.mutable_agent_added()->set_agent(3);
  event.mutable_agent_added()->mutable_profile()->set_agent_id("eva");
  return event;
}

TEST_CASE("an event is its time, number, kind and fields, without handles that say nothing new") {
  CHECK(EventLine(Started(), Names(), {}) ==
        "09:00:00 #7 assignment_started conversation_id=chat-1 agent_id=eva waited_us=30s command_id=\"c 1\"");
  CHECK(EventLine(Started(), Names(), {.handles = true}) ==
        "09:00:00 #7 assignment_started assignment=5 conversation=4 conversation_id=chat-1 agent=3 agent_id=eva "
        "waited_us=30s "
        "command_id=\"c 1\"");
}

TEST_CASE("a handle that stands alone is shown by the name it was given with") {
  v1::Event event;
  event.set_seq(8);
  event.set_at_us(kNine + 1'500'000);
  event.mutable_connection_closed()->set_agent(3);
  event.mutable_connection_closed()->set_connection_id("tab");
  Names names;
  CHECK(EventLine(event, names, {}) == "09:00:01.5 #8 connection_closed agent=@unknown connection_id=tab");
  names.Learn(AgentAdded());
  CHECK(EventLine(event, names, {}) == "09:00:01.5 #8 connection_closed agent=@eva connection_id=tab");
}

TEST_CASE("an offer and an assignment are called by conversation and agent") {
  Names names;
  names.Learn(Started());
  v1::Event event;
  event.set_seq(9);
  event.set_at_us(kNine);
  event.mutable_wrap_up_ended()->set_assignment(5);
  CHECK(EventLine(event, names, {}) == "09:00:00 #9 wrap_up_ended assignment=@chat-1:eva");
  CHECK(names.HandleOf("assignment", "chat-1:eva") == 5);
  CHECK(!names.HandleOf("offer", "chat-1:eva"));
}

TEST_CASE("ephemeral events have no number, personal text is shown by its size") {
  v1::Event event;
  event.set_at_us(kNine + 86'400'000'000);
  event.mutable_typing_previewed()->set_text("secret");
  CHECK(EventLine(event, Names(), {}) == "2026-01-06T09:00:00Z -- typing_previewed text=<6 bytes>");
}

TEST_CASE("the audience is shown on demand") {
  Names names;
  names.Learn(AgentAdded());
  v1::Event event = Started();
  event.clear_command_id();
  CHECK(EventLine(event, names, {.audience = true}) ==
        "09:00:00 #7 assignment_started conversation_id=chat-1 agent_id=eva waited_us=30s to=[host, customer, @eva]");
}

TEST_CASE("what differs between machines is left out") {
  v1::Event event;
  event.set_seq(1);
  event.set_at_us(kNine);
  event.mutable_configured()->mutable_config()->add_queues()->set_queue_id("general");
  event.mutable_configured()->mutable_stamp()->set_icu_version("72.1");
  CHECK(EventLine(event, Names(), {}) == "09:00:00 #1 configured config={queues=[general] ...}");
}

TEST_CASE("counts stand in the order of the first of each kind") {
  EventList events;
  for (int i = 0; i < 3; ++i) events.Add() = i == 1 ? AgentAdded() : Started();
  CHECK(CountLine(events) == "3 events to #7: 2 assignment_started, 1 agent_added");
}

TEST_CASE("an answer is a line and one for each row") {
  v1::Answer answer;
  answer.set_as_of_seq(9);
  answer.set_next_page_token("chat-1");
  answer.mutable_conversations()->add_conversations()->set_conversation_id("chat-1");
  CHECK(AnswerLines(answer, Names(), {}) == std::vector<std::string>{"conversations as_of_seq=9 next_page_token=chat-1",
                                                                     "  conversations: conversation_id=chat-1"});
  v1::Answer stats;
  stats.mutable_stats()->set_agents(2);
  stats.mutable_stats()->set_state_hash(5);
  CHECK(AnswerLines(stats, Names(), {}) == std::vector<std::string>{"stats as_of_seq=0 agents=2"});
}

TEST_CASE("a status is shown by its code and message") {
  CHECK(ErrorLine(absl::InvalidArgumentError("agent_id: required")) == "error INVALID_ARGUMENT: agent_id: required");
}

}  // namespace
}  // namespace chatcore::scenario
