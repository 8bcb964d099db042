#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

void DecidePreviewTyping(const Context& context, const v1::PreviewTyping& command) {
  const State& state = context.state;
  const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
  if (!conversation) {
    return context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  }
  const base::Handle owner = OwnerOf(state, *conversation.thing);
  const bool customer = context.actor.kind == v1::ACTOR_KIND_CUSTOMER;
  const bool own = customer ? context.actor.customer == conversation->customer : context.actor.agent == owner;
  if (!Permit(context, own)) return;
  if (conversation->place != v1::PLACE_ACTIVE) return;  // nobody is there to be shown anything
  if (IsPreviewTooSoon(context.transient, state, conversation.handle, context.emit.at_us())) return;
  if (customer) {
    return context.emit.EmitEphemeral({.supervisors = true, .agents = {owner}}, [&](v1::Event& event) {
      event.mutable_typing_previewed()->set_conversation(conversation.handle);
      event.mutable_typing_previewed()->set_text(command.text());
    });
  }
  context.emit.EmitEphemeral({.customer = true}, [&](v1::Event& event) {
    event.mutable_typing_shown()->set_conversation(conversation.handle);
    event.mutable_typing_shown()->set_agent(owner);
  });
}

}  // namespace chatcore::desk
