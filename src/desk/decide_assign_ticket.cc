#include <algorithm>
#include <string>

#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/ticket_steps.h"

namespace chatcore::desk {

void DecideAssignTicket(const Context& context, const v1::AssignTicket& command) {
  const State& state = context.state;
  const base::Handle handle = FindTicketToChange(context, command.ticket_id(), command.ticket());
  if (handle == base::kNoHandle) return;
  const auto& teams = state.config.teams();
  if (!command.team_id().empty() && std::none_of(teams.begin(), teams.end(), [&](const v1::Team& team) {
        return team.team_id() == command.team_id();
      })) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_FOUND, "team_id: no such team is configured");
  }
  Found<agent::Agent> assignee;
  if (!command.assignee_id().empty() || command.assignee() != base::kNoHandle) {
    assignee = FindAgent(state, command.assignee_id(), command.assignee());
    if (!assignee) {
      return context.emit.Reject(assignee.problem, "assignee_id, assignee: name an agent of this desk");
    }
  }
  const ticket::Ticket& ticket = *state.tickets.Find(handle);
  const std::string team_id = command.team_id().empty() ? ticket.record.team_id() : command.team_id();
  if (assignee.handle == ticket.assignee && team_id == ticket.record.team_id()) {
    return context.emit.Reject(v1::REJECT_REASON_SAME_TARGET, "assignee_id, team_id: assigned so already");
  }
  context.emit.Emit({.supervisors = true, .agents = {ticket.assignee, assignee.handle}}, [&](v1::Event& event) {
    v1::TicketAssigned& body = *event.mutable_ticket_assigned();
    body.set_ticket(handle);
    body.set_ticket_id(ticket.record.ticket_id());
    body.set_assignee(assignee.handle);
    if (assignee) body.set_assignee_id(assignee->profile.agent_id());
    body.set_team_id(team_id);
  });
}

}  // namespace chatcore::desk
