#include "src/desk/query_lists.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "src/desk/views.h"
#include "src/routing/eligibility.h"

namespace chatcore::desk {
namespace {

constexpr std::uint32_t kDefaultPage = 50;

struct Row {
  std::string key;
  base::Handle handle;
};

// Sorts, skips to behind the token, cuts to a page and names the next one.
std::vector<Row> PageOf(std::vector<Row> rows, const v1::Query& query, v1::Answer& answer) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  const auto first = std::upper_bound(rows.begin(), rows.end(), query.page_token(),
                                      [](const std::string& token, const Row& row) { return token < row.key; });
  rows.erase(rows.begin(), query.page_token().empty() ? rows.begin() : first);
  const std::size_t limit = query.page_limit() == 0 ? kDefaultPage : query.page_limit();
  if (rows.size() > limit) {
    rows.resize(limit);
    answer.set_next_page_token(rows.back().key);
  }
  return rows;
}

bool IsInScope(const State& state, const Conversation& conversation, v1::ConversationScope scope, base::Handle asker) {
  const base::Handle holder = HolderOf(state, conversation);
  switch (scope) {
    case v1::CONVERSATION_SCOPE_UNSPECIFIED:
      return true;
    case v1::CONVERSATION_SCOPE_MINE:
      return holder != base::kNoHandle && holder == asker;
    case v1::CONVERSATION_SCOPE_COLLEAGUES:
      return conversation.assignment != base::kNoHandle && holder != asker;
    case v1::CONVERSATION_SCOPE_QUEUED: {
      const bool waits = conversation.place == v1::PLACE_QUEUED || conversation.place == v1::PLACE_OFFERED;
      const agent::Agent* agent = state.agents.Find(asker);
      return waits && (agent == nullptr || routing::IsMember(state.queues[conversation.queue].config, agent->profile));
    }
    case v1::ConversationScope_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ConversationScope_INT_MAX_SENTINEL_DO_NOT_USE_:
      return false;
  }
  return false;
}

template <typename Values, typename Value>
bool IsAmong(const Values& values, Value value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

// Order of queues, then place in line: an offset makes negative ranks sort as text.
std::string LineKey(const Conversation& conversation) {
  const std::uint64_t rank = static_cast<std::uint64_t>(conversation.rank_us) + (std::uint64_t{1} << 63);
  return fmt::format("{:06}:{:020}:{:020}", conversation.queue, rank, conversation.rank_seq);
}

}  // namespace

void AnswerConversations(const State& state, const v1::Query& query, base::Handle asker, v1::Answer& answer) {
  const v1::ListConversations& list = query.list_conversations();
  std::vector<Row> rows;
  state.conversations.ForEach([&](base::Handle handle, const Conversation& conversation) {
    const std::string& queue_id = state.queues[conversation.queue].config.queue_id();
    if (!IsInScope(state, conversation, list.scope(), asker) || !IsAmong(list.places(), conversation.place)) return;
    if (!list.queue_id().empty() && list.queue_id() != queue_id) return;
    if (!list.customer_id().empty() && list.customer_id() != CustomerIdOf(state, conversation.customer)) return;
    const bool in_line = list.scope() == v1::CONVERSATION_SCOPE_QUEUED;
    rows.push_back({in_line ? LineKey(conversation) : conversation.conversation_id, handle});
  });
  v1::ConversationList& out = *answer.mutable_conversations();
  for (const Row& row : PageOf(std::move(rows), query, answer)) {
    FillConversationView(state, row.handle, *out.add_conversations());
  }
}

void AnswerTickets(const State& state, const v1::Query& query, v1::Answer& answer) {
  const v1::ListTickets& list = query.list_tickets();
  std::vector<Row> rows;
  state.tickets.ForEach([&](base::Handle handle, const ticket::Ticket& ticket) {
    const v1::TicketRecord& record = ticket.record;
    if (record.archived() != list.archived() || !IsAmong(list.statuses(), record.status())) return;
    if (!list.team_id().empty() && list.team_id() != record.team_id()) return;
    if (!list.assignee_id().empty() && list.assignee_id() != record.assignee_id()) return;
    if (!list.customer_id().empty() && list.customer_id() != record.customer_id()) return;
    rows.push_back({record.ticket_id(), handle});
  });
  v1::TicketList& out = *answer.mutable_tickets();
  for (const Row& row : PageOf(std::move(rows), query, answer)) FillTicketView(state, row.handle, *out.add_tickets());
}

void AnswerAgents(const State& state, const v1::Query& query, v1::Answer& answer) {
  const std::string& team_id = query.list_agents().team_id();
  std::vector<Row> rows;
  state.agents.ForEach([&](base::Handle handle, const agent::Agent& agent) {
    const auto& teams = agent.profile.team_ids();
    if (!team_id.empty() && std::find(teams.begin(), teams.end(), team_id) == teams.end()) return;
    rows.push_back({agent.profile.agent_id(), handle});
  });
  v1::AgentList& out = *answer.mutable_agents();
  for (const Row& row : PageOf(std::move(rows), query, answer)) FillAgentView(state, row.handle, *out.add_agents());
}

}  // namespace chatcore::desk
