#include "tools/scenario/names.h"

#include "fmt/format.h"

namespace chatcore::scenario {

std::string_view NounOf(std::string_view field_name) {
  struct Row {
    std::string_view field;
    std::string_view noun;
  };
  static constexpr Row kRows[] = {
      {"agent", "agent"},
      {"actor", "agent"},
      {"assignee", "agent"},
      {"from_agent", "agent"},
      {"to_agent", "agent"},
      {"audience_agents", "agent"},
      {"customer", "customer"},
      {"conversation", "conversation"},
      {"ticket", "ticket"},
      {"into_ticket", "ticket"},
      {"offer", "offer"},
      {"assignment", "assignment"},
      {"from_assignment", "assignment"},
      {"to_assignment", "assignment"},
      {"queue", "queue"},
      {"to_queue", "queue"},
  };
  for (const Row& row : kRows) {
    if (row.field == field_name) return row.noun;
  }
  return "";
}

void Names::Learn(const v1::Event& event) {
  if (event.has_agent_added()) Add("agent", event.agent_added().agent(), event.agent_added().profile().agent_id());
  if (event.has_customer_added()) {
    Add("customer", event.customer_added().customer(), event.customer_added().profile().customer_id());
  }
  if (event.has_conversation_started()) {
    Add("conversation", event.conversation_started().conversation(), event.conversation_started().conversation_id());
  }
  if (event.has_ticket_opened()) Add("ticket", event.ticket_opened().ticket(), event.ticket_opened().ticket_id());
  if (event.has_offer_made()) {
    const v1::OfferMade& made = event.offer_made();
    Add("offer", made.offer(), fmt::format("{}:{}", made.conversation_id(), made.agent_id()));
  }
  if (event.has_assignment_started()) {
    const v1::AssignmentStarted& started = event.assignment_started();
    Add("assignment", started.assignment(), fmt::format("{}:{}", started.conversation_id(), started.agent_id()));
  }
  if (event.has_conversation_transferred() && event.conversation_transferred().to_assignment() != 0) {
    const v1::ConversationTransferred& moved = event.conversation_transferred();
    Add("assignment", moved.to_assignment(), fmt::format("{}:{}", moved.conversation_id(), moved.to_agent_id()));
  }
}

std::optional<std::uint64_t> Names::HandleOf(std::string_view noun, std::string_view name) const {
  const auto found = handles_.find({std::string(noun), std::string(name)});
  return found == handles_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Names::NameOf(std::string_view noun, std::uint64_t handle) const {
  const auto found = names_.find({std::string(noun), handle});
  return found == names_.end() ? std::nullopt : std::optional(found->second);
}

void Names::Add(std::string_view noun, std::uint64_t handle, const std::string& name) {
  handles_[{std::string(noun), name}] = handle;
  names_[{std::string(noun), handle}] = name;
}

}  // namespace chatcore::scenario
