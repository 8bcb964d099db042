#include <sstream>
#include <string>

#include "doctest/doctest.h"
#include "tools/play/agent_tally.h"
#include "tools/play/finding_tally.h"
#include "tools/play/nearest_rank.h"
#include "tools/play/text_table.h"
#include "tools/play/words.h"

namespace chatcore::play {
namespace {

TEST_CASE("a percentile by nearest rank is one of the values") {
  Durations lengths;
  CHECK(lengths.Percentile(50) == 0);
  for (std::int64_t value : {50, 15, 40, 20, 35}) lengths.Add(value);
  CHECK(lengths.count() == 5);
  CHECK(lengths.Percentile(0) == 15);
  CHECK(lengths.Percentile(20) == 15);
  CHECK(lengths.Percentile(21) == 20);
  CHECK(lengths.Percentile(40) == 20);
  CHECK(lengths.Percentile(50) == 35);
  CHECK(lengths.Percentile(90) == 50);
  CHECK(lengths.Percentile(100) == 50);
  lengths.Add(1);
  CHECK(lengths.Percentile(1) == 1);
  CHECK(lengths.CountUpTo(35) == 4);
  CHECK(lengths.CountUpTo(0) == 0);
}

TEST_CASE("the percentiles of one value are that value") {
  Durations lengths;
  lengths.Add(7);
  for (std::size_t percent : {1u, 50u, 90u, 100u}) CHECK(lengths.Percentile(percent) == 7);
}

TEST_CASE("an agent is on duty while accepting or serving, and busy while serving") {
  AgentTally agent;
  agent.SetAccepting(true, 100);
  agent.Serve(110);
  agent.Serve(120);
  agent.SetAccepting(false, 130);
  agent.Release(140);
  agent.Release(160);
  agent.Finish(200);
  CHECK(agent.served() == 2);
  CHECK(agent.most_at_once() == 2);
  CHECK(agent.on_duty_us() == 60);
  CHECK(agent.busy_us() == 50);
  CHECK(agent.chat_us() == 70);
  CHECK(agent.busy_percent() == 83);
  CHECK(AgentTally().busy_percent() == 0);
}

TEST_CASE("columns stand under each other and the last one is not padded") {
  TextTable table({"agent", ">served", "note"});
  table.Add({"ilze", "7", ""});
  table.Add({"georgi", "12", "late"});
  std::ostringstream out;
  table.Write(out);
  CHECK(out.str() ==
        "  agent    served   note\n"
        "  ilze          7\n"
        "  georgi       12   late\n");
}

TEST_CASE("lengths are told in two units at most") {
  CHECK(LengthWords(0) == "0 s");
  CHECK(LengthWords(999) == "0 s");
  CHECK(LengthWords(850'000) == "850 ms");
  CHECK(LengthWords(59'999'999) == "59 s");
  CHECK(LengthWords(185'000'000) == "3 m 05 s");
  CHECK(LengthWords(7'380'000'000) == "2 h 03 m");
  CHECK(ClockWords(1'700'000'000'000'000) == "22:13:20");
  CHECK(DateWords(1'700'000'000'000'000) == "2023-11-14 22:13:20");
  CHECK(SpanWords(1'700'000'000'000'000, 1'700'000'060'000'000) == "2023-11-14 22:13:20 to 22:14:20");
  CHECK(SpanWords(1'700'000'000'000'000, 1'700'010'000'000'000) == "2023-11-14 22:13:20 to 2023-11-15 01:00:00");
  CHECK(ReasonWords(v1::REJECT_REASON_QUEUE_FULL) == "queue_full");
  CHECK(SeverityWords(v1::SEVERITY_WARNING) == "warning");
}

v1::Event FindingsEvent(std::uint32_t begin, std::uint32_t end) {
  v1::Event event;
  event.set_at_us(5);
  v1::Finding& finding = *event.mutable_message_findings()->add_findings();
  finding.set_rule_id("en.rule");
  finding.set_severity(v1::SEVERITY_WARNING);
  finding.mutable_span()->set_utf8_begin(begin);
  finding.mutable_span()->set_utf8_end(end);
  return event;
}

TEST_CASE("the example of a rule is the first one, cut between characters") {
  std::string before;
  for (int i = 0; i < 40; ++i) before += "ā";
  v1::Command command;
  command.mutable_post_message()->set_conversation_id("chat-1");
  command.mutable_post_message()->set_text(before + "xfoundx" + before);
  FindingTally tally;
  tally.OnEvent(FindingsEvent(81, 86), &command);
  command.mutable_post_message()->set_conversation_id("chat-2");
  tally.OnEvent(FindingsEvent(0, 2), &command);
  const RuleTally& rule = tally.rules.at("en.rule");
  CHECK(tally.messages_with_findings == 2);
  CHECK(rule.findings == 2);
  CHECK(rule.where == "chat-1");
  CHECK(rule.words == "found");
  CHECK(rule.before == "…" + before.substr(80 - 46) + "x");
  CHECK(rule.after == "x" + before.substr(0, 46) + "…");
}

TEST_CASE("a span outside of the text is no trouble") {
  v1::Command command;
  command.mutable_post_message()->set_text("short");
  FindingTally tally;
  tally.OnEvent(FindingsEvent(90, 99), &command);
  CHECK(tally.rules.at("en.rule").words == "");
  CHECK(tally.rules.at("en.rule").before == "short");
  FindingTally without;
  without.OnEvent(FindingsEvent(1, 2), nullptr);
  CHECK(without.rules.at("en.rule").findings == 1);
}

TEST_CASE("confirmed and blocked messages are counted apart") {
  FindingTally tally;
  v1::Event confirmed = FindingsEvent(0, 1);
  confirmed.mutable_message_findings()->set_confirmed(true);
  tally.OnEvent(confirmed, nullptr);
  v1::Event blocked;
  blocked.mutable_command_rejected()->set_reason(v1::REJECT_REASON_MESSAGE_BLOCKED);
  *blocked.mutable_command_rejected()->add_findings() = confirmed.message_findings().findings(0);
  tally.OnEvent(blocked, nullptr);
  const RuleTally& rule = tally.rules.at("en.rule");
  CHECK(rule.findings == 1);
  CHECK(rule.confirmed == 1);
  CHECK(rule.blocked == 1);
  CHECK(tally.confirmed_messages == 1);
  CHECK(tally.blocked_messages == 1);
  CHECK(tally.messages_with_findings == 1);
}

}  // namespace
}  // namespace chatcore::play
