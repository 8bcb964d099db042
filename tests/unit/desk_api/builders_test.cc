#include <set>
#include <string>
#include <vector>

#include "chatcore/desk_api/configure_command.h"
#include "chatcore/desk_api/conversation_commands.h"
#include "chatcore/desk_api/envelope.h"
#include "chatcore/desk_api/ticket_commands.h"
#include "doctest/doctest.h"
#include "tests/unit/desk_api/builder_rows.h"
#include "tests/unit/desk_api/set_fields.h"

namespace chatcore {
namespace {

std::vector<test::BuilderRow> AllRows() {
  std::vector<test::BuilderRow> rows = test::PeopleRows();
  for (const auto& more : {test::ConversationRows(), test::RoutingRows(), test::TicketRows()}) {
    rows.insert(rows.end(), more.begin(), more.end());
  }
  return rows;
}

std::string PathOf(const std::string& field) { return field.substr(0, field.find('=')); }

TEST_CASE("a builder sets exactly the fields of the members that were given") {
  for (const test::BuilderRow& row : AllRows()) {
    CAPTURE(*row.fields.begin());
    CHECK(test::SetFields(row.command) == row.fields);
  }
}

TEST_CASE("every field of every command can be set through its builder") {
  std::set<std::string> covered;
  for (const test::BuilderRow& row : AllRows()) {
    for (const std::string& field : row.fields) covered.insert(PathOf(field));
  }
  for (const std::string& field : test::BodyFields()) {
    CAPTURE(field);
    CHECK(covered.contains(field));
  }
  CHECK(test::BodyFields().size() > 100);
}

TEST_CASE("every field of the envelope can be set and nothing else is") {
  const v1::Command by_id = With(v1::Command(), {.id = "cmd-7",
                                                 .issued = absl::FromUnixSeconds(1),
                                                 .not_after = absl::FromUnixSeconds(2),
                                                 .actor = AsAgent("eva")});
  std::set<std::string> set = test::SetFields(by_id);
  CHECK(set == std::set<std::string>{"id=\"cmd-7\"", "issued_us=1000000", "not_after_us=2000000",
                                     "actor_kind=ACTOR_KIND_AGENT", "actor_id=\"eva\""});
  set.merge(test::SetFields(With(v1::Command(), {.actor = AsAgent(9)})));
  std::set<std::string> paths;
  for (const std::string& field : set) paths.insert(PathOf(field));
  CHECK(paths == test::EnvelopeFields());
}

TEST_CASE("an envelope keeps the body and replaces the envelope before it") {
  const v1::Command first = With(commands::PostMessage{.conversation = "chat-1", .text = "Hello"},
                                 {.id = "a", .issued = absl::FromUnixSeconds(1), .actor = AsCustomer("ann")});
  const v1::Command second = With(first, {.actor = AsModel("eva")});
  CHECK(test::SetFields(second) == std::set<std::string>{"post_message.conversation_id=\"chat-1\"",
                                                         "post_message.text=\"Hello\"", "actor_kind=ACTOR_KIND_MODEL",
                                                         "actor_id=\"eva\""});
  CHECK(test::SetFields(With(first, {})) ==
        std::set<std::string>{"post_message.conversation_id=\"chat-1\"", "post_message.text=\"Hello\""});
}

TEST_CASE("an actor is named by id or by handle") {
  CHECK(AsHost().kind == v1::ACTOR_KIND_UNSPECIFIED);
  CHECK(AsAgent("eva").kind == v1::ACTOR_KIND_AGENT);
  CHECK(AsAgent("eva").id == "eva");
  CHECK(AsAgent(9).kind == v1::ACTOR_KIND_AGENT);
  CHECK(AsAgent(9).handle == 9);
  CHECK(AsCustomer("ann").kind == v1::ACTOR_KIND_CUSTOMER);
  CHECK(AsCustomer("ann").id == "ann");
  CHECK(AsCustomer(8).kind == v1::ACTOR_KIND_CUSTOMER);
  CHECK(AsCustomer(8).handle == 8);
  CHECK(AsModel("eva").kind == v1::ACTOR_KIND_MODEL);
  CHECK(AsModel("eva").id == "eva");
  CHECK(AsModel(9).kind == v1::ACTOR_KIND_MODEL);
  CHECK(AsModel(9).handle == 9);
}

TEST_CASE("filling a used command replaces the body and keeps the envelope") {
  v1::Command command = With(commands::StartConversation{.conversation = "chat-1", .topic = "billing"}, {.id = "a"});
  commands::StartConversation{.conversation = "chat-2"}.Fill(command);
  CHECK(test::SetFields(command) == std::set<std::string>{"id=\"a\"", "start_conversation.conversation_id=\"chat-2\""});
  commands::AbandonConversation{.conversation_handle = 5}.Fill(command);
  CHECK(test::SetFields(command) == std::set<std::string>{"id=\"a\"", "abandon_conversation.conversation=5"});
}

TEST_CASE("what a builder takes whole arrives whole") {
  v1::TicketRecord record;
  record.set_ticket_id("t");
  record.set_reopens(2);
  const v1::Command reply = commands::ReplyTicket{.recalled = &record};
  CHECK(reply.reply_ticket().recalled().SerializeAsString() == record.SerializeAsString());

  v1::Config config;
  config.set_workspace_id("acme");
  config.add_queues()->set_queue_id("sales");
  const v1::Command configure = commands::Configure{.change = config};
  CHECK(configure.configure().whole().SerializeAsString() == config.SerializeAsString());

  v1::ConfigPatch patch;
  patch.add_remove_queue_ids("sales");
  const v1::Command change = commands::Configure{.change = patch};
  CHECK(change.configure().patch().SerializeAsString() == patch.SerializeAsString());
}

TEST_CASE("a text may hold any byte and need not end with zero") {
  const std::string long_text = std::string("a\0b", 3) + std::string(70'000, 'x');
  const v1::Command command = commands::PostMessage{.text = std::string_view(long_text).substr(0, 69'000)};
  CHECK(command.post_message().text() == long_text.substr(0, 69'000));
}

}  // namespace
}  // namespace chatcore
