#include "tools/play/tally.h"

#include <algorithm>

namespace chatcore::play {

Tally::Open* Tally::Find(const std::string& conversation) {
  const auto found = conversations_.find(conversation);
  return found == conversations_.end() ? nullptr : &found->second;
}

void Tally::SetWaiting(Open& open, bool waits, std::int64_t now_us) {
  if (open.waits == waits) return;
  open.waits = waits;
  waiting_ += waits ? 1 : -1;
}

void Tally::OnEvent(const v1::Event& event, const v1::Command* command) {
  const std::int64_t now_us = event.at_us();
  NoteWaiting(now_us);
  if (event.has_conversation_started()) {
    ++started;
    conversations_[event.conversation_started().conversation_id()].started_us = now_us;
    most_open.Note(open(), now_us);
  } else if (event.has_conversation_queued()) {
    OnQueued(event.conversation_queued(), now_us);
  } else if (event.has_assignment_started()) {
    OnAssigned(event.assignment_started(), now_us);
  } else if (event.has_conversation_transferred()) {
    OnTransferred(event.conversation_transferred(), now_us);
  } else if (event.has_message_posted()) {
    OnPosted(event.message_posted(), now_us);
  } else if (event.has_conversation_closed()) {
    OnClosed(event.conversation_closed(), now_us);
  } else if (event.has_presence_changed()) {
    const v1::PresenceChanged& changed = event.presence_changed();
    agents[changed.agent_id()].SetAccepting(changed.presence() == v1::PRESENCE_ACCEPTING, now_us);
  } else if (event.has_offer_made()) {
    ++offers_made;
  } else if (event.has_offer_ended()) {
    ++offers[event.offer_ended().state()];
  } else if (event.has_ticket_opened()) {
    ++tickets_opened;
  } else if (event.has_ticket_status_changed()) {
    const v1::TicketStatusChanged& changed = event.ticket_status_changed();
    const bool was_done = changed.from() == v1::TICKET_STATUS_SOLVED;
    if (was_done && changed.to() == v1::TICKET_STATUS_OPEN) ++tickets_reopened;
  } else if (event.has_command_rejected()) {
    ++rejected[event.command_rejected().reason()];
  }
  findings.OnEvent(event, command);
}

void Tally::Enter(Open& open, const std::string& queue, std::int64_t now_us) {
  SetWaiting(open, true, now_us);
  open.queue = queue;
  open.queued_us = now_us;
  ++queues[queue].entered;
}

void Tally::OnQueued(const v1::ConversationQueued& queued, std::int64_t now_us) {
  Open* open = Find(queued.conversation_id());
  if (open == nullptr) return;
  Enter(*open, queued.queue_id(), now_us);
  if (queued.reason() == v1::QUEUED_REASON_AGENT_LOST || queued.reason() == v1::QUEUED_REASON_AGENT_REMOVED)
    ++came_back;
  if (!queued.from_agent_id().empty()) agents[queued.from_agent_id()].Release(now_us);
}

void Tally::OnAssigned(const v1::AssignmentStarted& assignment, std::int64_t now_us) {
  agents[assignment.agent_id()].Serve(now_us);
  Open* open = Find(assignment.conversation_id());
  if (open == nullptr) return;
  SetWaiting(*open, false, now_us);
  queues[open->queue].waits.Add(now_us - open->queued_us);
  if (open->was_served) return;
  open->was_served = true;
  waits.Add(now_us - open->started_us);
}

void Tally::OnTransferred(const v1::ConversationTransferred& transferred, std::int64_t now_us) {
  ++transfers;
  agents[transferred.from_agent_id()].Release(now_us);
  if (transferred.to_assignment() != 0) {
    agents[transferred.to_agent_id()].Serve(now_us);
    return;
  }
  Open* open = Find(transferred.conversation_id());
  if (open != nullptr) Enter(*open, transferred.to_queue_id(), now_us);
}

void Tally::OnPosted(const v1::MessagePosted& posted, std::int64_t now_us) {
  if (posted.internal_note()) {
    ++notes;
    return;
  }
  if (posted.author() != v1::ACTOR_KIND_AGENT) {
    ++customer_messages;
    return;
  }
  ++agent_messages;
  Open* open = Find(posted.conversation_id());
  if (open == nullptr || open->was_answered) return;
  open->was_answered = true;
  first_responses.Add(now_us - open->started_us);
}

void Tally::OnClosed(const v1::ConversationClosed& over, std::int64_t now_us) {
  ++closed[over.outcome()];
  if (!over.agent_id().empty()) agents[over.agent_id()].Release(now_us);
  Open* open = Find(over.conversation_id());
  if (open == nullptr) return;
  if (over.reason() == v1::END_REASON_CUSTOMER_LEFT) {
    if (!open->was_answered) left_after.Add(now_us - open->started_us);
    if (open->waits) ++queues[open->queue].left;
  }
  SetWaiting(*open, false, now_us);
  conversations_.erase(over.conversation_id());
}

// Who is queued and bound in the same moment did not wait, so the peak is taken when time has passed.
void Tally::NoteWaiting(std::int64_t now_us) {
  if (now_us > last_us_) most_waiting.Note(waiting_, last_us_);
  last_us_ = std::max(last_us_, now_us);
}

void Tally::Finish(std::int64_t now_us) {
  NoteWaiting(now_us + 1);
  for (auto& [id, agent] : agents) agent.Finish(now_us);
}

}  // namespace chatcore::play
