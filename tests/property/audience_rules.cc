#include "tests/property/audience_rules.h"

#include <algorithm>

namespace chatcore::property {
namespace {

using E = v1::Event;
using C = AudienceRule::Customer;
using Agents = std::vector<std::uint64_t>;

bool ShowsNotice(const E& event) {
  switch (event.notice_due().kind()) {
    case v1::NOTICE_KIND_AGENT_JOINED:
    case v1::NOTICE_KIND_TRANSFERRED:
    case v1::NOTICE_KIND_AGENT_LOST:
    case v1::NOTICE_KIND_TICKET_REMINDER:
    case v1::NOTICE_KIND_TICKET_SOLVED:
      return true;
    case v1::NOTICE_KIND_HANDED_OVER:
    case v1::NOTICE_KIND_RECEIVED:
    case v1::NOTICE_KIND_MISSED_OFFERS:
    case v1::NOTICE_KIND_UNSPECIFIED:
    case v1::NoticeKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::NoticeKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      return false;
  }
  return false;
}

// A sender must not learn that the ticket counts as spam.
bool ShowsStatus(const E& event) {
  const v1::TicketStatusChanged& body = event.ticket_status_changed();
  return body.from() != v1::TICKET_STATUS_SPAM && body.to() != v1::TICKET_STATUS_SPAM;
}

Agents NoticeAgents(const E& event) {
  const v1::NoticeDue& body = event.notice_due();
  return ShowsNotice(event) ? Agents() : Agents{body.agent()};
}

}  // namespace

const std::vector<AudienceRule>& AudienceRules() {
  // Notes, whispers, findings, previews of what somebody types, summaries for the receiver: never for the customer.
  static const std::vector<AudienceRule> rules = {
      {E::kConfigured, C::kNever, true},
      {E::kAgentAdded, C::kNever, true},
      {E::kAgentChanged, C::kNever, true, nullptr, [](const E& e) { return Agents{e.agent_changed().agent()}; }},
      {E::kAgentRemoved, C::kNever, true},
      {E::kConnectionOpened, C::kNever, true, nullptr,
       [](const E& e) { return Agents{e.connection_opened().agent()}; }},
      {E::kConnectionClosed, C::kNever, true, nullptr,
       [](const E& e) { return Agents{e.connection_closed().agent()}; }},
      {E::kPresenceChanged, C::kNever, true, nullptr, [](const E& e) { return Agents{e.presence_changed().agent()}; }},
      {E::kAgentLost, C::kNever, true, nullptr, [](const E& e) { return Agents{e.agent_lost().agent()}; }},
      {E::kCustomerAdded, C::kNever, false},
      {E::kCustomerChanged, C::kNever, true},
      {E::kCustomerForgotten, C::kNever, true},
      {E::kCustomerRetired, C::kNever, true},
      {E::kConversationStarted, C::kAlways, true},
      {E::kConversationQueued, C::kNever, true, nullptr,
       [](const E& e) { return Agents{e.conversation_queued().from_agent()}; }},
      {E::kOfferMade, C::kNever, true, nullptr, [](const E& e) { return Agents{e.offer_made().agent()}; }},
      {E::kOfferEnded, C::kNever, true, nullptr, [](const E& e) { return Agents{e.offer_ended().agent()}; }},
      {E::kBackoffEnded, C::kNever, true},
      {E::kAssignmentStarted, C::kAlways, true, nullptr,
       [](const E& e) { return Agents{e.assignment_started().agent()}; }},
      {E::kWrapUpEnded, C::kNever, true, nullptr, [](const E& e) { return Agents{e.wrap_up_ended().agent()}; }},
      {E::kSenderBlocked, C::kNever, true},
      {E::kConversationTransferred, C::kNever, true, nullptr,
       [](const E& e) {
         return Agents{e.conversation_transferred().from_agent(), e.conversation_transferred().to_agent()};
       }},
      {E::kMessagePosted, C::kDepends, true, [](const E& e) { return !e.message_posted().internal_note(); }},
      {E::kMessageFindings, C::kNever, true, nullptr, [](const E& e) { return Agents{e.message_findings().agent()}; }},
      {E::kConversationClosed, C::kAlways, true, nullptr,
       [](const E& e) { return Agents{e.conversation_closed().agent()}; }},
      {E::kConversationRetired, C::kNever, true},
      {E::kTicketOpened, C::kAlways, true, nullptr, [](const E& e) { return Agents{e.ticket_opened().assignee()}; }},
      // Shown unless it is a note, or the ticket is spam: that is not in the event.
      {E::kTicketReplied, C::kDepends, true, nullptr},
      {E::kTicketStatusChanged, C::kDepends, true, ShowsStatus},
      {E::kTicketAssigned, C::kNever, true, nullptr, [](const E& e) { return Agents{e.ticket_assigned().assignee()}; }},
      {E::kTicketMerged, C::kNever, true},
      {E::kTicketReminded, C::kNever, true},
      {E::kTicketArchived, C::kNever, true},
      {E::kTicketRetired, C::kNever, true},
      {E::kTicketErased, C::kNever, true},
      {E::kTicketStubDropped, C::kNever, false},
      {E::kNoticeDue, C::kDepends, false, ShowsNotice, NoticeAgents},
      {E::kDeskResumed, C::kNever, true},
      {E::kCommandRejected, C::kNever, false},
      {E::kCommandDuplicate, C::kNever, false},
      {E::kTypingPreviewed, C::kNever, true},
      {E::kTypingShown, C::kAlways, false},
  };
  return rules;
}

std::string AudienceProblem(const E& event) {
  const auto& rules = AudienceRules();
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const AudienceRule& r) { return r.kind == event.body_case(); });
  if (rule == rules.end()) return "no rule for this kind";
  const auto has = [&](v1::Audience who) { return (event.audience() & static_cast<std::uint32_t>(who)) != 0; };
  if (!has(v1::AUDIENCE_HOST)) return "the host does not see it";
  if (has(v1::AUDIENCE_SUPERVISORS) != rule->supervisors) return "supervisors";
  const bool customer = has(v1::AUDIENCE_CUSTOMER);
  if (customer && rule->customer == C::kNever) return "the customer sees it";
  if (!customer && rule->customer == C::kAlways) return "the customer does not see it";
  if (rule->shows_customer != nullptr && customer != rule->shows_customer(event)) return "the customer, or not";
  if (event.has_ticket_replied() && event.ticket_replied().internal_note() && customer)
    return "the customer sees a note";
  const auto& named = event.audience_agents();
  for (std::uint64_t agent : rule->agents == nullptr ? Agents() : rule->agents(event)) {
    if (agent != 0 && std::find(named.begin(), named.end(), agent) == named.end()) return "an agent is not named";
  }
  return "";
}

}  // namespace chatcore::property
