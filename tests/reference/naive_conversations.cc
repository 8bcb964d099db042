#include <algorithm>
#include <string>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {
namespace {

// Where people write, by a message to the customer; where they talk, by taking the call.
bool IsAnswered(const NaiveConversation& conversation) {
  const v1::ConversationRecord& record = conversation.record;
  if (record.channel() == v1::CHANNEL_PHONE) return record.first_assigned_us() != 0;
  if (record.channel() == v1::CHANNEL_MEETING) return record.first_assigned_us() != 0;
  return record.agent_messages() > 0;
}

}  // namespace

NaiveAgent* NaiveDesk::OwnerOf(const NaiveConversation& conversation) const {
  const NaiveAssignment* assignment = ByHandle(state_.assignments, conversation.assignment);
  return assignment == nullptr ? nullptr : ById(state_.agents, assignment->agent_id);
}

std::string NaiveDesk::LanguageOf(const NaiveConversation& conversation) const {
  if (!conversation.language.empty()) return conversation.language;
  return ById(state_.customers, conversation.record.customer_id())->profile.language();
}

void NaiveDesk::Queue(NaiveConversation& conversation, const std::string& queue_id, v1::QueuedReason reason) {
  v1::ConversationQueued& body = *Emit().mutable_conversation_queued();
  if (const NaiveAgent* owner = OwnerOf(conversation)) {
    body.set_from_assignment(conversation.assignment);
    body.set_from_agent(owner->handle);
    body.set_from_agent_id(owner->id());
    EndAssignment(conversation, false);
  }
  if (conversation.waiting_since_us == 0) conversation.waiting_since_us = now_;
  if (conversation.first_queued_seq == 0) conversation.first_queued_seq = state_.seq;
  if (conversation.place != v1::PLACE_QUEUED) conversation.queued_us = now_;
  conversation.place = v1::PLACE_QUEUED;
  conversation.record.set_queue_id(queue_id);
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  body.set_queue(PositionOf(queue_id));
  body.set_queue_id(queue_id);
  body.set_reason(reason);
  body.set_waiting_since_us(conversation.waiting_since_us);
  body.set_rank_us(RankUs(conversation, *LiveQueue(queue_id)));
}

void NaiveDesk::Close(NaiveConversation& conversation, v1::Outcome outcome, v1::EndReason reason,
                      const std::string& close_reason, v1::ActorKind by) {
  if (conversation.offer) EndOffer(conversation, v1::OFFER_STATE_WITHDRAWN, reason);
  v1::ConversationClosed& body = *Emit().mutable_conversation_closed();
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  body.set_outcome(outcome);
  body.set_reason(reason);
  body.set_close_reason(close_reason);
  body.set_by(by);
  conversation.retire = InUs(state_.config.retention().conversation_us());
  body.set_retire_us(conversation.retire.at_us);
  if (const NaiveAgent* owner = OwnerOf(conversation)) {
    body.set_assignment(conversation.assignment);
    body.set_agent(owner->handle);
    body.set_agent_id(owner->id());
    body.set_wrap_up_until_us(EndAssignment(conversation, true));
  }
  conversation.place = v1::PLACE_CLOSED;
  conversation.record.set_outcome(outcome);
  conversation.record.set_closed_us(now_);
  conversation.backoffs.clear();
}

v1::NoticeDue& NaiveDesk::Notice(v1::NoticeKind kind, const NaiveConversation& conversation, bool customer,
                                 const NaiveAgent* agent) {
  v1::NoticeDue& body = *Emit().mutable_notice_due();
  body.set_kind(kind);
  body.set_conversation(conversation.handle);
  body.set_conversation_id(conversation.id());
  if (customer) body.set_language(LanguageOf(conversation));
  if (agent != nullptr) {
    body.set_agent(agent->handle);
    body.set_agent_id(agent->id());
  }
  return body;
}

NaiveDesk::Passage NaiveDesk::PassGate(const std::string& text, const std::string& language, v1::Channel channel,
                                       std::uint64_t digest, bool note, const v1::MessageFacts& facts) {
  Passage passage{.facts = facts};
  if (linter_ == nullptr || note) return passage;
  v1::LintRequest request;
  request.set_text(text);
  request.set_language(language);
  request.set_channel(channel);
  request.set_author(actor_.kind);
  const v1::LintReport report = linter_->Check(request).value();
  passage.facts = report.facts();
  int worst = v1::SEVERITY_UNSPECIFIED;
  for (v1::Finding finding : report.findings()) {
    worst = std::max<int>(worst, finding.severity());
    finding.clear_message();  // what people read is looked up by the rule, and replacements quote the text
    finding.clear_explanation();
    finding.clear_reason();
    finding.clear_replacements();
    passage.findings.push_back(finding);
  }
  if (actor_.IsCustomer() || actor_.IsHost()) return passage;
  const v1::EtiquettePolicy& policy = state_.config.etiquette();
  const bool blocked = policy.block_at() != v1::SEVERITY_UNSPECIFIED && worst >= policy.block_at();
  const bool doubtful = worst >= policy.confirm_at();
  passage.confirmed = !blocked && doubtful && digest == report.digest();
  passage.passed = !blocked && (!doubtful || passage.confirmed);
  if (passage.passed) return passage;
  v1::CommandRejected& body = *Say().mutable_command_rejected();
  body.set_reason(blocked ? v1::REJECT_REASON_MESSAGE_BLOCKED : v1::REJECT_REASON_NEEDS_CONFIRMATION);
  body.set_digest(report.digest());
  for (const v1::Finding& finding : passage.findings) *body.add_findings() = finding;
  return passage;
}

void NaiveDesk::TellFindings(Handle conversation, Handle ticket, const std::string& message_id,
                             const Passage& passage) {
  if (passage.findings.empty()) return;
  v1::MessageFindings& body = *Emit().mutable_message_findings();
  body.set_conversation(conversation);
  body.set_ticket(ticket);
  body.set_message_id(message_id);
  if (actor_.agent != nullptr) body.set_agent(actor_.agent->handle);
  for (const v1::Finding& finding : passage.findings) *body.add_findings() = finding;
  body.set_confirmed(passage.confirmed);
}

NaiveConversation* NaiveDesk::Find(const std::string& conversation_id, Handle conversation) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveConversation* found = Named(state_.conversations, conversation_id, conversation, problem);
  if (found == nullptr) Refuse(problem);
  return found;
}

std::string NaiveDesk::ChooseQueue(const v1::StartConversation& command, const NaiveCustomer* customer) const {
  if (!command.queue_id().empty()) return command.queue_id();
  std::string language = command.language();
  if (language.empty() && customer != nullptr) language = customer->profile.language();
  const std::string tier = customer == nullptr ? "" : customer->profile.tier();
  for (const v1::QueueRule& rule : state_.config.queue_rules()) {
    if (rule.channel() != v1::CHANNEL_UNSPECIFIED && rule.channel() != command.channel()) continue;
    if (!rule.topic().empty() && rule.topic() != command.topic()) continue;
    if (!rule.language().empty() && rule.language() != language) continue;
    if (!rule.tier().empty() && rule.tier() != tier) continue;
    return rule.queue_id();
  }
  return state_.config.default_queue_id();
}

void NaiveDesk::StartConversation(const v1::StartConversation& command) {
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  NaiveCustomer* customer = Named(state_.customers, command.customer_id(), command.customer(), problem);
  if (customer == nullptr && problem != v1::REJECT_REASON_NOT_FOUND) return Refuse(problem);
  const std::string customer_id = customer != nullptr ? customer->id() : command.customer_id();
  const bool own = actor_.IsCustomer() && actor_.customer_id == customer_id;
  if (!May(own, {.customer_on_own = true, .on_others = v1::ROLE_AGENT})) return;
  if (customer != nullptr && customer->blocked) return Refuse(v1::REJECT_REASON_SENDER_BLOCKED);
  if (ById(state_.conversations, command.conversation_id()) != nullptr) {
    return Refuse(v1::REJECT_REASON_ALREADY_EXISTS);
  }
  for (const auto& other : state_.conversations) {
    const bool same = other->place != v1::PLACE_CLOSED && other->record.customer_id() == customer_id &&
                      other->record.channel() == command.channel();
    if (same && state_.config.conversations().one_per_customer_and_channel()) {
      return Refuse(v1::REJECT_REASON_ALREADY_EXISTS);
    }
  }
  if (state_.conversations.size() >= state_.config.limits().max_conversations()) {
    return Refuse(v1::REJECT_REASON_LIMIT_REACHED);
  }
  const std::string wanted = ChooseQueue(command, customer);
  if (LiveQueue(wanted) == nullptr) return Refuse(v1::REJECT_REASON_NOT_FOUND);
  const std::string queue_id = QueueWithRoom(wanted);
  if (queue_id.empty()) return Refuse(v1::REJECT_REASON_QUEUE_FULL);
  if (customer == nullptr) {
    v1::Customer profile;
    profile.set_customer_id(customer_id);
    profile.set_language(command.language());
    customer = AddCustomer(profile);
    if (customer == nullptr) return;
  }
  auto conversation = std::make_unique<NaiveConversation>();
  conversation->handle = conversation_handles_.Take();
  conversation->priority = command.priority();
  conversation->language = command.language();
  conversation->requirement = command.requirement();
  conversation->answer_waiting_since_us = now_;
  conversation->record.set_conversation_id(command.conversation_id());
  conversation->record.set_customer_id(customer_id);
  conversation->record.set_channel(command.channel());
  conversation->record.set_topic(command.topic());
  conversation->record.set_started_us(now_);
  v1::ConversationStarted& body = *Emit().mutable_conversation_started();
  body.set_conversation(conversation->handle);
  body.set_conversation_id(command.conversation_id());
  body.set_customer(customer->handle);
  body.set_customer_id(customer_id);
  body.set_channel(command.channel());
  body.set_topic(command.topic());
  body.set_priority(command.priority());
  body.set_language(command.language());
  *body.mutable_requirement() = command.requirement();
  state_.conversations.push_back(std::move(conversation));
  Touched(customer_id);
  Queue(*state_.conversations.back(), queue_id, v1::QUEUED_REASON_NEW);
}

void NaiveDesk::PostMessage(const v1::PostMessage& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  v1::ConversationRecord& record = conversation->record;
  NaiveAgent* author = actor_.agent;
  if (conversation->place == v1::PLACE_CLOSED) return Refuse(v1::REJECT_REASON_CONVERSATION_CLOSED);
  const bool own = actor_.IsCustomer() ? actor_.customer_id == record.customer_id() : author == OwnerOf(*conversation);
  if (!May(own, {.customer_on_own = true})) return;
  const bool note = command.internal_note();
  if (note && actor_.IsCustomer()) return Refuse(v1::REJECT_REASON_NOT_PERMITTED);
  const Passage passage =
      PassGate(command.text(), command.language().empty() ? LanguageOf(*conversation) : command.language(),
               record.channel(), command.confirmed_digest(), note, command.facts());
  if (!passage.passed) return;
  v1::MessagePosted& body = *Emit().mutable_message_posted();
  body.set_conversation(conversation->handle);
  body.set_conversation_id(conversation->id());
  body.set_message_id(command.message_id());
  body.set_author(actor_.IsHost() ? v1::ACTOR_KIND_SYSTEM : actor_.kind);
  if (author != nullptr) body.set_agent(author->handle);
  body.set_internal_note(note);
  *body.mutable_facts() = passage.facts;
  if (actor_.IsCustomer()) {
    record.set_customer_messages(record.customer_messages() + 1);
    if (conversation->answer_waiting_since_us == 0) conversation->answer_waiting_since_us = now_;
  } else if (!note && author != nullptr) {
    record.set_agent_messages(record.agent_messages() + 1);
    conversation->answer_waiting_since_us = 0;
  }
  body.set_waiting_since_us(conversation->answer_waiting_since_us);
  const bool person = actor_.kind == v1::ACTOR_KIND_AGENT && author->profile.kind() != v1::AGENT_KIND_BOT;
  if (person && !note && record.first_response_us() == 0) {
    body.set_first_response(true);
    body.set_first_response_us(now_ - record.started_us());
    record.set_first_response_us(now_);
  }
  record.set_findings(record.findings() + static_cast<std::uint32_t>(passage.findings.size()));
  TellFindings(conversation->handle, 0, command.message_id(), passage);
}

bool NaiveDesk::PreviewIsTooSoon(const NaiveConversation& conversation) {
  for (Preview& preview : previews_) {
    if (preview.conversation != conversation.handle) continue;
    if (*last_now_us_ - preview.at_us < state_.config.conversations().preview_interval_us()) return true;
    preview.at_us = *last_now_us_;
    return false;
  }
  previews_.push_back({.conversation = conversation.handle, .at_us = *last_now_us_});
  return false;
}

void NaiveDesk::PreviewTyping(const v1::PreviewTyping& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  const NaiveAgent* owner = OwnerOf(*conversation);
  const bool own =
      actor_.IsCustomer() ? actor_.customer_id == conversation->record.customer_id() : actor_.agent == owner;
  if (!May(own, {.customer_on_own = true}) || owner == nullptr) return;
  if (PreviewIsTooSoon(*conversation)) return;
  if (actor_.IsCustomer()) {
    v1::TypingPreviewed& body = *Say().mutable_typing_previewed();
    body.set_conversation(conversation->handle);
    body.set_text(command.text());
  } else {
    v1::TypingShown& body = *Say().mutable_typing_shown();
    body.set_conversation(conversation->handle);
    body.set_agent(owner->handle);
  }
}

void NaiveDesk::CloseConversation(const v1::CloseConversation& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  if (conversation->place == v1::PLACE_CLOSED) return Refuse(v1::REJECT_REASON_CONVERSATION_CLOSED);
  const NaiveAgent* owner = OwnerOf(*conversation);
  const bool own = actor_.IsCustomer() ? actor_.customer_id == conversation->record.customer_id()
                                       : actor_.agent != nullptr && actor_.agent == owner;
  if (!May(own, {.customer_on_own = true})) return;
  if (command.open_ticket() && !MayOpenTicket(command.ticket_id())) return;
  v1::Outcome outcome = actor_.IsCustomer() ? v1::OUTCOME_ABANDONED : v1::OUTCOME_REFUSED;
  if (command.open_ticket()) outcome = v1::OUTCOME_MOVED;
  const bool served = actor_.IsCustomer() ? IsAnswered(*conversation) : conversation->record.first_assigned_us() != 0;
  if (served) outcome = v1::OUTCOME_SERVED;
  Close(*conversation, outcome, v1::END_REASON_CLOSED, command.reason(), actor_.kind);
  if (!command.open_ticket()) return;
  OpenTicketNow({.ticket_id = command.ticket_id(),
                 .customer_id = conversation->record.customer_id(),
                 .source = v1::TICKET_SOURCE_CHAT,
                 .priority = conversation->priority,
                 .assignee_id = owner == nullptr ? "" : owner->id(),
                 .conversation = conversation});
}

void NaiveDesk::AbandonConversation(const v1::AbandonConversation& command) {
  NaiveConversation* conversation = Find(command.conversation_id(), command.conversation());
  if (conversation == nullptr) return;
  if (conversation->place == v1::PLACE_CLOSED) return Refuse(v1::REJECT_REASON_CONVERSATION_CLOSED);
  const bool own = actor_.IsCustomer() && actor_.customer_id == conversation->record.customer_id();
  if (!May(own, {.customer_on_own = true, .on_own = 0, .on_others = 0})) return;
  Close(*conversation, IsAnswered(*conversation) ? v1::OUTCOME_SERVED : v1::OUTCOME_ABANDONED,
        v1::END_REASON_CUSTOMER_LEFT, "", v1::ACTOR_KIND_CUSTOMER);
}

}  // namespace chatcore::reference
