#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::OpenTicket;
using testing::Post;
using testing::Start;

TEST_CASE("every count is kept at its limit and refused past it") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_limits()->set_max_agents(1);
  config.mutable_limits()->set_max_conversations(1);
  config.mutable_limits()->set_max_customers(2);
  config.mutable_limits()->set_max_tickets(1);
  config.mutable_limits()->set_max_connections_per_agent(1);
  DeskHarness desk(config);
  const auto refused = [&](const v1::Command& command) { return desk.RejectionIn(desk.Apply(command)); };
  CHECK(refused(AddAgent("eva")) == v1::REJECT_REASON_UNSPECIFIED);
  CHECK(refused(AddAgent("ivo")) == v1::REJECT_REASON_LIMIT_REACHED);
  CHECK(refused(Start("chat-1", "ann")) == v1::REJECT_REASON_UNSPECIFIED);
  CHECK(refused(Start("chat-2", "ann")) == v1::REJECT_REASON_LIMIT_REACHED);
  CHECK(refused(OpenTicket("t-1", "bob")) == v1::REJECT_REASON_UNSPECIFIED);
  CHECK(refused(OpenTicket("t-2", "bob")) == v1::REJECT_REASON_LIMIT_REACHED);
  v1::Command customer;
  customer.mutable_upsert_customer()->mutable_customer()->set_customer_id("cat");
  CHECK(refused(customer) == v1::REJECT_REASON_LIMIT_REACHED);
  v1::Command open;
  open.mutable_open_connection()->set_agent_id("eva");
  open.mutable_open_connection()->set_connection_id("tab-1");
  CHECK(refused(open) == v1::REJECT_REASON_UNSPECIFIED);
  CHECK(refused(open) == v1::REJECT_REASON_ALREADY_EXISTS);
  open.mutable_open_connection()->set_connection_id("tab-2");
  CHECK(refused(open) == v1::REJECT_REASON_LIMIT_REACHED);
}

TEST_CASE("lengths are allowed at the limit and malformed past it") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_limits()->set_max_id_bytes(8);
  config.mutable_limits()->set_max_message_bytes(16);
  config.mutable_limits()->set_max_name_bytes(4);
  DeskHarness desk(config);
  const auto code = [&](const v1::Command& command) { return desk.TryApply(command).code(); };
  CHECK(code(Start("12345678", "ann")) == absl::StatusCode::kOk);
  CHECK(code(Start("123456789", "ann")) == absl::StatusCode::kInvalidArgument);
  CHECK(code(Post("12345678", "m-1", std::string(16, 'a'))) == absl::StatusCode::kOk);
  CHECK(code(Post("12345678", "m-2", std::string(17, 'a'))) == absl::StatusCode::kInvalidArgument);
  v1::Command topic = Start("b", "ann");
  topic.mutable_start_conversation()->set_topic("four");
  CHECK(code(topic) == absl::StatusCode::kOk);
  topic = Start("c", "ann");
  topic.mutable_start_conversation()->set_topic("fiver");
  CHECK(code(topic) == absl::StatusCode::kInvalidArgument);
  CHECK(code(Start("d", "ann", 1'000)) == absl::StatusCode::kOk);
  CHECK(code(Start("e", "ann", 1'001)) == absl::StatusCode::kInvalidArgument);
  v1::Command id = Start("f", "ann");
  id.set_id("123456789");
  CHECK(code(id) == absl::StatusCode::kInvalidArgument);
}

TEST_CASE("an agent that has declined as often as the limit allows is not excluded any more") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_queues(0)->set_mode(v1::OFFER_MODE_OFFER_ONE);
  config.mutable_queues(0)->set_max_missed_offers(100);
  config.mutable_limits()->set_max_backoffs_per_item(1);
  DeskHarness desk(config);
  for (const char* id : {"eva", "ivo"}) {
    desk.Apply(AddAgent(id));
    desk.Apply(testing::SetPresence(id, v1::PRESENCE_ACCEPTING));
  }
  desk.Apply(Start("chat-1", "ann"));
  const auto first = desk.Apply(testing::AsAgent(testing::Decline("chat-1"), "eva"));
  CHECK(desk.Only(first, v1::Event::kOfferEnded).offer_ended().backoff_until_us() != 0);
  const auto second = desk.Apply(testing::AsAgent(testing::Decline("chat-1"), "ivo"));
  CHECK(desk.Only(second, v1::Event::kOfferEnded).offer_ended().backoff_until_us() == 0);
}

TEST_CASE("a malformed command names its field and never its text") {
  DeskHarness desk;
  desk.Apply(Start("chat-1", "ann"));
  const auto message = [&](const v1::Command& command) { return desk.TryApply(command).ToString(); };
  CHECK(message(v1::Command()).find("body") != std::string::npos);
  CHECK(message(Start("", "ann")).find("conversation_id") != std::string::npos);
  CHECK(message(Post("chat-1", "", "hello")).find("message_id") != std::string::npos);
  const std::string broken = message(Post("chat-1", "m-1", "secret \xff word"));
  CHECK(broken.find("text: not UTF-8 at byte 7") != std::string::npos);
  CHECK(broken.find("secret") == std::string::npos);
  v1::Command transfer;
  transfer.mutable_transfer_conversation()->set_conversation_id("chat-1");
  CHECK(message(transfer).find("exactly one target") != std::string::npos);
  v1::Command agent = AddAgent("eva");
  agent.mutable_upsert_agent()->mutable_agent()->add_team_ids("ghosts");
  CHECK(message(agent).find("agent.team_ids: ghosts") != std::string::npos);
  v1::Command presence = testing::SetPresence("eva", v1::PRESENCE_UNSPECIFIED);
  CHECK(message(presence).find("presence") != std::string::npos);
}

}  // namespace
}  // namespace chatcore
