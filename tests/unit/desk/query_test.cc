#include "tests/unit/desk/commands.h"
#include "tests/unit/desk/desk_harness.h"

namespace chatcore {
namespace {

using testing::AddAgent;
using testing::SetPresence;
using testing::Start;

struct QueryDesk : DeskHarness {
  QueryDesk() {
    Apply(AddAgent("eva", 1));
    Apply(AddAgent("ivo", 1));
    Apply(SetPresence("eva", v1::PRESENCE_ACCEPTING));
    for (const char* id : {"a", "b", "c"}) Apply(Start(id, id));
  }
  v1::Answer Ask(const v1::Query& query) {
    const auto answer = desk().Query(query, now());
    REQUIRE_MESSAGE(answer.ok(), answer.status().ToString());
    CHECK(answer->as_of_seq() == desk().LastSeq());
    return *answer;
  }
  std::vector<std::string> Ids(v1::ConversationScope scope, const std::string& agent_id) {
    v1::Query query;
    query.set_actor_kind(v1::ACTOR_KIND_AGENT);
    query.set_actor_id(agent_id);
    query.mutable_list_conversations()->set_scope(scope);
    std::vector<std::string> ids;
    const v1::Answer answer = Ask(query);
    for (const auto& view : answer.conversations().conversations()) ids.push_back(view.conversation_id());
    return ids;
  }
};

TEST_CASE("mine, queued and colleagues' show what the workbench needs") {
  QueryDesk desk;
  using Ids = std::vector<std::string>;
  CHECK(desk.Ids(v1::CONVERSATION_SCOPE_MINE, "eva") == Ids{"a"});
  CHECK(desk.Ids(v1::CONVERSATION_SCOPE_QUEUED, "ivo") == Ids{"b", "c"});
  CHECK(desk.Ids(v1::CONVERSATION_SCOPE_COLLEAGUES, "ivo") == Ids{"a"});
  CHECK(desk.Ids(v1::CONVERSATION_SCOPE_COLLEAGUES, "eva").empty());
}

TEST_CASE("pages follow each other without repeating or hiding a row") {
  QueryDesk desk;
  v1::Query query;
  query.set_page_limit(2);
  query.mutable_list_conversations();
  const v1::Answer first = desk.Ask(query);
  CHECK(first.conversations().conversations_size() == 2);
  query.set_page_token(first.next_page_token());
  const v1::Answer second = desk.Ask(query);
  REQUIRE(second.conversations().conversations_size() == 1);
  CHECK(second.conversations().conversations(0).conversation_id() == "c");
  CHECK(second.next_page_token().empty());
  query.set_page_limit(1'001);
  CHECK(desk.desk().Query(query, desk.now()).status().code() == absl::StatusCode::kInvalidArgument);
}

TEST_CASE("explain says how many agents fail which condition and what would change it") {
  QueryDesk desk;
  v1::Query query;
  query.mutable_explain_waiting()->set_conversation_id("b");
  const v1::WaitingExplanation why = desk.Ask(query).waiting_explanation();
  CHECK(why.agents() == 2);
  CHECK(why.eligible() == 0);
  CHECK(why.queue_position() == 1);
  REQUIRE(why.obstacles_size() == 2);
  CHECK(why.obstacles(0).obstacle() == v1::OBSTACLE_NOT_ACCEPTING);
  CHECK(why.obstacles(0).nearest_agent_id() == "ivo");
  CHECK(why.obstacles(1).obstacle() == v1::OBSTACLE_CAPACITY);
  CHECK_FALSE(why.obstacles(1).remedy().empty());
  query.mutable_explain_waiting()->set_conversation_id("a");
  CHECK(desk.desk().Query(query, desk.now()).status().code() == absl::StatusCode::kFailedPrecondition);
}

TEST_CASE("customers see their own things and no lists") {
  QueryDesk desk;
  v1::Query query;
  query.set_actor_kind(v1::ACTOR_KIND_CUSTOMER);
  query.set_actor_id("a");
  query.mutable_get_conversation()->set_conversation_id("a");
  CHECK(desk.Ask(query).conversation().agent_id() == "eva");
  query.mutable_get_conversation()->set_conversation_id("b");
  CHECK(desk.desk().Query(query, desk.now()).status().code() == absl::StatusCode::kPermissionDenied);
  query.mutable_list_conversations();
  CHECK(desk.desk().Query(query, desk.now()).status().code() == absl::StatusCode::kPermissionDenied);
}

TEST_CASE("a card, an agent list, the configuration and the counters answer") {
  QueryDesk desk;
  v1::Query query;
  query.mutable_get_customer_card()->set_customer_id("a");
  CHECK(desk.Ask(query).customer_card().last_agent_id() == "eva");
  query.mutable_list_agents();
  CHECK(desk.Ask(query).agents().agents(0).units_used() == 1);
  query.mutable_get_config();
  CHECK(desk.Ask(query).config().workspace_id() == "test");
  query.mutable_get_stats();
  const v1::DeskStats stats = desk.Ask(query).stats();
  CHECK(stats.queued() == 2);
  CHECK(stats.active() == 1);
  CHECK(stats.state_hash() == desk.desk().StateHash());
  query.mutable_get_ticket()->set_ticket_id("none");
  CHECK(desk.desk().Query(query, desk.now()).status().code() == absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace chatcore
