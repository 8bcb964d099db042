#ifndef CHATCORE_DESK_API_EVENT_KINDS_H_
#define CHATCORE_DESK_API_EVENT_KINDS_H_

#include <cstddef>
#include <string_view>

#include "chatcore/v1/event.pb.h"

/// Every kind of event: X(the message, the accessor in v1::Event), in the order of event.proto. A kind that is missing
/// here breaks the build of everything that includes visit.h.
#define CHATCORE_EVENT_KINDS(X)                        \
  X(Configured, configured)                            \
  X(AgentAdded, agent_added)                           \
  X(AgentChanged, agent_changed)                       \
  X(AgentRemoved, agent_removed)                       \
  X(ConnectionOpened, connection_opened)               \
  X(ConnectionClosed, connection_closed)               \
  X(PresenceChanged, presence_changed)                 \
  X(AgentLost, agent_lost)                             \
  X(CustomerAdded, customer_added)                     \
  X(CustomerChanged, customer_changed)                 \
  X(CustomerForgotten, customer_forgotten)             \
  X(CustomerRetired, customer_retired)                 \
  X(ConversationStarted, conversation_started)         \
  X(ConversationQueued, conversation_queued)           \
  X(OfferMade, offer_made)                             \
  X(OfferEnded, offer_ended)                           \
  X(BackoffEnded, backoff_ended)                       \
  X(AssignmentStarted, assignment_started)             \
  X(WrapUpEnded, wrap_up_ended)                        \
  X(SenderBlocked, sender_blocked)                     \
  X(ConversationTransferred, conversation_transferred) \
  X(MessagePosted, message_posted)                     \
  X(MessageFindings, message_findings)                 \
  X(ConversationClosed, conversation_closed)           \
  X(ConversationRetired, conversation_retired)         \
  X(TicketOpened, ticket_opened)                       \
  X(TicketReplied, ticket_replied)                     \
  X(TicketStatusChanged, ticket_status_changed)        \
  X(TicketAssigned, ticket_assigned)                   \
  X(TicketMerged, ticket_merged)                       \
  X(TicketReminded, ticket_reminded)                   \
  X(TicketArchived, ticket_archived)                   \
  X(TicketRetired, ticket_retired)                     \
  X(TicketErased, ticket_erased)                       \
  X(TicketStubDropped, ticket_stub_dropped)            \
  X(NoticeDue, notice_due)                             \
  X(DeskResumed, desk_resumed)                         \
  X(CommandRejected, command_rejected)                 \
  X(CommandDuplicate, command_duplicate)               \
  X(TypingPreviewed, typing_previewed)                 \
  X(TypingShown, typing_shown)

namespace chatcore {

#define CHATCORE_COUNT_KIND(Kind, accessor) +1
/// How many kinds of event there are.
inline constexpr std::size_t kEventKinds = 0 CHATCORE_EVENT_KINDS(CHATCORE_COUNT_KIND);
#undef CHATCORE_COUNT_KIND

namespace detail {

template <typename T>
inline constexpr bool kIsEventKind = false;
#define CHATCORE_MARK_KIND(Kind, accessor) \
  template <>                              \
  inline constexpr bool kIsEventKind<v1::Kind> = true;
CHATCORE_EVENT_KINDS(CHATCORE_MARK_KIND)
#undef CHATCORE_MARK_KIND

}  // namespace detail

/// The name of the kind: "OfferMade". Empty when this build does not know it: a newer release wrote the event.
inline std::string_view KindName(const v1::Event& event) {
#define CHATCORE_NAME_KIND(Kind, accessor) \
  case v1::Event::k##Kind:                 \
    return #Kind;
  switch (event.body_case()) {
    CHATCORE_EVENT_KINDS(CHATCORE_NAME_KIND)
    case v1::Event::BODY_NOT_SET:
      break;
  }
#undef CHATCORE_NAME_KIND
  return {};
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_EVENT_KINDS_H_
