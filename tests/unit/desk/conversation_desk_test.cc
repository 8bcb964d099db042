#include "chatcore/linter.h"
#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::AsAgent;
using testing::AsCustomer;
using testing::Close;
using testing::Post;
using testing::SetPresence;
using testing::Start;
using E = v1::Event;

// Finds the word "bad" as an error and everything else fit to send.
class OneWordLinter : public Linter {
 public:
  absl::StatusOr<v1::LintReport> Check(const v1::LintRequest& request) const override {
    v1::LintReport report;
    report.set_digest(TextDigest(request.text()));
    report.mutable_facts()->set_code_points(static_cast<std::uint32_t>(request.text().size()));
    const std::size_t at = request.text().find("bad");
    if (at == std::string::npos || request.author() == v1::ACTOR_KIND_CUSTOMER) return report;
    v1::Finding& finding = *report.add_findings();
    finding.set_rule_id("test.bad");
    finding.set_severity(v1::SEVERITY_ERROR);
    finding.mutable_span()->set_utf8_begin(static_cast<std::uint32_t>(at));
    finding.mutable_span()->set_utf8_end(static_cast<std::uint32_t>(at) + 3);
    finding.set_message("do not quote " + request.text());
    return report;
  }
  std::uint64_t RulesHash() const override { return 1; }
  std::vector<v1::LintRule> EffectiveRules() const override { return {}; }
};

struct Chat : DeskHarness {
  explicit Chat(const v1::Config& config = SmallConfig())
      : DeskHarness(config, {.linter = std::make_shared<OneWordLinter>()}) {
    Apply(AddAgent("eva"));
    Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
    Apply(Start("chat-1", "ann"));
  }
  std::vector<v1::Event> Says(const std::string& text, std::uint64_t digest = 0) {
    v1::Command command = AsAgent(Post("chat-1", "m-" + std::to_string(now_us()), text), "eva");
    command.mutable_post_message()->set_confirmed_digest(digest);
    return Apply(command);
  }
};

TEST_CASE("a message with a finding needs confirmation and passes with its digest") {
  Chat chat;
  const auto refused = chat.Says("a bad word");
  REQUIRE(chat.RejectionIn(refused) == v1::REJECT_REASON_NEEDS_CONFIRMATION);
  const v1::CommandRejected rejection = refused[0].command_rejected();
  REQUIRE(rejection.findings_size() == 1);
  CHECK(rejection.findings(0).span().utf8_begin() == 2);
  CHECK(rejection.findings(0).message().empty());
  CHECK(chat.RejectionIn(chat.Says("another bad word", rejection.digest())) == v1::REJECT_REASON_NEEDS_CONFIRMATION);
  const auto sent = chat.Says("a bad word", rejection.digest());
  const v1::Event findings = chat.Only(sent, E::kMessageFindings);
  CHECK(findings.message_findings().confirmed());
  CHECK((findings.audience() & v1::AUDIENCE_CUSTOMER) == 0);
  CHECK((chat.Only(sent, E::kMessagePosted).audience() & v1::AUDIENCE_CUSTOMER) != 0);
}

TEST_CASE("the policy can block, and customers and notes pass") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_etiquette()->set_block_at(v1::SEVERITY_ERROR);
  Chat chat(config);
  CHECK(chat.RejectionIn(chat.Says("bad", TextDigest("bad"))) == v1::REJECT_REASON_MESSAGE_BLOCKED);
  CHECK(chat.Count(chat.Apply(AsCustomer(Post("chat-1", "m-1", "bad"), "ann")), E::kMessagePosted) == 1);
  v1::Command note = AsAgent(Post("chat-1", "m-2", "bad"), "eva");
  note.mutable_post_message()->set_internal_note(true);
  const v1::Event posted = chat.Only(chat.Apply(note), E::kMessagePosted);
  CHECK((posted.audience() & v1::AUDIENCE_CUSTOMER) == 0);
  CHECK_FALSE(posted.message_posted().first_response());
}

TEST_CASE("the first public answer of a person is the first response") {
  Chat chat;
  chat.SleepSeconds(20);
  const v1::MessagePosted first = chat.Only(chat.Says("Hello, Ann"), E::kMessagePosted).message_posted();
  CHECK(first.first_response());
  CHECK(first.first_response_us() == 20'000'000);
  CHECK(first.waiting_since_us() == 0);
  CHECK_FALSE(chat.Only(chat.Says("I am looking"), E::kMessagePosted).message_posted().first_response());
  chat.SleepSeconds(5);
  const auto asks = chat.Apply(AsCustomer(Post("chat-1", "q", "And?"), "ann"));
  CHECK(chat.Only(asks, E::kMessagePosted).message_posted().waiting_since_us() == chat.now_us());
}

TEST_CASE("strangers may not write and nobody writes to a closed conversation") {
  Chat chat;
  chat.Apply(AddAgent("ivo"));
  CHECK(chat.RejectionIn(chat.Apply(AsAgent(Post("chat-1", "m", "hi"), "ivo"))) == v1::REJECT_REASON_NOT_PERMITTED);
  CHECK(chat.RejectionIn(chat.Apply(AsCustomer(Post("chat-1", "m", "hi"), "bob"))) == v1::REJECT_REASON_NOT_PERMITTED);
  chat.Apply(AsAgent(Close("chat-1"), "eva"));
  CHECK(chat.RejectionIn(chat.Says("hi")) == v1::REJECT_REASON_CONVERSATION_CLOSED);
  CHECK(chat.RejectionIn(chat.Apply(Close("chat-1"))) == v1::REJECT_REASON_CONVERSATION_CLOSED);
}

TEST_CASE("typing is shown now, at most so often, and never stored") {
  Chat chat;
  v1::Command typing;
  typing.mutable_preview_typing()->set_conversation_id("chat-1");
  typing.mutable_preview_typing()->set_text("my order is");
  const std::uint64_t before = chat.desk().LastSeq();
  const auto shown = chat.Apply(AsCustomer(typing, "ann"));
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].typing_previewed().text() == "my order is");
  CHECK((shown[0].audience() & v1::AUDIENCE_CUSTOMER) == 0);
  CHECK(chat.Apply(AsCustomer(typing, "ann")).empty());
  chat.SleepSeconds(1);
  const auto agent = chat.Apply(AsAgent(typing, "eva"));
  CHECK(chat.Count(agent, E::kTypingShown) == 1);
  CHECK(chat.desk().LastSeq() == before);
}

TEST_CASE("a transfer needs the customer's consent, tells everybody and keeps the wait") {
  Chat chat;
  chat.Apply(AddAgent("ivo"));
  v1::Command transfer;
  transfer.mutable_transfer_conversation()->set_conversation_id("chat-1");
  transfer.mutable_transfer_conversation()->set_to_agent_id("ivo");
  transfer.mutable_transfer_conversation()->set_summary("wants a refund");
  const auto as_eva = [&] { return chat.Apply(AsAgent(transfer, "eva")); };
  CHECK(chat.RejectionIn(as_eva()) == v1::REJECT_REASON_CONSENT_REQUIRED);
  transfer.mutable_transfer_conversation()->set_customer_agreed(true);
  CHECK(chat.RejectionIn(as_eva()) == v1::REJECT_REASON_AGENT_NOT_ELIGIBLE);
  chat.Apply(SetPresence("ivo", v1::PRESENCE_ACCEPTING));
  const auto events = as_eva();
  const v1::Event moved = chat.Only(events, E::kConversationTransferred);
  CHECK(moved.conversation_transferred().to_agent_id() == "ivo");
  CHECK((moved.audience() & v1::AUDIENCE_CUSTOMER) == 0);
  CHECK(chat.Count(events, E::kNoticeDue) == 3);
  CHECK(chat.RejectionIn(chat.Says("hi")) == v1::REJECT_REASON_NOT_PERMITTED);
}

TEST_CASE("a transfer to the queue does not come straight back") {
  Chat chat;
  v1::Command transfer;
  transfer.mutable_transfer_conversation()->set_conversation_id("chat-1");
  transfer.mutable_transfer_conversation()->set_to_queue_id("general");
  transfer.mutable_transfer_conversation()->set_customer_agreed(true);
  const auto events = chat.Apply(AsAgent(transfer, "eva"));
  CHECK(chat.Count(events, E::kAssignmentStarted) == 0);
  chat.Apply(AddAgent("ivo"));
  const auto drained = chat.Apply(SetPresence("ivo", v1::PRESENCE_ACCEPTING));
  CHECK(chat.Only(drained, E::kAssignmentStarted).assignment_started().agent_id() == "ivo");
}

TEST_CASE("wrap-up holds the slot until it ends") {
  v1::Config config = DeskHarness::SmallConfig();
  config.set_default_capacity_units(1);
  config.mutable_queues(0)->set_wrap_up_us(60'000'000);
  Chat chat(config);
  chat.Apply(Start("chat-2", "bob"));
  CHECK(chat.Count(chat.Apply(AsAgent(Close("chat-1"), "eva")), E::kAssignmentStarted) == 0);
  CHECK(chat.Count(chat.RunSeconds(59), E::kWrapUpEnded) == 0);
  const auto events = chat.RunSeconds(1);
  CHECK(chat.Count(events, E::kWrapUpEnded) == 1);
  CHECK(chat.Count(events, E::kAssignmentStarted) == 1);
  chat.Apply(AsAgent(Close("chat-2"), "eva"));
  v1::Command done;
  done.mutable_end_wrap_up()->set_conversation_id("chat-2");
  CHECK(chat.Count(chat.Apply(AsAgent(done, "eva")), E::kWrapUpEnded) == 1);
}

TEST_CASE("an unfinished chat can leave a ticket behind") {
  Chat chat;
  v1::Command close = AsAgent(Close("chat-1"), "eva");
  close.mutable_close_conversation()->set_open_ticket(true);
  close.mutable_close_conversation()->set_ticket_id("t-1");
  const auto events = chat.Apply(close);
  CHECK(chat.Only(events, E::kConversationClosed).conversation_closed().outcome() == v1::OUTCOME_SERVED);
  const v1::TicketOpened ticket = chat.Only(events, E::kTicketOpened).ticket_opened();
  CHECK(ticket.conversation_id() == "chat-1");
  CHECK(ticket.assignee_id() == "eva");
}

TEST_CASE("a customer who leaves before an answer has abandoned, and closed conversations leave the state") {
  DeskHarness desk;
  desk.Apply(Start("chat-1", "ann"));
  v1::Command abandon;
  abandon.mutable_abandon_conversation()->set_conversation_id("chat-1");
  const auto closed = desk.Only(desk.Apply(AsCustomer(abandon, "ann")), E::kConversationClosed).conversation_closed();
  CHECK(closed.outcome() == v1::OUTCOME_ABANDONED);
  const auto retired = desk.Only(desk.RunSeconds(3600), E::kConversationRetired).conversation_retired();
  CHECK(retired.record().outcome() == v1::OUTCOME_ABANDONED);
  CHECK(desk.Count(desk.RunSeconds(30 * 86'400), E::kCustomerRetired) == 1);
  v1::Query query;
  query.mutable_get_stats();
  CHECK(desk.desk().Query(query, desk.now())->stats().customers() == 0);
}

TEST_CASE("forgetting a customer clears what is personal and equal hashes stay equal") {
  DeskHarness desk;
  v1::Command customer;
  customer.mutable_upsert_customer()->mutable_customer()->set_customer_id("ann");
  customer.mutable_upsert_customer()->mutable_customer()->set_display_name("Ann Example");
  desk.Apply(customer);
  v1::Command forget;
  forget.mutable_forget_customer()->set_customer_id("ann");
  CHECK(desk.Count(desk.Apply(forget), E::kCustomerForgotten) == 1);
  const auto bytes = desk.desk().Snapshot();
  CHECK(bytes->find("Ann Example") == std::string::npos);
}

v1::Command Typing(const std::string& conversation_id) {
  v1::Command command;
  command.mutable_preview_typing()->set_conversation_id(conversation_id);
  command.mutable_preview_typing()->set_text("my order is");
  return command;
}

TEST_CASE("a preview of somebody who may not preview does not slow the next one") {
  Chat chat;
  CHECK(chat.RejectionIn(chat.Apply(AsCustomer(Typing("chat-1"), "bob"))) == v1::REJECT_REASON_NOT_PERMITTED);
  CHECK(chat.Count(chat.Apply(AsCustomer(Typing("chat-1"), "ann")), E::kTypingPreviewed) == 1);
  CHECK(chat.RejectionIn(chat.Apply(AsCustomer(Typing("chat-1"), "bob"))) == v1::REJECT_REASON_NOT_PERMITTED);
}

TEST_CASE("a preview that nobody is there to see does not slow the next one") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  desk.Apply(Start("chat-1", "ann"));
  CHECK(desk.Apply(AsCustomer(Typing("chat-1"), "ann")).empty());
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  CHECK(desk.Count(desk.Apply(AsCustomer(Typing("chat-1"), "ann")), E::kTypingPreviewed) == 1);
}

v1::Outcome OutcomeOf(const std::vector<v1::Event>& events) {
  return DeskHarness::Only(events, E::kConversationClosed).conversation_closed().outcome();
}

TEST_CASE("a customer who leaves an agent who has not answered yet has abandoned the conversation") {
  v1::Command abandon;
  abandon.mutable_abandon_conversation()->set_conversation_id("chat-1");
  Chat silent;
  CHECK(OutcomeOf(silent.Apply(AsCustomer(abandon, "ann"))) == v1::OUTCOME_ABANDONED);
  Chat closed;
  CHECK(OutcomeOf(closed.Apply(AsCustomer(Close("chat-1"), "ann"))) == v1::OUTCOME_ABANDONED);
  Chat note;
  v1::Command post = AsAgent(Post("chat-1", "m-1", "ask Ivo"), "eva");
  post.mutable_post_message()->set_internal_note(true);
  note.Apply(post);
  CHECK(OutcomeOf(note.Apply(AsCustomer(abandon, "ann"))) == v1::OUTCOME_ABANDONED);
  Chat answered;
  answered.Says("Hello, Ann");
  CHECK(OutcomeOf(answered.Apply(AsCustomer(abandon, "ann"))) == v1::OUTCOME_SERVED);
  Chat agent;
  CHECK(OutcomeOf(agent.Apply(AsAgent(Close("chat-1"), "eva"))) == v1::OUTCOME_SERVED);
}

TEST_CASE("a call is answered when an agent takes it, for nothing is written") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  v1::Command start = Start("call-1", "ann");
  start.mutable_start_conversation()->set_channel(v1::CHANNEL_PHONE);
  desk.Apply(start);
  v1::Command abandon;
  abandon.mutable_abandon_conversation()->set_conversation_id("call-1");
  CHECK(OutcomeOf(desk.Apply(AsCustomer(abandon, "ann"))) == v1::OUTCOME_ABANDONED);
  desk.Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
  start.mutable_start_conversation()->set_conversation_id("call-2");
  desk.Apply(start);
  abandon.mutable_abandon_conversation()->set_conversation_id("call-2");
  CHECK(OutcomeOf(desk.Apply(AsCustomer(abandon, "ann"))) == v1::OUTCOME_SERVED);
}

TEST_CASE("a wrap-up is ended by names that agree and are not stale") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_wrap_up_us(60'000'000);
  Chat chat(config);
  const v1::Event second = chat.Only(chat.Apply(Start("chat-2", "bob")), E::kAssignmentStarted);
  chat.Apply(AsAgent(Close("chat-1"), "eva"));
  v1::Command end;
  v1::EndWrapUp& body = *end.mutable_end_wrap_up();
  const auto refusal = [&] { return chat.RejectionIn(chat.Apply(AsAgent(end, "eva"))); };
  body.set_assignment(999);
  CHECK(refusal() == v1::REJECT_REASON_STALE_HANDLE);
  body.set_assignment(second.assignment_started().assignment());
  CHECK(refusal() == v1::REJECT_REASON_NOT_FOUND);  // it is still served
  body.clear_assignment();
  body.set_conversation_id("chat-1");
  body.set_conversation(999);
  CHECK(refusal() == v1::REJECT_REASON_STALE_HANDLE);
  body.set_conversation(second.assignment_started().conversation());
  CHECK(refusal() == v1::REJECT_REASON_ID_MISMATCH);
  body.clear_conversation();
  CHECK(refusal() == v1::REJECT_REASON_UNSPECIFIED);
  CHECK(refusal() == v1::REJECT_REASON_NOT_FOUND);
}

}  // namespace
}  // namespace chatcore
