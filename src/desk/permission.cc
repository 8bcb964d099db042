#include "src/desk/permission.h"

namespace chatcore::desk {
namespace {

using C = v1::Command;
constexpr v1::Role kNever = v1::ROLE_UNSPECIFIED;
constexpr v1::Role kAgent = v1::ROLE_AGENT;
constexpr v1::Role kLead = v1::ROLE_LEAD;
constexpr v1::Role kAdmin = v1::ROLE_ADMIN;

constexpr Permission kPermissions[] = {
    {C::kConfigure, false, kAdmin, kAdmin, "change the configuration"},
    {C::kUpsertAgent, false, kAdmin, kAdmin, "describe agents"},
    {C::kRemoveAgent, false, kAdmin, kAdmin, "remove agents"},
    {C::kOpenConnection, false, kAgent, kAdmin, "open connections"},
    {C::kHeartbeat, false, kAgent, kAdmin, "keep connections alive"},
    {C::kCloseConnection, false, kAgent, kAdmin, "close connections"},
    {C::kSetPresence, false, kAgent, kLead, "set presence"},
    {C::kUpsertCustomer, true, kAgent, kAgent, "describe customers"},
    {C::kForgetCustomer, true, kAdmin, kAdmin, "forget customers"},
    {C::kStartConversation, true, kAgent, kAgent, "start conversations"},
    {C::kPostMessage, true, kAgent, kLead, "post messages"},
    {C::kPreviewTyping, true, kAgent, kLead, "preview typing"},
    {C::kCloseConversation, true, kAgent, kLead, "close conversations"},
    {C::kAbandonConversation, true, kNever, kNever, "abandon conversations"},
    {C::kAcceptOffer, false, kAgent, kNever, "accept offers"},
    {C::kDeclineOffer, false, kAgent, kNever, "decline offers"},
    {C::kPickConversation, false, kAgent, kLead, "pick conversations"},
    {C::kTransferConversation, false, kAgent, kLead, "transfer conversations"},
    {C::kEndWrapUp, false, kAgent, kLead, "end wrap-ups"},
    {C::kOpenTicket, true, kAgent, kAgent, "open tickets"},
    {C::kReplyTicket, true, kAgent, kAgent, "reply to tickets"},
    {C::kSetTicketStatus, false, kAgent, kAgent, "set ticket statuses"},
    {C::kMarkTicketSpam, false, kAgent, kAgent, "mark spam"},
    {C::kUnmarkTicketSpam, false, kAgent, kAgent, "unmark spam"},
    {C::kAssignTicket, false, kAgent, kAgent, "assign tickets"},
    {C::kMergeTicket, false, kAgent, kAgent, "merge tickets"},
};

}  // namespace

const Permission* PermissionFor(v1::Command::BodyCase command) {
  for (const Permission& permission : kPermissions) {
    if (permission.command == command) return &permission;
  }
  return nullptr;
}

bool IsPermitted(const Permission& permission, v1::ActorKind kind, v1::Role role, Relation relation) {
  if (kind == v1::ACTOR_KIND_UNSPECIFIED || kind == v1::ACTOR_KIND_SYSTEM) return true;
  if (kind == v1::ACTOR_KIND_CUSTOMER) return permission.customer_own && relation == Relation::kOwn;
  const v1::Role needed = relation == Relation::kOwn ? permission.role_own : permission.role_other;
  const v1::Role has = role == v1::ROLE_UNSPECIFIED ? v1::ROLE_AGENT : role;
  return needed != v1::ROLE_UNSPECIFIED && has >= needed;
}

}  // namespace chatcore::desk
