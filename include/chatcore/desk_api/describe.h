#ifndef CHATCORE_DESK_API_DESCRIBE_H_
#define CHATCORE_DESK_API_DESCRIBE_H_

#include <string>

#include "chatcore/desk_api/describe_line.h"
#include "chatcore/desk_api/visit.h"
#include "chatcore/desk_api/words.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore {
namespace detail {

// One sentence for each kind. Every field named here is on the list of fields that may be written down (a test reads
// it): ids, handles, numbers, times, enums and the remedy of a refusal; nothing personal and none of the host's free
// words.
struct Describer {
  Line& line;

  static Thing AgentOf(const auto& body) { return {"agent", body.agent_id(), body.agent()}; }
  static Thing CustomerOf(const auto& body) { return {"customer", body.customer_id(), body.customer()}; }
  static Thing ConversationOf(const auto& body) {
    return {"conversation", body.conversation_id(), body.conversation()};
  }
  static Thing TicketOf(const auto& body) { return {"ticket", body.ticket_id(), body.ticket()}; }
  void SayCriterion(v1::Criterion criterion) {
    if (criterion != v1::CRITERION_UNSPECIFIED) line.Say(", chosen by ", Word(criterion));
  }
  void SayAuthor(v1::ActorKind author, std::uint64_t agent) {
    if (agent != 0) {
      line.Say(Thing{Word(author), "", agent});
    } else {
      line.Say(author == v1::ACTOR_KIND_UNSPECIFIED ? "the host" : Word(author));
    }
  }

  void operator()(const v1::Configured& e) {
    const v1::Config& config = e.config();
    line.Say("desk ", config.workspace_id(), " configured with ", Count{config.queues_size(), "queue"}, ", ",
             Count{config.teams_size(), "team"}, ", ", Count{config.skills_size(), "skill"});
  }
  void operator()(const v1::AgentAdded& e) { line.Say(Thing{"agent", e.profile().agent_id(), e.agent()}, " added"); }
  void operator()(const v1::AgentChanged& e) {
    line.Say(Thing{"agent", e.profile().agent_id(), e.agent()}, " changed");
  }
  void operator()(const v1::AgentRemoved& e) { line.Say(AgentOf(e), " removed"); }
  void operator()(const v1::ConnectionOpened& e) { line.Say(Thing{"agent", "", e.agent()}, " opened a connection"); }
  void operator()(const v1::ConnectionClosed& e, const v1::Event& event) {
    line.Say(Thing{"agent", "", e.agent()}, e.lease_expired() ? " lost a connection" : " closed a connection");
    if (e.grace_until_us() != 0) line.Say(", has ", Length{e.grace_until_us() - event.at_us()}, " to come back");
  }
  void operator()(const v1::PresenceChanged& e) {
    line.Say(AgentOf(e), " is ", Word(e.presence()));
    if (e.wished() != e.presence()) line.Say(", wishes to be ", Word(e.wished()));
  }
  void operator()(const v1::AgentLost& e) { line.Say(AgentOf(e), " did not come back"); }
  void operator()(const v1::CustomerAdded& e) {
    line.Say(Thing{"customer", e.profile().customer_id(), e.customer()}, " added");
  }
  void operator()(const v1::CustomerChanged& e) {
    line.Say(Thing{"customer", e.profile().customer_id(), e.customer()}, " changed");
  }
  void operator()(const v1::CustomerForgotten& e) { line.Say(CustomerOf(e), " forgotten"); }
  void operator()(const v1::CustomerRetired& e) { line.Say(CustomerOf(e), " left the state"); }
  void operator()(const v1::SenderBlocked& e) { line.Say(CustomerOf(e), " blocked"); }

  void operator()(const v1::ConversationStarted& e) {
    line.Say(ConversationOf(e), " started by ", CustomerOf(e), " on ", Word(e.channel()));
  }
  void operator()(const v1::ConversationQueued& e) {
    line.Say(ConversationOf(e), " waits in queue ", e.queue_id(), " (", Word(e.reason()), ")");
  }
  void operator()(const v1::OfferMade& e, const v1::Event& event) {
    line.Say(ConversationOf(e), " offered to ", AgentOf(e), " for ", Length{e.expires_us() - event.at_us()});
    SayCriterion(e.decided_by());
  }
  void operator()(const v1::OfferEnded& e, const v1::Event& event) {
    line.Say("offer of ", ConversationOf(e), " to ", AgentOf(e), " ", Word(e.state()));
    if (e.state() == v1::OFFER_STATE_WITHDRAWN) line.Say(" (", Word(e.reason()), ")");
    if (e.backoff_until_us() != 0) line.Say(", not again for ", Length{e.backoff_until_us() - event.at_us()});
  }
  void operator()(const v1::BackoffEnded& e) {
    line.Say(Thing{"conversation", "", e.conversation()}, " may go to ", Thing{"agent", "", e.agent()}, " again");
  }
  void operator()(const v1::AssignmentStarted& e) {
    line.Say(ConversationOf(e), " assigned to ", AgentOf(e), " by ", Word(e.by()), " after ", Length{e.waited_us()});
    SayCriterion(e.decided_by());
  }
  void operator()(const v1::WrapUpEnded& e) { line.Say(AgentOf(e), " ended the wrap-up"); }
  void operator()(const v1::ConversationTransferred& e) {
    line.Say(ConversationOf(e), " transferred from ", Thing{"agent", e.from_agent_id(), e.from_agent()}, " to ");
    if (e.to_assignment() != 0) {
      line.Say(Thing{"agent", e.to_agent_id(), e.to_agent()});
    } else {
      line.Say("queue ", e.to_queue_id());
    }
  }
  void operator()(const v1::MessagePosted& e) {
    line.Say(e.internal_note() ? "note " : "message ", e.message_id(), " of ");
    SayAuthor(e.author(), e.agent());
    line.Say(" in ", ConversationOf(e));
    if (e.first_response_us() != 0) line.Say(", first response after ", Length{e.first_response_us()});
  }
  void operator()(const v1::MessageFindings& e) {
    line.Say(Count{e.findings_size(), "finding"}, " in message ", e.message_id());
    if (e.confirmed()) line.Say(", sent all the same");
  }
  void operator()(const v1::ConversationClosed& e) {
    line.Say(ConversationOf(e), " closed, ", Word(e.outcome()), " (", Word(e.reason()), ")");
  }
  void operator()(const v1::ConversationRetired& e) {
    line.Say(Thing{"conversation", e.record().conversation_id(), e.conversation()}, " left the state");
  }

  void operator()(const v1::TicketOpened& e) {
    line.Say(TicketOf(e), " opened for ", CustomerOf(e), " (", Word(e.source()), ")");
    if (!e.follows_ticket_id().empty()) line.Say(", follows ticket ", e.follows_ticket_id());
  }
  void operator()(const v1::TicketReplied& e) {
    line.Say(e.internal_note() ? "note " : "reply ", e.message_id(), " of ");
    SayAuthor(e.author(), e.agent());
    line.Say(" on ", TicketOf(e));
  }
  void operator()(const v1::TicketStatusChanged& e) {
    line.Say(TicketOf(e), " is ", Word(e.to()));
    if (e.from() != v1::TICKET_STATUS_UNSPECIFIED) line.Say(", was ", Word(e.from()));
    line.Say(" (", Word(e.cause()), ")");
  }
  void operator()(const v1::TicketAssigned& e) {
    line.Say(TicketOf(e), " assigned to ");
    if (e.assignee() != 0) {
      line.Say(Thing{"agent", e.assignee_id(), e.assignee()});
    } else {
      line.Say("nobody");
    }
    if (!e.team_id().empty()) line.Say(", team ", e.team_id());
  }
  void operator()(const v1::TicketMerged& e) {
    line.Say(TicketOf(e), " merged into ", Thing{"ticket", e.into_ticket_id(), e.into_ticket()});
  }
  void operator()(const v1::TicketReminded& e) { line.Say("reminder due on ", TicketOf(e)); }
  void operator()(const v1::TicketArchived& e) { line.Say(TicketOf(e), " archived"); }
  void operator()(const v1::TicketRetired& e) {
    line.Say(Thing{"ticket", e.record().ticket_id(), e.ticket()}, " left the state");
  }
  void operator()(const v1::TicketErased& e) { line.Say(TicketOf(e), " erased"); }
  void operator()(const v1::TicketStubDropped& e) { line.Say("ticket ", e.ticket_id(), " not remembered any more"); }

  void operator()(const v1::NoticeDue& e) {
    line.Say("notice due: ", Word(e.kind()));
    if (e.conversation() != 0) line.Say(", ", ConversationOf(e));
    if (e.ticket() != 0) line.Say(", ", TicketOf(e));
    if (e.agent() != 0) line.Say(", ", AgentOf(e));
  }
  void operator()(const v1::DeskResumed& e) { line.Say("desk resumed after a gap of ", Length{e.gap_us()}); }
  void operator()(const v1::CommandRejected& e) { line.Say("refused, ", Word(e.reason()), ": ", e.detail()); }
  void operator()(const v1::CommandDuplicate& e) {
    line.Say("done before, see events ", e.first_seq(), " to ", e.last_seq());
  }
  void operator()(const v1::TypingPreviewed& e) {
    line.Say("customer is typing in ", Thing{"conversation", "", e.conversation()});
  }
  void operator()(const v1::TypingShown& e) {
    line.Say(Thing{"agent", "", e.agent()}, " is typing in ", Thing{"conversation", "", e.conversation()});
  }
};

}  // namespace detail

/// What happened, in one English line for logs and terminals: "#5 conversation chat-1 offered to agent eva for 30s".
/// Ephemeral events have no number. Holds ids, numbers and enums only, nothing personal: text, names, addresses and
/// the host's own words never appear. The wording may change from release to release; programs read the event itself.
inline std::string Describe(const v1::Event& event) {
  detail::Line line;
  if (event.seq() != 0) line.Say("#", event.seq(), " ");
  if (!Visit(event, detail::Describer{line})) line.Say("event of an unknown kind");
  return line.Take();
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_DESCRIBE_H_
