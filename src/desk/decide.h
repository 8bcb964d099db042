#ifndef CHATCORE_SRC_DESK_DECIDE_H_
#define CHATCORE_SRC_DESK_DECIDE_H_

#include <string_view>

#include "chatcore/linter.h"
#include "chatcore/v1/command.pb.h"
#include "src/desk/emitter.h"
#include "src/desk/permission.h"
#include "src/desk/state.h"
#include "src/desk/transient.h"

namespace chatcore::desk {

/// Who asks, as far as the state knows them.
struct Actor {
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  base::Handle agent = base::kNoHandle;  // agents, bots and models
  v1::Role role = v1::ROLE_UNSPECIFIED;
  base::Handle customer = base::kNoHandle;  // kNoHandle: a customer that is not in the state yet
  std::string_view customer_id;

  bool IsHost() const { return kind == v1::ACTOR_KIND_UNSPECIFIED || kind == v1::ACTOR_KIND_SYSTEM; }
};

/// What a decision looks at: the state is const, the way out is `emit`. What is transient it may note by itself.
struct Context {
  const v1::Command& command;
  const State& state;
  Transient& transient;
  Emitter& emit;
  const Linter* linter;
  const v1::BuildStamp& stamp;
  Actor actor;
};

/// Decides one valid command: emits its events, or one CommandRejected.
void Decide(const v1::Command& command, const State& state, Transient& transient, const Linter* linter,
            const v1::BuildStamp& stamp, Emitter& emit);

/// Emits the refusal and returns false when the actor may not do this. `own`: whether the thing is the actor's own.
bool Permit(const Context& context, bool own);

// One file for each command: decide_<command>.cc. All of them return after the first refusal.
void DecideConfigure(const Context& context, const v1::Configure& command);
void DecideUpsertAgent(const Context& context, const v1::UpsertAgent& command);
void DecideRemoveAgent(const Context& context, const v1::RemoveAgent& command);
void DecideOpenConnection(const Context& context, const v1::OpenConnection& command);
void DecideHeartbeat(const Context& context, const v1::Heartbeat& command);
void DecideCloseConnection(const Context& context, const v1::CloseConnection& command);
void DecideSetPresence(const Context& context, const v1::SetPresence& command);
void DecideUpsertCustomer(const Context& context, const v1::UpsertCustomer& command);
void DecideForgetCustomer(const Context& context, const v1::ForgetCustomer& command);
void DecideStartConversation(const Context& context, const v1::StartConversation& command);
void DecidePostMessage(const Context& context, const v1::PostMessage& command);
void DecidePreviewTyping(const Context& context, const v1::PreviewTyping& command);
void DecideCloseConversation(const Context& context, const v1::CloseConversation& command);
void DecideAbandonConversation(const Context& context, const v1::AbandonConversation& command);
void DecideAcceptOffer(const Context& context, const v1::AcceptOffer& command);
void DecideDeclineOffer(const Context& context, const v1::DeclineOffer& command);
void DecidePickConversation(const Context& context, const v1::PickConversation& command);
void DecideTransferConversation(const Context& context, const v1::TransferConversation& command);
void DecideEndWrapUp(const Context& context, const v1::EndWrapUp& command);
void DecideOpenTicket(const Context& context, const v1::OpenTicket& command);
void DecideReplyTicket(const Context& context, const v1::ReplyTicket& command);
void DecideSetTicketStatus(const Context& context, const v1::SetTicketStatus& command);
void DecideMarkTicketSpam(const Context& context, const v1::MarkTicketSpam& command);
void DecideUnmarkTicketSpam(const Context& context, const v1::UnmarkTicketSpam& command);
void DecideAssignTicket(const Context& context, const v1::AssignTicket& command);
void DecideMergeTicket(const Context& context, const v1::MergeTicket& command);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_DECIDE_H_
