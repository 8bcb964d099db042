#include "src/desk/decide.h"

#include "fmt/format.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {
namespace {

// Fills in who asks. A customer need not be in the state: the first command may bring them.
v1::RejectReason ResolveActor(const v1::Command& command, const State& state, Actor& actor) {
  actor.kind = command.actor_kind();
  if (actor.kind == v1::ACTOR_KIND_AGENT || actor.kind == v1::ACTOR_KIND_MODEL) {
    const Found<agent::Agent> agent = FindAgent(state, command.actor_id(), command.actor());
    if (!agent) return agent.problem;
    actor.agent = agent.handle;
    actor.role = agent->profile.role();
  }
  if (actor.kind == v1::ACTOR_KIND_CUSTOMER) {
    const Found<Customer> customer = FindCustomer(state, command.actor_id(), command.actor());
    if (!customer && customer.problem != v1::REJECT_REASON_NOT_FOUND) return customer.problem;
    actor.customer = customer.handle;
    actor.customer_id = command.actor_id();
    if (customer) actor.customer_id = customer->profile.customer_id();
  }
  return v1::REJECT_REASON_UNSPECIFIED;
}

void Dispatch(const Context& context) {
  const v1::Command& command = context.command;
  switch (command.body_case()) {
    case v1::Command::kConfigure:
      return DecideConfigure(context, command.configure());
    case v1::Command::kUpsertAgent:
      return DecideUpsertAgent(context, command.upsert_agent());
    case v1::Command::kRemoveAgent:
      return DecideRemoveAgent(context, command.remove_agent());
    case v1::Command::kOpenConnection:
      return DecideOpenConnection(context, command.open_connection());
    case v1::Command::kHeartbeat:
      return DecideHeartbeat(context, command.heartbeat());
    case v1::Command::kCloseConnection:
      return DecideCloseConnection(context, command.close_connection());
    case v1::Command::kSetPresence:
      return DecideSetPresence(context, command.set_presence());
    case v1::Command::kUpsertCustomer:
      return DecideUpsertCustomer(context, command.upsert_customer());
    case v1::Command::kForgetCustomer:
      return DecideForgetCustomer(context, command.forget_customer());
    case v1::Command::kStartConversation:
      return DecideStartConversation(context, command.start_conversation());
    case v1::Command::kPostMessage:
      return DecidePostMessage(context, command.post_message());
    case v1::Command::kPreviewTyping:
      return DecidePreviewTyping(context, command.preview_typing());
    case v1::Command::kCloseConversation:
      return DecideCloseConversation(context, command.close_conversation());
    case v1::Command::kAbandonConversation:
      return DecideAbandonConversation(context, command.abandon_conversation());
    case v1::Command::kAcceptOffer:
      return DecideAcceptOffer(context, command.accept_offer());
    case v1::Command::kDeclineOffer:
      return DecideDeclineOffer(context, command.decline_offer());
    case v1::Command::kPickConversation:
      return DecidePickConversation(context, command.pick_conversation());
    case v1::Command::kTransferConversation:
      return DecideTransferConversation(context, command.transfer_conversation());
    case v1::Command::kEndWrapUp:
      return DecideEndWrapUp(context, command.end_wrap_up());
    case v1::Command::kOpenTicket:
      return DecideOpenTicket(context, command.open_ticket());
    case v1::Command::kReplyTicket:
      return DecideReplyTicket(context, command.reply_ticket());
    case v1::Command::kSetTicketStatus:
      return DecideSetTicketStatus(context, command.set_ticket_status());
    case v1::Command::kMarkTicketSpam:
      return DecideMarkTicketSpam(context, command.mark_ticket_spam());
    case v1::Command::kUnmarkTicketSpam:
      return DecideUnmarkTicketSpam(context, command.unmark_ticket_spam());
    case v1::Command::kAssignTicket:
      return DecideAssignTicket(context, command.assign_ticket());
    case v1::Command::kMergeTicket:
      return DecideMergeTicket(context, command.merge_ticket());
    case v1::Command::BODY_NOT_SET:
      return;  // refused as malformed before
  }
}

}  // namespace

bool Permit(const Context& context, bool own) {
  const Permission* permission = PermissionFor(context.command.body_case());
  const Relation relation = own ? Relation::kOwn : Relation::kNone;
  if (permission == nullptr || IsPermitted(*permission, context.actor.kind, context.actor.role, relation)) return true;
  context.emit.Reject(v1::REJECT_REASON_NOT_PERMITTED,
                      fmt::format("the actor may not {}{}", permission->name, own ? "" : " of others"));
  return false;
}

void Decide(const v1::Command& command, const State& state, Transient& transient, const Linter* linter,
            const v1::BuildStamp& stamp, Emitter& emit) {
  Context context{.command = command,
                  .state = state,
                  .transient = transient,
                  .emit = emit,
                  .linter = linter,
                  .stamp = stamp,
                  .actor = {}};
  const v1::RejectReason problem = ResolveActor(command, state, context.actor);
  if (problem != v1::REJECT_REASON_UNSPECIFIED)
    return emit.Reject(problem, "actor_id, actor: not an agent of this desk");
  Dispatch(context);
}

}  // namespace chatcore::desk
