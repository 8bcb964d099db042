#include "tools/play/feed_outline.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "src/base/status.h"
#include "src/base/strings.h"

namespace chatcore::play {

namespace {

struct Life {
  std::int64_t started_us = 0;
  bool over = false;
};

class OutlineBuilder {
 public:
  /// Empty when the row fits, else "field: what was expected".
  std::string Add(const Row& row) {
    if (outline_.rows++ == 0) outline_.first_us = row.at_us;
    outline_.last_us = row.at_us;
    return std::visit([&](const auto& body) { return AddBody(row, body); }, row.body);
  }

  FeedOutline Take() { return std::move(outline_); }

 private:
  std::string AddBody(const Row& row, const StartRow& start) {
    const auto [life, is_new] = lives_.try_emplace(start.conversation, Life{.started_us = row.at_us});
    if (!is_new) return "conversation: expected an id that no earlier start has";
    ++outline_.conversations;
    if (!start.language.empty()) outline_.languages.insert(start.language);
    return {};
  }

  std::string AddBody(const Row&, const MessageRow& message) { return Running(message.conversation).error; }

  std::string AddBody(const Row&, const TransferRow& transfer) {
    Named(transfer.to_agent);
    return Running(transfer.conversation).error;
  }

  std::string AddBody(const Row& row, const EndRow& end) {
    const auto [life, error] = Running(end.conversation);
    if (life == nullptr) return error;
    life->over = true;
    if (end.calm_and_helpful) ++(*end.calm_and_helpful ? outline_.calm_and_helpful : outline_.not_calm_and_helpful);
    if (!end.served_by.empty()) {
      Named(end.served_by);
      const auto [window, is_new] = outline_.windows.try_emplace(end.served_by, Window{life->started_us, row.at_us});
      window->second.from_us = std::min(window->second.from_us, life->started_us);
      window->second.until_us = row.at_us;
    }
    return {};
  }

  std::string AddBody(const Row&, const AgentRow& agent) {
    outline_.describes_agents = true;
    Named(agent.agent.agent_id());
    return {};
  }

  std::string AddBody(const Row&, const PresenceRow& presence) {
    outline_.describes_agents = true;
    Named(presence.agent);
    return {};
  }

  std::string AddBody(const Row&, const TicketRow& ticket) {
    Named(ticket.assignee);
    return {};
  }

  std::string AddBody(const Row&, const TicketMessageRow& message) {
    Named(message.agent);
    return {};
  }

  std::string AddBody(const Row&, const TicketStatusRow& status) {
    Named(status.agent);
    return {};
  }

  struct Found {
    Life* life = nullptr;
    std::string error;
  };

  Found Running(const std::string& conversation) {
    const auto life = lives_.find(conversation);
    if (life == lives_.end()) return {.error = "conversation: expected one that an earlier row started"};
    if (life->second.over) return {.error = "conversation: expected one that is not over: an earlier row ended it"};
    return {.life = &life->second};
  }

  void Named(const std::string& agent) {
    if (!agent.empty()) outline_.named_agents.insert(agent);
  }

  FeedOutline outline_;
  base::StringMap<Life> lives_;
};

}  // namespace

absl::StatusOr<FeedOutline> ReadOutline(const FeedSource& source) {
  OutlineBuilder builder;
  FeedReader reader(source);
  Row row;
  for (;;) {
    absl::StatusOr<bool> more = reader.Next(row);
    if (!more.ok()) return more.status();
    if (!*more) break;
    const std::string error = builder.Add(row);
    if (!error.empty()) return base::InvalidArgument("{}:{}: {}", source.name, row.line, error);
  }
  FeedOutline outline = builder.Take();
  if (outline.rows == 0) return base::InvalidArgument("{}: expected at least one row, the feed is empty", source.name);
  outline.rows_with_unknown_fields = reader.rows_with_unknown_fields();
  outline.first_unknown_field = reader.first_unknown_field();
  return outline;
}

}  // namespace chatcore::play
