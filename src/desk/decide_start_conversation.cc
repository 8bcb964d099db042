#include <string>
#include <string_view>

#include "fmt/format.h"
#include "src/desk/decide.h"
#include "src/desk/lookup.h"
#include "src/desk/steps.h"

namespace chatcore::desk {

namespace {

bool Matches(const v1::QueueRule& rule, const v1::StartConversation& command, std::string_view language,
             std::string_view tier) {
  return (rule.channel() == v1::CHANNEL_UNSPECIFIED || rule.channel() == command.channel()) &&
         (rule.topic().empty() || rule.topic() == command.topic()) &&
         (rule.language().empty() || rule.language() == language) && (rule.tier().empty() || rule.tier() == tier);
}

// The queue by name, by the first rule that matches, or the default one.
std::string ChooseQueue(const State& state, const v1::StartConversation& command, const Customer* customer) {
  if (!command.queue_id().empty()) return command.queue_id();
  const std::string language =
      !command.language().empty() || customer == nullptr ? command.language() : customer->profile.language();
  const std::string tier = customer == nullptr ? std::string() : customer->profile.tier();
  for (const v1::QueueRule& rule : state.config.queue_rules()) {
    if (Matches(rule, command, language, tier)) return rule.queue_id();
  }
  return state.config.default_queue_id();
}

// An open conversation of the customer on the channel, where the configuration allows one only.
base::Handle OpenOneOf(const State& state, const Customer* customer, v1::Channel channel) {
  if (customer == nullptr || !state.config.conversations().one_per_customer_and_channel()) return base::kNoHandle;
  for (base::Handle handle : customer->conversations) {
    const Conversation& conversation = *state.conversations.Find(handle);
    if (conversation.place != v1::PLACE_CLOSED && conversation.channel == channel) return handle;
  }
  return base::kNoHandle;
}

void EmitStarted(const Context& context, const v1::StartConversation& command, base::Handle customer) {
  const State& state = context.state;
  const base::Handle handle = state.conversations.NextHandle();
  context.emit.Emit({.customer = true, .supervisors = true}, [&](v1::Event& event) {
    v1::ConversationStarted& body = *event.mutable_conversation_started();
    body.set_conversation(handle);
    body.set_conversation_id(command.conversation_id());
    body.set_customer(customer);
    body.set_customer_id(std::string(CustomerIdOf(state, customer)));
    body.set_channel(command.channel());
    body.set_topic(command.topic());
    body.set_priority(command.priority());
    body.set_language(command.language());
    *body.mutable_requirement() = command.requirement();
  });
}

}  // namespace

void DecideStartConversation(const Context& context, const v1::StartConversation& command) {
  const State& state = context.state;
  Emitter& emit = context.emit;
  const Found<Customer> customer = FindCustomer(state, command.customer_id(), command.customer());
  if (!customer && customer.problem != v1::REJECT_REASON_NOT_FOUND) {
    return emit.Reject(customer.problem, "customer_id, customer: they must name one customer");
  }
  const std::string_view customer_id = customer ? customer->profile.customer_id() : command.customer_id();
  if (!Permit(context, context.actor.customer_id == customer_id)) return;
  if (customer && customer->blocked) {
    return emit.Reject(v1::REJECT_REASON_SENDER_BLOCKED, "customer_id: this sender is blocked");
  }
  if (state.conversation_ids.contains(command.conversation_id())) {
    return emit.Reject(v1::REJECT_REASON_ALREADY_EXISTS, "conversation_id: choose an id that is not in use");
  }
  if (const base::Handle open = OpenOneOf(state, customer.thing, command.channel()); open != base::kNoHandle) {
    return emit.Reject(v1::REJECT_REASON_ALREADY_EXISTS,
                       fmt::format("conversations.one_per_customer_and_channel: go on with conversation {}",
                                   state.conversations.Find(open)->conversation_id));
  }
  if (state.conversations.size() >= state.config.limits().max_conversations()) {
    return emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, "limits.max_conversations: raise it, or shorten retention");
  }
  const v1::Queue* queue = FindQueue(state, ChooseQueue(state, command, customer.thing));
  if (queue == nullptr) return emit.Reject(v1::REJECT_REASON_NOT_FOUND, "queue_id: no such queue is configured");
  const std::string queue_id = QueueWithRoom(state, *queue);
  if (queue_id.empty()) {
    return emit.Reject(v1::REJECT_REASON_QUEUE_FULL, "queues.max_waiting: full, and so is every fallback; try later");
  }
  const std::uint32_t index = state.queue_indexes.find(queue_id)->second;
  const base::Handle handle =
      customer ? customer.handle : EmitCustomerIfNew(emit, command.customer_id(), command.language());
  if (handle == base::kNoHandle) return;
  const base::Handle conversation = state.conversations.NextHandle();
  EmitStarted(context, command, handle);
  EmitQueued(emit, conversation, index, v1::QUEUED_REASON_NEW);
}

}  // namespace chatcore::desk
