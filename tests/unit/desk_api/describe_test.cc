#include "chatcore/desk_api/describe.h"

#include <memory>
#include <set>
#include <string>

#include "absl/time/time.h"
#include "chatcore/desk_api/time.h"
#include "doctest/doctest.h"
#include "tests/unit/desk_api/descriptors.h"

namespace chatcore {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

TEST_CASE("an offer is told in one line") {
  v1::Event event;
  event.set_seq(12);
  event.set_at_us(1'000'000);
  v1::OfferMade& offer = *event.mutable_offer_made();
  offer.set_conversation_id("chat-1");
  offer.set_agent_id("eva");
  offer.set_expires_us(31'000'000);
  CHECK(Describe(event) == "#12 conversation chat-1 offered to agent eva for 30s");
  offer.set_decided_by(v1::CRITERION_LONGEST_IDLE);
  CHECK(Describe(event) == "#12 conversation chat-1 offered to agent eva for 30s, chosen by longest idle");
}

TEST_CASE("a thing without an id is told by its handle") {
  v1::Event event;
  event.set_seq(3);
  event.mutable_connection_opened()->set_agent(4'294'967'297);
  CHECK(Describe(event) == "#3 agent @4294967297 opened a connection");
}

TEST_CASE("an ephemeral event has no number") {
  v1::Event event;
  event.mutable_command_rejected()->set_reason(v1::REJECT_REASON_OFFER_NOT_PENDING);
  event.mutable_command_rejected()->set_detail("ask for the list of offers");
  CHECK(Describe(event) == "refused, offer not pending: ask for the list of offers");
}

TEST_CASE("a transfer is told by its target") {
  v1::Event event;
  v1::ConversationTransferred& transfer = *event.mutable_conversation_transferred();
  transfer.set_conversation_id("chat-1");
  transfer.set_from_agent_id("eva");
  transfer.set_to_queue_id("billing");
  CHECK(Describe(event) == "conversation chat-1 transferred from agent eva to queue billing");
  transfer.set_to_assignment(7);
  transfer.set_to_agent_id("bob");
  CHECK(Describe(event) == "conversation chat-1 transferred from agent eva to agent bob");
}

TEST_CASE("a ticket's change says where it came from") {
  v1::Event event;
  v1::TicketStatusChanged& change = *event.mutable_ticket_status_changed();
  change.set_ticket_id("t-1");
  change.set_from(v1::TICKET_STATUS_PENDING);
  change.set_to(v1::TICKET_STATUS_OPEN);
  change.set_cause(v1::TICKET_CAUSE_CUSTOMER_REPLIED);
  CHECK(Describe(event) == "ticket t-1 is open, was pending (customer replied)");
}

TEST_CASE("an id with line breaks stays on the line") {
  v1::Event event;
  event.mutable_agent_lost()->set_agent_id("eva\n#13 agent bob\x7f\t\r\x1b");
  CHECK(Describe(event) == "agent eva?#13 agent bob???? did not come back");
  event.mutable_agent_lost()->set_agent_id("ēva");
  CHECK(Describe(event) == "agent ēva did not come back");
}

TEST_CASE("an event of a newer release is told as unknown") {
  v1::Event event;
  event.set_seq(5);
  CHECK(Describe(event) == "#5 event of an unknown kind");
}

TEST_CASE("numbers of any size are written") {
  v1::Event event;
  event.mutable_command_duplicate()->set_first_seq(0);
  event.mutable_command_duplicate()->set_last_seq(18'446'744'073'709'551'615U);
  CHECK(Describe(event) == "done before, see events 0 to 18446744073709551615");
  event.mutable_desk_resumed()->set_gap_us(ToUs(absl::InfiniteDuration()));
  CHECK_FALSE(Describe(event).empty());
}

// Gives every text of `message` its own path in brackets as value, every other field `number`. Texts marked personal
// are added to `personal`.
void FillTexts(Message& message, const std::string& prefix, int number, std::set<std::string>& personal) {
  const auto& type = *message.GetDescriptor();
  const auto& reflection = *message.GetReflection();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string path = prefix + "." + std::string(field.name());
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      if (test::IsPersonal(field)) personal.insert(path);
      if (field.is_repeated()) {
        reflection.AddString(&message, &field, "[" + path + "]");
      } else {
        reflection.SetString(&message, &field, "[" + path + "]");
      }
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      FillTexts(
          field.is_repeated() ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field),
          path, number, personal);
    } else if (!field.is_repeated() && number != 0) {
      switch (field.cpp_type()) {
        case FieldDescriptor::CPPTYPE_UINT64:
          reflection.SetUInt64(&message, &field, number);
          break;
        case FieldDescriptor::CPPTYPE_UINT32:
          reflection.SetUInt32(&message, &field, number);
          break;
        case FieldDescriptor::CPPTYPE_INT64:
          reflection.SetInt64(&message, &field, number);
          break;
        case FieldDescriptor::CPPTYPE_BOOL:
          reflection.SetBool(&message, &field, true);
          break;
        case FieldDescriptor::CPPTYPE_ENUM:
          reflection.SetEnumValue(&message, &field, number);
          break;
        case FieldDescriptor::CPPTYPE_INT32:
        case FieldDescriptor::CPPTYPE_DOUBLE:
        case FieldDescriptor::CPPTYPE_FLOAT:
        case FieldDescriptor::CPPTYPE_STRING:
        case FieldDescriptor::CPPTYPE_MESSAGE:
          FAIL("a field of a type the protos do not use: " << path);
      }
    }
  }
}

// The paths of the texts that Describe writes, over every kind, with every other field 0, 1 and 5.
std::set<std::string> WrittenTexts(std::set<std::string>& personal) {
  std::set<std::string> written;
  for (const FieldDescriptor* body : test::Bodies("Event")) {
    for (int number : {0, 1, 5}) {
      const std::unique_ptr<Message> message = test::NewMessage(test::TypeOf("Event"));
      FillTexts(*message->GetReflection()->MutableMessage(message.get(), body), std::string(body->name()), number,
                personal);
      v1::Event event;
      REQUIRE(event.ParseFromString(message->SerializeAsString()));
      const std::string line = Describe(event);
      for (std::size_t begin = line.find('['); begin != std::string::npos; begin = line.find('[', begin + 1)) {
        written.insert(line.substr(begin + 1, line.find(']', begin) - begin - 1));
      }
    }
  }
  return written;
}

TEST_CASE("a line holds the texts that are allowed and no other") {
  const std::set<std::string> allowed = {
      "agent_added.profile.agent_id",
      "agent_changed.profile.agent_id",
      "agent_lost.agent_id",
      "agent_removed.agent_id",
      "assignment_started.agent_id",
      "assignment_started.conversation_id",
      "command_rejected.detail",
      "configured.config.workspace_id",
      "conversation_closed.conversation_id",
      "conversation_queued.conversation_id",
      "conversation_queued.queue_id",
      "conversation_retired.record.conversation_id",
      "conversation_started.conversation_id",
      "conversation_started.customer_id",
      "conversation_transferred.conversation_id",
      "conversation_transferred.from_agent_id",
      "conversation_transferred.to_agent_id",
      "conversation_transferred.to_queue_id",
      "customer_added.profile.customer_id",
      "customer_changed.profile.customer_id",
      "customer_forgotten.customer_id",
      "customer_retired.customer_id",
      "message_findings.message_id",
      "message_posted.conversation_id",
      "message_posted.message_id",
      "notice_due.agent_id",
      "notice_due.conversation_id",
      "notice_due.ticket_id",
      "offer_ended.agent_id",
      "offer_ended.conversation_id",
      "offer_made.agent_id",
      "offer_made.conversation_id",
      "presence_changed.agent_id",
      "sender_blocked.customer_id",
      "ticket_archived.ticket_id",
      "ticket_assigned.assignee_id",
      "ticket_assigned.team_id",
      "ticket_assigned.ticket_id",
      "ticket_erased.ticket_id",
      "ticket_merged.into_ticket_id",
      "ticket_merged.ticket_id",
      "ticket_opened.customer_id",
      "ticket_opened.follows_ticket_id",
      "ticket_opened.ticket_id",
      "ticket_reminded.ticket_id",
      "ticket_replied.message_id",
      "ticket_replied.ticket_id",
      "ticket_retired.record.ticket_id",
      "ticket_status_changed.ticket_id",
      "ticket_stub_dropped.ticket_id",
      "wrap_up_ended.agent_id",
  };
  std::set<std::string> personal;
  const std::set<std::string> written = WrittenTexts(personal);
  CHECK(written == allowed);
  CHECK(personal.size() > 5);
  for (const std::string& path : personal) {
    CAPTURE(path);
    CHECK_FALSE(written.contains(path));
  }
}

}  // namespace
}  // namespace chatcore
