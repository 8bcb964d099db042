#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::Start;
using E = v1::Event;

v1::Command WithId(v1::Command command, const std::string& id) {
  command.set_id(id);
  return command;
}

TEST_CASE("a retried command changes nothing and says where its events are") {
  DeskHarness desk;
  const auto first = desk.Apply(WithId(Start("chat-1", "ann"), "c-1"));
  const auto retried = desk.Apply(WithId(Start("chat-1", "ann"), "c-1"));
  REQUIRE(retried.size() == 1);
  const v1::CommandDuplicate duplicate = retried[0].command_duplicate();
  CHECK(first.back().seq() == duplicate.last_seq());
  CHECK(retried[0].seq() == 0);
  desk.SnapshotAndRestore();
  CHECK(desk.Count(desk.Apply(WithId(Start("chat-1", "ann"), "c-1")), E::kCommandDuplicate) == 1);
}

TEST_CASE("a rejection is not remembered") {
  DeskHarness desk;
  desk.Apply(Start("chat-1", "ann"));
  const v1::Command again = WithId(Start("chat-1", "ann"), "c-2");
  CHECK(desk.RejectionIn(desk.Apply(again)) == v1::REJECT_REASON_ALREADY_EXISTS);
  CHECK(desk.RejectionIn(desk.Apply(again)) == v1::REJECT_REASON_ALREADY_EXISTS);
}

TEST_CASE("a command issued before the window is too old") {
  DeskHarness desk;
  desk.Apply(AddAgent("eva"));
  v1::Command command = WithId(Start("chat-1", "ann"), "c-1");
  command.set_issued_us(desk.now_us() - std::int64_t{24} * 3600 * 1'000'000);
  v1::Command older = command;
  older.set_issued_us(command.issued_us() - 1);
  CHECK(desk.RejectionIn(desk.Apply(older)) == v1::REJECT_REASON_TOO_OLD);
  CHECK(desk.RejectionIn(desk.Apply(command)) == v1::REJECT_REASON_UNSPECIFIED);
}

TEST_CASE("a late copy is stopped by its own deadline") {
  DeskHarness desk;
  v1::Command command = Start("chat-1", "ann");
  command.set_not_after_us(desk.now_us());
  desk.SleepSeconds(1);
  CHECK(desk.RejectionIn(desk.Apply(command)) == v1::REJECT_REASON_EXPIRED);
  command.set_not_after_us(desk.now_us());
  CHECK(desk.RejectionIn(desk.Apply(command)) == v1::REJECT_REASON_UNSPECIFIED);
}

TEST_CASE("a handle that went is stale, and an id and a handle must agree") {
  v1::Config config = DeskHarness::SmallConfig();
  config.mutable_retention()->set_conversation_us(1'000'000);
  DeskHarness desk(config);
  const auto a = desk.Only(desk.Apply(Start("chat-1", "ann")), E::kConversationStarted).conversation_started();
  const auto b = desk.Only(desk.Apply(Start("chat-2", "bob")), E::kConversationStarted).conversation_started();
  v1::Command close;
  close.mutable_close_conversation()->set_conversation(a.conversation());
  close.mutable_close_conversation()->set_conversation_id("chat-2");
  CHECK(desk.RejectionIn(desk.Apply(close)) == v1::REJECT_REASON_ID_MISMATCH);
  close.mutable_close_conversation()->set_conversation(b.conversation());
  desk.Apply(close);
  CHECK(desk.Count(desk.RunSeconds(1), E::kConversationRetired) == 1);
  CHECK(desk.RejectionIn(desk.Apply(close)) == v1::REJECT_REASON_STALE_HANDLE);
  const auto c = desk.Only(desk.Apply(Start("chat-3", "cat")), E::kConversationStarted).conversation_started();
  CHECK(c.conversation() != b.conversation());
}

}  // namespace
}  // namespace chatcore
