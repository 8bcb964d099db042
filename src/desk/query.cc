#include "src/desk/query.h"

#include "src/base/status.h"
#include "src/desk/lookup.h"
#include "src/desk/query_lists.h"
#include "src/desk/views.h"

namespace chatcore::desk {
namespace {

constexpr std::uint32_t kMaxPage = 1'000;

// Who asks. Customers see what concerns them only, so they may ask for single things of their own.
struct Asker {
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  base::Handle agent = base::kNoHandle;
  base::Handle customer = base::kNoHandle;

  bool MaySee(base::Handle customer_of_thing) const {
    return kind != v1::ACTOR_KIND_CUSTOMER || (customer != base::kNoHandle && customer == customer_of_thing);
  }
};

absl::StatusOr<Asker> AskerOf(const State& state, const v1::Query& query) {
  Asker asker{.kind = query.actor_kind()};
  if (asker.kind == v1::ACTOR_KIND_AGENT || asker.kind == v1::ACTOR_KIND_MODEL) {
    const Found<agent::Agent> agent = FindAgent(state, query.actor_id(), base::kNoHandle);
    if (!agent) return base::PermissionDenied("actor_id: not an agent of this desk");
    asker.agent = agent.handle;
  }
  if (asker.kind == v1::ACTOR_KIND_CUSTOMER) {
    asker.customer = FindCustomer(state, query.actor_id(), base::kNoHandle).handle;
  }
  return asker;
}

absl::Status NotYours() { return base::PermissionDenied("actor: customers see their own conversations and tickets"); }
absl::Status NotHere(std::string_view field) { return base::NotFound("{}: not in the state", field); }

absl::Status AnswerConversation(const State& state, const v1::GetConversation& get, const Asker& asker,
                                v1::Answer& answer) {
  const Found<Conversation> found = FindConversation(state, get.conversation_id(), get.conversation());
  if (!found) return NotHere("conversation_id, conversation");
  if (!asker.MaySee(found->customer)) return NotYours();
  FillConversationView(state, found.handle, *answer.mutable_conversation());
  return absl::OkStatus();
}

absl::Status AnswerTicket(const State& state, const v1::GetTicket& get, const Asker& asker, v1::Answer& answer) {
  const Found<ticket::Ticket> found = FindTicket(state, get.ticket_id(), get.ticket());
  if (!found) return NotHere("ticket_id, ticket");
  if (!asker.MaySee(found->customer)) return NotYours();
  FillTicketView(state, found.handle, *answer.mutable_ticket());
  return absl::OkStatus();
}

absl::Status AnswerCard(const State& state, const v1::GetCustomerCard& get, const Asker& asker, v1::Answer& answer) {
  const Found<Customer> found = FindCustomer(state, get.customer_id(), get.customer());
  if (!found) return NotHere("customer_id, customer");
  if (!asker.MaySee(found.handle)) return NotYours();
  FillCustomerCard(state, found.handle, *answer.mutable_customer_card());
  return absl::OkStatus();
}

absl::Status AnswerExplain(const State& state, const v1::ExplainWaiting& explain, v1::Answer& answer) {
  const Found<Conversation> found = FindConversation(state, explain.conversation_id(), explain.conversation());
  if (!found) return NotHere("conversation_id, conversation");
  if (found->place != v1::PLACE_QUEUED && found->place != v1::PLACE_OFFERED) {
    return base::FailedPrecondition("conversation: it does not wait in a queue");
  }
  FillWaitingExplanation(state, found.handle, *answer.mutable_waiting_explanation());
  return absl::OkStatus();
}

absl::Status AnswerBody(const State& state, const v1::Query& query, const Asker& asker, v1::Answer& answer) {
  switch (query.body_case()) {
    case v1::Query::kGetConversation:
      return AnswerConversation(state, query.get_conversation(), asker, answer);
    case v1::Query::kGetTicket:
      return AnswerTicket(state, query.get_ticket(), asker, answer);
    case v1::Query::kGetCustomerCard:
      return AnswerCard(state, query.get_customer_card(), asker, answer);
    case v1::Query::kListConversations:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      AnswerConversations(state, query, asker.agent, answer);
      return absl::OkStatus();
    case v1::Query::kListTickets:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      AnswerTickets(state, query, answer);
      return absl::OkStatus();
    case v1::Query::kListAgents:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      AnswerAgents(state, query, answer);
      return absl::OkStatus();
    case v1::Query::kExplainWaiting:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      return AnswerExplain(state, query.explain_waiting(), answer);
    case v1::Query::kGetStats:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      FillStats(state, *answer.mutable_stats());
      return absl::OkStatus();
    case v1::Query::kGetConfig:
      if (asker.kind == v1::ACTOR_KIND_CUSTOMER) return NotYours();
      *answer.mutable_config() = state.config;
      return absl::OkStatus();
    case v1::Query::BODY_NOT_SET:
      return base::InvalidArgument("body: required; a newer chatcore may know this kind of query");
  }
  return base::InvalidArgument("body: unknown kind");
}

}  // namespace

absl::StatusOr<v1::Answer> AnswerQuery(const State& state, const v1::Query& query, std::int64_t now_us) {
  if (query.page_limit() > kMaxPage) {
    return base::InvalidArgument("page_limit: {}, at most {} are allowed", query.page_limit(), kMaxPage);
  }
  if (query.page_token().size() > 2 * std::size_t{state.config.limits().max_id_bytes()} + 64) {
    return base::InvalidArgument("page_token: not a token of this desk");
  }
  const absl::StatusOr<Asker> asker = AskerOf(state, query);
  if (!asker.ok()) return asker.status();
  v1::Answer answer;
  answer.set_as_of_seq(state.seq);
  CHATCORE_RETURN_IF_ERROR(AnswerBody(state, query, *asker, answer));
  return answer;
}

}  // namespace chatcore::desk
