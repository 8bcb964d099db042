#include <algorithm>
#include <string>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

namespace {

// True when everything the command names besides the customer exists; fills `ticket`.
bool ResolveReferences(const Context& context, const v1::OpenTicket& command, NewTicket& ticket) {
  const State& state = context.state;
  const auto& teams = state.config.teams();
  if (!command.team_id().empty() && std::none_of(teams.begin(), teams.end(), [&](const v1::Team& team) {
        return team.team_id() == command.team_id();
      })) {
    context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "team_id: no such team is configured");
    return false;
  }
  if (!command.assignee_id().empty() || command.assignee() != base::kNoHandle) {
    const Found<agent::Agent> assignee = FindAgent(state, command.assignee_id(), command.assignee());
    if (!assignee) {
      context.emit.Reject(assignee.problem, "assignee_id, assignee: name an agent of this desk");
      return false;
    }
    ticket.assignee = assignee.handle;
  }
  if (!command.conversation_id().empty() || command.conversation() != base::kNoHandle) {
    const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
    if (!conversation) {
      context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
      return false;
    }
    if (CustomerIdOf(state, conversation->customer) != ticket.customer_id) {
      context.emit.Reject(v1::REJECT_REASON_ID_MISMATCH, "conversation_id, customer_id: of different customers");
      return false;
    }
    ticket.conversation = conversation.handle;
  }
  return true;
}

}  // namespace

void DecideOpenTicket(const Context& context, const v1::OpenTicket& command) {
  const Found<Customer> customer = FindCustomer(context.state, command.customer_id(), command.customer());
  if (!customer && customer.problem != v1::REJECT_REASON_NOT_FOUND) {
    return context.emit.Reject(customer.problem, "customer_id, customer: they must name one customer");
  }
  const std::string customer_id = customer ? customer->profile.customer_id() : command.customer_id();
  if (!Permit(context, context.actor.customer_id == customer_id)) return;
  const bool from_agent = context.actor.agent != base::kNoHandle;
  if (customer && customer->blocked && !from_agent) {
    return context.emit.Reject(v1::REJECT_REASON_SENDER_BLOCKED, "customer_id: this sender is blocked");
  }
  if (!MayOpenTicket(context, command.ticket_id())) return;
  NewTicket ticket{.ticket_id = command.ticket_id(),
                   .customer_id = customer_id,
                   .source = command.source(),
                   .subject = command.subject(),
                   .priority = command.priority(),
                   .team_id = command.team_id()};
  if (!ResolveReferences(context, command, ticket)) return;
  ticket.customer = customer ? customer.handle : EmitCustomerIfNew(context.emit, customer_id, "");
  if (ticket.customer != base::kNoHandle) EmitTicketOpened(context, ticket);
}

}  // namespace chatcore::desk
