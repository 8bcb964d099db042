#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::AsAgent;
using testing::AsCustomer;
using testing::OpenTicket;
using testing::ReplyTicket;
using E = v1::Event;

constexpr std::int64_t kDay = 86'400;

struct TicketDesk : DeskHarness {
  TicketDesk() {
    Apply(AddAgent("eva"));
    Apply(OpenTicket("t-1", "ann"));
  }
  std::vector<v1::Event> Menu(const std::string& ticket_id, v1::TicketStatus status) {
    v1::Command command;
    command.mutable_set_ticket_status()->set_ticket_id(ticket_id);
    command.mutable_set_ticket_status()->set_status(status);
    return Apply(AsAgent(command, "eva"));
  }
  std::vector<v1::Event> Customer(const std::string& ticket_id) {
    return Apply(AsCustomer(ReplyTicket(ticket_id, "m-" + std::to_string(now_us())), "ann"));
  }
  v1::TicketView View(const std::string& ticket_id) {
    v1::Query query;
    query.mutable_get_ticket()->set_ticket_id(ticket_id);
    const auto answer = desk().Query(query, now());
    REQUIRE(answer.ok());
    return answer->ticket();
  }
};

TEST_CASE("a solved ticket reopens when its customer writes") {
  TicketDesk desk;
  desk.Menu("t-1", v1::TICKET_STATUS_SOLVED);
  desk.RunSeconds(7 * kDay - 1);
  const auto change = desk.Only(desk.Customer("t-1"), E::kTicketStatusChanged).ticket_status_changed();
  CHECK(change.to() == v1::TICKET_STATUS_OPEN);
  CHECK(desk.View("t-1").reopens() == 1);
}

TEST_CASE("a reply to an archived ticket opens a linked follow-up and so does one to its stub") {
  TicketDesk desk;
  desk.Menu("t-1", v1::TICKET_STATUS_SOLVED);
  const auto week = desk.RunSeconds(7 * kDay);
  CHECK(desk.Count(week, E::kTicketArchived) == 1);
  const auto first = desk.Only(desk.Customer("t-1"), E::kTicketOpened).ticket_opened();
  CHECK(first.ticket_id() == "t-1+1");
  CHECK(first.follows_ticket_id() == "t-1");
  CHECK(first.source() == v1::TICKET_SOURCE_FOLLOW_UP);
  CHECK(desk.Count(desk.RunSeconds(3600), E::kTicketRetired) == 1);
  CHECK(desk.RejectionIn(desk.Menu("t-1", v1::TICKET_STATUS_OPEN)) == v1::REJECT_REASON_TICKET_ARCHIVED);
  CHECK(desk.Only(desk.Customer("t-1"), E::kTicketOpened).ticket_opened().ticket_id() == "t-1+2");
  CHECK(desk.Count(desk.RunSeconds(91 * kDay), E::kTicketStubDropped) >= 1);
}

TEST_CASE("a ticket that left without a stub comes back with its record") {
  TicketDesk desk;
  v1::Command reply = ReplyTicket("old", "m-1");
  CHECK(desk.RejectionIn(desk.Apply(AsCustomer(reply, "ann"))) == v1::REJECT_REASON_NOT_FOUND);
  reply.mutable_reply_ticket()->mutable_recalled()->set_ticket_id("old");
  reply.mutable_reply_ticket()->mutable_recalled()->set_customer_id("ann");
  CHECK(desk.Only(desk.Apply(AsCustomer(reply, "ann")), E::kTicketOpened).ticket_opened().follows_ticket_id() == "old");
}

TEST_CASE("an agent's reply makes it pending, silence reminds, more silence solves") {
  TicketDesk desk;
  const auto reply = desk.Apply(AsAgent(ReplyTicket("t-1", "m-1"), "eva"));
  CHECK(desk.Only(reply, E::kTicketStatusChanged).ticket_status_changed().to() == v1::TICKET_STATUS_PENDING);
  CHECK(desk.Count(desk.RunSeconds(3 * kDay - 1), E::kTicketReminded) == 0);
  CHECK(desk.Count(desk.RunSeconds(1), E::kTicketReminded) == 1);
  const auto solved = desk.Only(desk.RunSeconds(4 * kDay), E::kTicketStatusChanged).ticket_status_changed();
  CHECK(solved.to() == v1::TICKET_STATUS_SOLVED);
  CHECK(solved.cause() == v1::TICKET_CAUSE_SILENCE);
}

TEST_CASE("a pending date opens the ticket by itself") {
  TicketDesk desk;
  v1::Command command;
  command.mutable_set_ticket_status()->set_ticket_id("t-1");
  command.mutable_set_ticket_status()->set_status(v1::TICKET_STATUS_PENDING);
  command.mutable_set_ticket_status()->set_pending_until_us(desk.now_us() + 3'600'000'000);
  desk.Apply(AsAgent(command, "eva"));
  const auto change = desk.Only(desk.RunSeconds(3600), E::kTicketStatusChanged).ticket_status_changed();
  CHECK(change.cause() == v1::TICKET_CAUSE_PENDING_UNTIL);
  CHECK(change.to() == v1::TICKET_STATUS_OPEN);
}

TEST_CASE("a pending date that has passed is refused") {
  TicketDesk desk;
  v1::Command reply = ReplyTicket("t-1", "m-1");
  reply.mutable_reply_ticket()->set_pending_until_us(desk.now_us());
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(reply, "eva"))) == v1::REJECT_REASON_EXPIRED);
  reply.mutable_reply_ticket()->set_pending_until_us(desk.now_us() + 1);
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(reply, "eva"))) == v1::REJECT_REASON_UNSPECIFIED);
}

TEST_CASE("spam stops everything, can be undone, blocks the sender and is erased in the end") {
  TicketDesk desk;
  desk.Menu("t-1", v1::TICKET_STATUS_PENDING);
  v1::Command mark;
  mark.mutable_mark_ticket_spam()->set_ticket_id("t-1");
  mark.mutable_mark_ticket_spam()->set_block_sender(true);
  CHECK(desk.Count(desk.Apply(AsAgent(mark, "eva")), E::kSenderBlocked) == 1);
  CHECK(desk.Count(desk.RunSeconds(5 * kDay), E::kTicketReminded) == 0);
  CHECK(desk.Count(desk.Customer("t-1"), E::kTicketStatusChanged) == 0);
  v1::Command undo;
  undo.mutable_unmark_ticket_spam()->set_ticket_id("t-1");
  desk.Apply(AsAgent(undo, "eva"));
  CHECK(desk.View("t-1").status() == v1::TICKET_STATUS_PENDING);
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(undo, "eva"))) == v1::REJECT_REASON_NO_TRANSITION);
  CHECK(desk.RejectionIn(desk.Apply(testing::Start("chat", "ann"))) == v1::REJECT_REASON_SENDER_BLOCKED);
  desk.Apply(AsAgent(mark, "eva"));
  CHECK(desk.Count(desk.RunSeconds(30 * kDay), E::kTicketErased) == 1);
}

TEST_CASE("a merged ticket is solved and passes replies on") {
  TicketDesk desk;
  desk.Apply(OpenTicket("t-2", "ann"));
  v1::Command merge;
  merge.mutable_merge_ticket()->set_ticket_id("t-1");
  merge.mutable_merge_ticket()->set_into_ticket_id("t-2");
  desk.Apply(AsAgent(merge, "eva"));
  CHECK(desk.View("t-1").status() == v1::TICKET_STATUS_SOLVED);
  CHECK(desk.Only(desk.Customer("t-1"), E::kTicketReplied).ticket_replied().ticket_id() == "t-2");
  v1::Command back;
  back.mutable_merge_ticket()->set_ticket_id("t-2");
  back.mutable_merge_ticket()->set_into_ticket_id("t-1");
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(back, "eva"))) == v1::REJECT_REASON_SAME_TARGET);
}

TEST_CASE("an id in use, a stranger's reply and an unknown team are refused") {
  TicketDesk desk;
  CHECK(desk.RejectionIn(desk.Apply(OpenTicket("t-1", "bob"))) == v1::REJECT_REASON_ALREADY_EXISTS);
  CHECK(desk.RejectionIn(desk.Apply(AsCustomer(ReplyTicket("t-1", "m"), "bob"))) == v1::REJECT_REASON_NOT_PERMITTED);
  v1::Command assign;
  assign.mutable_assign_ticket()->set_ticket_id("t-1");
  assign.mutable_assign_ticket()->set_team_id("nobody");
  CHECK(desk.RejectionIn(desk.Apply(AsAgent(assign, "eva"))) == v1::REJECT_REASON_NOT_FOUND);
}

TEST_CASE("a blocked sender opens no follow-up") {
  TicketDesk desk;
  desk.Apply(OpenTicket("t-2", "ann"));
  desk.Menu("t-1", v1::TICKET_STATUS_SOLVED);
  desk.RunSeconds(7 * kDay);
  v1::Command mark;
  mark.mutable_mark_ticket_spam()->set_ticket_id("t-2");
  mark.mutable_mark_ticket_spam()->set_block_sender(true);
  desk.Apply(AsAgent(mark, "eva"));
  CHECK(desk.RejectionIn(desk.Customer("t-1")) == v1::REJECT_REASON_SENDER_BLOCKED);
}

TEST_CASE("a date in a reply to a pending ticket takes the place of the one it had") {
  TicketDesk desk;
  v1::Command reply = AsAgent(ReplyTicket("t-1", "m-1"), "eva");
  reply.mutable_reply_ticket()->set_pending_until_us(desk.now_us() + 7'200'000'000);
  desk.Apply(reply);
  reply.mutable_reply_ticket()->set_message_id("m-2");
  reply.mutable_reply_ticket()->set_pending_until_us(desk.now_us() + 3'600'000'000);
  const auto change = desk.Only(desk.Apply(reply), E::kTicketStatusChanged).ticket_status_changed();
  CHECK(change.from() == v1::TICKET_STATUS_PENDING);
  CHECK(change.pending_until_us() == desk.now_us() + 3'600'000'000);
  CHECK(desk.Count(desk.Apply(AsAgent(ReplyTicket("t-1", "m-3"), "eva")), E::kTicketStatusChanged) == 0);
  const auto opened = desk.Only(desk.RunSeconds(3600), E::kTicketStatusChanged).ticket_status_changed();
  CHECK(opened.cause() == v1::TICKET_CAUSE_PENDING_UNTIL);
}

TEST_CASE("the first reply is the first of a person and not of a model") {
  TicketDesk desk;
  v1::Command reply = AsAgent(ReplyTicket("t-1", "m-1"), "eva");
  reply.set_actor_kind(v1::ACTOR_KIND_MODEL);
  desk.Apply(reply);
  desk.RunSeconds(60);
  desk.Apply(AsAgent(ReplyTicket("t-1", "m-2"), "eva"));
  const std::int64_t replied_us = desk.now_us();
  desk.Menu("t-1", v1::TICKET_STATUS_SOLVED);
  const auto record = desk.Only(desk.RunSeconds(8 * kDay), E::kTicketRetired).ticket_retired().record();
  CHECK(record.public_replies() == 2);
  CHECK(record.first_reply_us() == replied_us);
}

TEST_CASE("a reply whose id and handle do not agree opens nothing") {
  TicketDesk desk;
  const auto other = desk.Only(desk.Apply(OpenTicket("t-2", "ann")), E::kTicketOpened).ticket_opened();
  v1::Command command = ReplyTicket("old", "m-1");
  v1::ReplyTicket& reply = *command.mutable_reply_ticket();
  const auto refusal = [&] { return desk.RejectionIn(desk.Apply(AsCustomer(command, "ann"))); };
  reply.set_ticket(other.ticket());
  reply.mutable_recalled()->set_ticket_id("old");
  reply.mutable_recalled()->set_customer_id("ann");
  CHECK(refusal() == v1::REJECT_REASON_ID_MISMATCH);
  reply.set_ticket_id("t-1");
  reply.mutable_recalled()->set_ticket_id("t-1");
  reply.set_ticket(999);
  CHECK(refusal() == v1::REJECT_REASON_STALE_HANDLE);
  // Of a ticket that has left, the handle is stale for everybody: the id is what is left of it.
  reply.set_ticket_id("old");
  reply.mutable_recalled()->set_ticket_id("old");
  CHECK(refusal() == v1::REJECT_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace chatcore
