#include <string_view>

#include "src/desk/decide.h"
#include "src/desk/gate.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

namespace {

void EmitPosted(const Context& context, const v1::PostMessage& command, const Found<Conversation>& conversation,
                const v1::MessageFacts& facts) {
  const State& state = context.state;
  const Actor& actor = context.actor;
  const bool note = command.internal_note();
  const agent::Agent* author = state.agents.Find(actor.agent);
  const bool person = actor.kind == v1::ACTOR_KIND_AGENT && author->profile.kind() != v1::AGENT_KIND_BOT;
  const base::Handle owner = OwnerOf(state, *conversation.thing);
  context.emit.Emit({.customer = !note, .supervisors = true, .agents = {owner}}, [&](v1::Event& event) {
    v1::MessagePosted& body = *event.mutable_message_posted();
    body.set_conversation(conversation.handle);
    body.set_conversation_id(conversation->conversation_id);
    body.set_message_id(command.message_id());
    body.set_author(actor.IsHost() ? v1::ACTOR_KIND_SYSTEM : actor.kind);
    body.set_agent(actor.agent);
    body.set_internal_note(note);
    *body.mutable_facts() = facts;
    body.set_waiting_since_us(conversation->answer_waiting_since_us);
    if (actor.kind == v1::ACTOR_KIND_CUSTOMER && conversation->answer_waiting_since_us == 0) {
      body.set_waiting_since_us(context.emit.at_us());
    }
    if (actor.agent != base::kNoHandle && !note) body.set_waiting_since_us(0);
    if (person && !note && conversation->first_response_us == 0) {
      body.set_first_response(true);
      body.set_first_response_us(context.emit.at_us() - conversation->started_us);
    }
  });
}

void EmitFindings(const Context& context, const v1::PostMessage& command, base::Handle conversation,
                  const Passage& passage) {
  if (passage.findings.empty()) return;
  context.emit.Emit({.supervisors = true, .agents = {context.actor.agent}}, [&](v1::Event& event) {
    v1::MessageFindings& body = *event.mutable_message_findings();
    body.set_conversation(conversation);
    body.set_message_id(command.message_id());
    body.set_agent(context.actor.agent);
    body.mutable_findings()->CopyFrom(passage.findings);
    body.set_confirmed(passage.confirmed);
  });
}

}  // namespace

void DecidePostMessage(const Context& context, const v1::PostMessage& command) {
  const State& state = context.state;
  const Found<Conversation> conversation = FindConversation(state, command.conversation_id(), command.conversation());
  if (!conversation) {
    return context.emit.Reject(conversation.problem, "conversation_id, conversation: not in the state");
  }
  if (conversation->place == v1::PLACE_CLOSED) {
    return context.emit.Reject(v1::REJECT_REASON_CONVERSATION_CLOSED, "conversation: start a new one");
  }
  const bool customer = context.actor.kind == v1::ACTOR_KIND_CUSTOMER;
  const bool own = customer ? context.actor.customer == conversation->customer
                            : context.actor.agent == OwnerOf(state, *conversation.thing);
  if (!Permit(context, own)) return;
  if (customer && command.internal_note()) {
    return context.emit.Reject(v1::REJECT_REASON_NOT_PERMITTED, "internal_note: customers write no notes");
  }
  const std::string_view language =
      command.language().empty() ? LanguageOf(state, *conversation.thing) : command.language();
  const Passage passage = PassGate(context,
                                   {.text = command.text(),
                                    .language = language,
                                    .channel = conversation->channel,
                                    .confirmed_digest = command.confirmed_digest(),
                                    .internal_note = command.internal_note()},
                                   command.facts());
  if (!passage.passed) return;
  EmitPosted(context, command, conversation, passage.facts);
  EmitFindings(context, command, conversation.handle, passage);
}

}  // namespace chatcore::desk
