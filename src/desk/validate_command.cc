#include "src/desk/validate_command.h"

#include <set>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "src/base/status.h"
#include "src/desk/check_fields.h"
#include "src/desk/config_resolve.h"
#include "src/desk/config_validate.h"

namespace chatcore::desk {
namespace {

absl::Status Validate(const v1::Configure& c, const State& state) {
  if (c.change_case() == v1::Configure::CHANGE_NOT_SET)
    return base::InvalidArgument("configure: whole or patch is required");
  const v1::Config next = ResolveConfig(c.has_patch() ? PatchConfig(state.config, c.patch()) : c.whole());
  if (next.workspace_id() != state.config.workspace_id()) {
    return base::InvalidArgument("configure.whole.workspace_id: {} is not this desk's workspace", next.workspace_id());
  }
  return ValidateConfig(next);
}

absl::Status Validate(const v1::UpsertAgent& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  const v1::Agent& agent = c.agent();
  CHATCORE_RETURN_IF_ERROR(CheckId("agent.agent_id", agent.agent_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("agent.display_name", agent.display_name(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckRange("agent.capacity_units", agent.capacity_units(), 0, kMaxCapacityUnits));
  if (!v1::Role_IsValid(agent.role())) return base::InvalidArgument("agent.role: unknown value {}", int{agent.role()});
  if (!v1::AgentKind_IsValid(agent.kind()))
    return base::InvalidArgument("agent.kind: unknown value {}", int{agent.kind()});
  v1::Requirement skills;
  *skills.mutable_skills() = agent.skills();
  CHATCORE_RETURN_IF_ERROR(CheckRequirement("agent", skills, limits));
  for (const v1::SkillLevel& skill : agent.skills()) {
    bool known = false;
    for (const v1::Skill& configured : state.config.skills())
      known = known || configured.skill_id() == skill.skill_id();
    if (!known) return base::InvalidArgument("agent.skills.skill_id: {} is not in the configuration", skill.skill_id());
  }
  for (const std::string& team_id : agent.team_ids()) {
    bool known = false;
    for (const v1::Team& team : state.config.teams()) known = known || team.team_id() == team_id;
    if (!known) return base::InvalidArgument("agent.team_ids: {} is not in the configuration", team_id);
  }
  CHATCORE_RETURN_IF_ERROR(CheckRange("agent.languages", agent.languages_size(), 0, limits.max_skills_per_item()));
  for (const std::string& language : agent.languages()) {
    if (language.empty()) return base::InvalidArgument("agent.languages: an empty tag");
    CHATCORE_RETURN_IF_ERROR(CheckLanguage("agent.languages", language));
  }
  std::set<int> channels;
  for (const v1::ChannelLimit& limit : agent.channel_limits()) {
    if (limit.channel() == v1::CHANNEL_UNSPECIFIED || !v1::Channel_IsValid(limit.channel())) {
      return base::InvalidArgument("agent.channel_limits.channel: unknown value {}", int{limit.channel()});
    }
    if (!channels.insert(limit.channel()).second) {
      return base::InvalidArgument("agent.channel_limits.channel: {} is named twice", int{limit.channel()});
    }
  }
  return absl::OkStatus();
}

absl::Status Validate(const v1::RemoveAgent& c, const State& state) {
  return CheckReference("agent_id", c.agent_id(), c.agent(), state.config.limits());
}

template <typename ConnectionCommand>
absl::Status ValidateConnection(const ConnectionCommand& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckReference("agent_id", c.agent_id(), c.agent(), state.config.limits()));
  return CheckId("connection_id", c.connection_id(), state.config.limits());
}
absl::Status Validate(const v1::OpenConnection& c, const State& state) { return ValidateConnection(c, state); }
absl::Status Validate(const v1::Heartbeat& c, const State& state) { return ValidateConnection(c, state); }
absl::Status Validate(const v1::CloseConnection& c, const State& state) { return ValidateConnection(c, state); }

absl::Status Validate(const v1::SetPresence& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckReference("agent_id", c.agent_id(), c.agent(), state.config.limits()));
  if (c.presence() == v1::PRESENCE_UNSPECIFIED || !v1::Presence_IsValid(c.presence())) {
    return base::InvalidArgument("presence: unknown value {}", int{c.presence()});
  }
  return CheckName("reason", c.reason(), state.config.limits());
}

absl::Status Validate(const v1::UpsertCustomer& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckId("customer.customer_id", c.customer().customer_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("customer.display_name", c.customer().display_name(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("customer.email", c.customer().email(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("customer.phone", c.customer().phone(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("customer.tier", c.customer().tier(), limits));
  return CheckLanguage("customer.language", c.customer().language());
}

absl::Status Validate(const v1::ForgetCustomer& c, const State& state) {
  return CheckReference("customer_id", c.customer_id(), c.customer(), state.config.limits());
}

absl::Status Validate(const v1::StartConversation& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckId("conversation_id", c.conversation_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckReference("customer_id", c.customer_id(), c.customer(), limits));
  if (c.channel() == v1::CHANNEL_UNSPECIFIED || !v1::Channel_IsValid(c.channel())) {
    return base::InvalidArgument("channel: unknown value {}", int{c.channel()});
  }
  CHATCORE_RETURN_IF_ERROR(CheckName("topic", c.topic(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("queue_id", c.queue_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckRange("priority", c.priority(), 0, kMaxPriority));
  CHATCORE_RETURN_IF_ERROR(CheckRequirement("requirement", c.requirement(), limits));
  return CheckLanguage("language", c.language());
}

template <typename ConversationCommand>
absl::Status CheckConversation(const ConversationCommand& c, const State& state) {
  return CheckReference("conversation_id", c.conversation_id(), c.conversation(), state.config.limits());
}

absl::Status Validate(const v1::PostMessage& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckConversation(c, state));
  CHATCORE_RETURN_IF_ERROR(CheckId("message_id", c.message_id(), state.config.limits()));
  CHATCORE_RETURN_IF_ERROR(CheckText("text", c.text(), state.config.limits()));
  CHATCORE_RETURN_IF_ERROR(CheckLanguage("facts.language", c.facts().language()));
  return CheckLanguage("language", c.language());
}

absl::Status Validate(const v1::PreviewTyping& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckConversation(c, state));
  return CheckText("text", c.text(), state.config.limits());
}

absl::Status Validate(const v1::CloseConversation& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckConversation(c, state));
  CHATCORE_RETURN_IF_ERROR(CheckName("reason", c.reason(), state.config.limits()));
  if (c.open_ticket()) return CheckId("ticket_id", c.ticket_id(), state.config.limits());
  if (!c.ticket_id().empty()) return base::InvalidArgument("ticket_id: goes with open_ticket only");
  return absl::OkStatus();
}

absl::Status Validate(const v1::AbandonConversation& c, const State& state) { return CheckConversation(c, state); }

template <typename OfferCommand>
absl::Status ValidateOffer(const OfferCommand& c, const State& state) {
  if (c.offer() != 0) return absl::OkStatus();
  return CheckReference("offer, conversation_id", c.conversation_id(), c.conversation(), state.config.limits());
}
absl::Status Validate(const v1::AcceptOffer& c, const State& state) { return ValidateOffer(c, state); }
absl::Status Validate(const v1::DeclineOffer& c, const State& state) { return ValidateOffer(c, state); }

absl::Status Validate(const v1::PickConversation& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckConversation(c, state));
  return CheckOptionalId("agent_id", c.agent_id(), state.config.limits());
}

absl::Status Validate(const v1::TransferConversation& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckConversation(c, state));
  const bool to_agent = !c.to_agent_id().empty() || c.to_agent() != 0;
  if (to_agent == !c.to_queue_id().empty()) {
    return base::InvalidArgument("to_agent_id, to_queue_id: exactly one target is required");
  }
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("to_agent_id", c.to_agent_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("to_queue_id", c.to_queue_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("reason", c.reason(), limits));
  return CheckText("summary", c.summary(), limits);
}

absl::Status Validate(const v1::EndWrapUp& c, const State& state) {
  if (c.assignment() != 0) return absl::OkStatus();
  return CheckReference("assignment, conversation_id", c.conversation_id(), c.conversation(), state.config.limits());
}

template <typename TicketCommand>
absl::Status CheckTicket(const TicketCommand& c, const State& state) {
  return CheckReference("ticket_id", c.ticket_id(), c.ticket(), state.config.limits());
}

absl::Status Validate(const v1::OpenTicket& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckId("ticket_id", c.ticket_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckReference("customer_id", c.customer_id(), c.customer(), limits));
  if (c.source() == v1::TICKET_SOURCE_UNSPECIFIED || !v1::TicketSource_IsValid(c.source())) {
    return base::InvalidArgument("source: unknown value {}", int{c.source()});
  }
  CHATCORE_RETURN_IF_ERROR(CheckName("subject", c.subject(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckRange("priority", c.priority(), 0, kMaxPriority));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("team_id", c.team_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("assignee_id", c.assignee_id(), limits));
  return CheckOptionalId("conversation_id", c.conversation_id(), limits);
}

absl::Status CheckRecord(const v1::ReplyTicket& c, const v1::Limits& limits) {
  if (!c.has_recalled()) return absl::OkStatus();
  const v1::TicketRecord& record = c.recalled();
  if (record.ticket_id() != c.ticket_id())
    return base::InvalidArgument("recalled.ticket_id: not the ticket_id replied to");
  CHATCORE_RETURN_IF_ERROR(CheckId("recalled.customer_id", record.customer_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckName("recalled.subject", record.subject(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("recalled.team_id", record.team_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckRange("recalled.priority", record.priority(), 0, kMaxPriority));
  return CheckOptionalId("recalled.assignee_id", record.assignee_id(), limits);
}

absl::Status CheckPendingDate(std::int64_t pending_until_us) {
  if (pending_until_us >= 0) return absl::OkStatus();
  return base::InvalidArgument("pending_until_us: {} is before 1970", pending_until_us);
}

absl::Status Validate(const v1::ReplyTicket& c, const State& state) {
  const v1::Limits& limits = state.config.limits();
  CHATCORE_RETURN_IF_ERROR(CheckTicket(c, state));
  CHATCORE_RETURN_IF_ERROR(CheckId("message_id", c.message_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckText("text", c.text(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckLanguage("language", c.language()));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("follow_up_ticket_id", c.follow_up_ticket_id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckPendingDate(c.pending_until_us()));
  return CheckRecord(c, limits);
}

absl::Status Validate(const v1::SetTicketStatus& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckTicket(c, state));
  CHATCORE_RETURN_IF_ERROR(CheckPendingDate(c.pending_until_us()));
  const bool chosen = c.status() == v1::TICKET_STATUS_OPEN || c.status() == v1::TICKET_STATUS_PENDING ||
                      c.status() == v1::TICKET_STATUS_SOLVED;
  if (!chosen)
    return base::InvalidArgument("status: {} cannot be chosen; open, pending or solved can", int{c.status()});
  if (c.pending_until_us() != 0 && c.status() != v1::TICKET_STATUS_PENDING) {
    return base::InvalidArgument("pending_until_us: goes with pending only");
  }
  return absl::OkStatus();
}

absl::Status Validate(const v1::MarkTicketSpam& c, const State& state) { return CheckTicket(c, state); }
absl::Status Validate(const v1::UnmarkTicketSpam& c, const State& state) { return CheckTicket(c, state); }

absl::Status Validate(const v1::AssignTicket& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckTicket(c, state));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("assignee_id", c.assignee_id(), state.config.limits()));
  return CheckOptionalId("team_id", c.team_id(), state.config.limits());
}

absl::Status Validate(const v1::MergeTicket& c, const State& state) {
  CHATCORE_RETURN_IF_ERROR(CheckTicket(c, state));
  return CheckReference("into_ticket_id", c.into_ticket_id(), c.into_ticket(), state.config.limits());
}

absl::Status ValidateEnvelope(const v1::Command& command, const v1::Limits& limits) {
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("id", command.id(), limits));
  CHATCORE_RETURN_IF_ERROR(CheckOptionalId("actor_id", command.actor_id(), limits));
  if (!v1::ActorKind_IsValid(command.actor_kind())) {
    return base::InvalidArgument("actor_kind: unknown value {}", int{command.actor_kind()});
  }
  const bool named = command.actor_kind() == v1::ACTOR_KIND_AGENT || command.actor_kind() == v1::ACTOR_KIND_MODEL ||
                     command.actor_kind() == v1::ACTOR_KIND_CUSTOMER;
  if (named) return CheckReference("actor_id", command.actor_id(), command.actor(), limits);
  if (command.has_reply_ticket()) return base::InvalidArgument("actor_kind: a reply is of an agent or of the customer");
  return absl::OkStatus();
}

absl::Status ValidateBody(const v1::Command& command, const State& state) {
  switch (command.body_case()) {
    case v1::Command::kConfigure:
      return Validate(command.configure(), state);
    case v1::Command::kUpsertAgent:
      return Validate(command.upsert_agent(), state);
    case v1::Command::kRemoveAgent:
      return Validate(command.remove_agent(), state);
    case v1::Command::kOpenConnection:
      return Validate(command.open_connection(), state);
    case v1::Command::kHeartbeat:
      return Validate(command.heartbeat(), state);
    case v1::Command::kCloseConnection:
      return Validate(command.close_connection(), state);
    case v1::Command::kSetPresence:
      return Validate(command.set_presence(), state);
    case v1::Command::kUpsertCustomer:
      return Validate(command.upsert_customer(), state);
    case v1::Command::kForgetCustomer:
      return Validate(command.forget_customer(), state);
    case v1::Command::kStartConversation:
      return Validate(command.start_conversation(), state);
    case v1::Command::kPostMessage:
      return Validate(command.post_message(), state);
    case v1::Command::kPreviewTyping:
      return Validate(command.preview_typing(), state);
    case v1::Command::kCloseConversation:
      return Validate(command.close_conversation(), state);
    case v1::Command::kAbandonConversation:
      return Validate(command.abandon_conversation(), state);
    case v1::Command::kAcceptOffer:
      return Validate(command.accept_offer(), state);
    case v1::Command::kDeclineOffer:
      return Validate(command.decline_offer(), state);
    case v1::Command::kPickConversation:
      return Validate(command.pick_conversation(), state);
    case v1::Command::kTransferConversation:
      return Validate(command.transfer_conversation(), state);
    case v1::Command::kEndWrapUp:
      return Validate(command.end_wrap_up(), state);
    case v1::Command::kOpenTicket:
      return Validate(command.open_ticket(), state);
    case v1::Command::kReplyTicket:
      return Validate(command.reply_ticket(), state);
    case v1::Command::kSetTicketStatus:
      return Validate(command.set_ticket_status(), state);
    case v1::Command::kMarkTicketSpam:
      return Validate(command.mark_ticket_spam(), state);
    case v1::Command::kUnmarkTicketSpam:
      return Validate(command.unmark_ticket_spam(), state);
    case v1::Command::kAssignTicket:
      return Validate(command.assign_ticket(), state);
    case v1::Command::kMergeTicket:
      return Validate(command.merge_ticket(), state);
    case v1::Command::BODY_NOT_SET:
      return base::InvalidArgument("body: required; a newer chatcore may know this kind of command");
  }
  return base::InvalidArgument("body: unknown kind");
}

}  // namespace

absl::Status ValidateCommand(const v1::Command& command, const State& state) {
  CHATCORE_RETURN_IF_ERROR(ValidateEnvelope(command, state.config.limits()));
  return ValidateBody(command, state);
}

}  // namespace chatcore::desk
