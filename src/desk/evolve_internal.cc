#include "src/desk/evolve_internal.h"

#include <utility>

#include "src/desk/items.h"

namespace chatcore::desk {

absl::Status Misfit(const State& state, std::string_view what) {
  return base::DataLoss("event {} does not fit the state: {}", state.seq, what);
}

void SetDeadline(State& state, base::Deadline& deadline, std::int64_t at_us, TimerKind kind, base::Handle owner,
                 base::Handle other) {
  ClearDeadline(state, deadline);
  if (at_us == 0) return;
  deadline.at_us = at_us;
  deadline.seq = state.seq;
  StartTimer(state, deadline, kind, owner, other);
}

void ClearDeadline(State& state, base::Deadline& deadline) {
  state.timers.Cancel(deadline.timer);
  deadline.at_us = 0;
  deadline.seq = 0;
}

void StartTimer(State& state, base::Deadline& deadline, TimerKind kind, base::Handle owner, base::Handle other) {
  if (!deadline.IsSet()) return;
  deadline.timer = state.timers.Set({.due_us = deadline.at_us,
                                     .seq = deadline.seq,
                                     .kind = static_cast<std::uint8_t>(kind),
                                     .owner = owner,
                                     .other = other});
}

void NoteAgentFreed(State& state, base::Handle agent) {
  state.router.TouchAgent(agent);
  state.work.agents.insert(agent);
}

bool MovePlace(State& state, Conversation& conversation, ConversationTrigger trigger) {
  const auto count = [&state](v1::Place place) -> std::uint32_t* {
    if (place == v1::PLACE_QUEUED) return &state.counts.queued;
    if (place == v1::PLACE_OFFERED) return &state.counts.offered;
    if (place == v1::PLACE_ACTIVE) return &state.counts.active;
    if (place == v1::PLACE_CLOSED) return &state.counts.closed;
    return nullptr;
  };
  const v1::Place next = NextPlace(conversation.place, trigger);
  if (next == v1::PLACE_UNSPECIFIED) return false;
  if (std::uint32_t* before = count(conversation.place)) --*before;
  if (std::uint32_t* after = count(next)) ++*after;
  conversation.place = next;
  return true;
}

void LeaveLine(State& state, base::Handle handle, Conversation& conversation) {
  state.queues[conversation.queue].line.Remove(conversation.RankAs(handle));
  LeaveRouter(state, handle);
}

void EnterLine(State& state, base::Handle handle, Conversation& conversation) {
  state.queues[conversation.queue].line.Add(conversation.RankAs(handle));
  EnterRouter(state, handle, conversation);
}

void EnterRouter(State& state, base::Handle handle, const Conversation& conversation) {
  state.router.PutItem(ItemOf(state, conversation), conversation.RankAs(handle), &conversation.backoff_agents);
  state.work.items.insert(handle);
}

void LeaveRouter(State& state, base::Handle handle) {
  state.router.RemoveItem(handle);
  state.work.items.erase(handle);
}

absl::Status EndAssignment(State& state, base::Handle handle, std::int64_t wrap_up_until_us) {
  Assignment* assignment = state.assignments.Find(handle);
  if (assignment == nullptr || assignment->wrap_up) return Misfit(state, "no such assignment");
  agent::Agent* agent = state.agents.Find(assignment->agent);
  if (agent == nullptr) return Misfit(state, "no such agent");
  if (Conversation* conversation = state.conversations.Find(assignment->conversation)) {
    conversation->assignment = base::kNoHandle;
  }
  agent->idle_since_us = state.at_us;
  if (wrap_up_until_us > state.at_us) {
    assignment->conversation = base::kNoHandle;
    assignment->wrap_up = true;
    ++state.counts.wrap_ups;
    SetDeadline(state, assignment->wrap_up_until, wrap_up_until_us, TimerKind::kWrapUp, handle);
    state.router.TouchAgent(assignment->agent);
    return absl::OkStatus();
  }
  agent::RemoveLoad(agent->load, assignment->channel, assignment->queue, assignment->units);
  EraseSorted(agent->assignments, handle);
  NoteAgentFreed(state, assignment->agent);
  state.assignments.Erase(handle);
  return absl::OkStatus();
}

absl::Status BeginAssignment(State& state, base::Handle handle, base::Handle conversation_handle,
                             base::Handle agent_handle, std::uint32_t units) {
  Conversation* conversation = state.conversations.Find(conversation_handle);
  agent::Agent* agent = state.agents.Find(agent_handle);
  if (conversation == nullptr || agent == nullptr) return Misfit(state, "no such conversation or agent");
  Assignment assignment{.conversation = conversation_handle,
                        .conversation_id = conversation->conversation_id,
                        .agent = agent_handle,
                        .channel = conversation->channel,
                        .queue = conversation->queue,
                        .units = units,
                        .started_us = state.at_us};
  if (state.assignments.Insert(handle, std::move(assignment)) == nullptr) {
    return Misfit(state, "the assignment's handle is not the next one");
  }
  conversation->assignment = handle;
  conversation->last_agent_id = agent->profile.agent_id();
  if (conversation->first_assigned_us == 0) conversation->first_assigned_us = state.at_us;
  ClearBackoffs(state, *conversation);
  if (Customer* customer = state.customers.Find(conversation->customer)) {
    customer->last_agent_id = agent->profile.agent_id();
  }
  agent::AddLoad(agent->load, conversation->channel, conversation->queue, units);
  InsertSorted(agent->assignments, handle);
  agent->last_offered_us = state.at_us;
  const std::int64_t day = agent::DayOf(state.at_us);
  agent->assigned_today = agent->day == day ? agent->assigned_today + 1 : 1;
  agent->day = day;
  state.router.TouchAgent(agent_handle);
  return absl::OkStatus();
}

void AddBackoff(State& state, base::Handle handle, Conversation& conversation, base::Handle agent,
                std::int64_t until_us) {
  conversation.backoffs.push_back({.agent = agent});
  conversation.backoff_agents.push_back(agent);
  SetDeadline(state, conversation.backoffs.back().until, until_us, TimerKind::kBackoff, handle, agent);
}

void ClearBackoffs(State& state, Conversation& conversation) {
  for (Backoff& backoff : conversation.backoffs) ClearDeadline(state, backoff.until);
  conversation.backoffs.clear();
  conversation.backoff_agents.clear();
}

void NoteCustomerTouched(State& state, base::Handle handle) {
  Customer* customer = state.customers.Find(handle);
  if (customer == nullptr) return;
  if (customer->conversations.empty() && customer->tickets.empty()) {
    SetDeadline(state, customer->retire, state.at_us + state.config.retention().customer_us(),
                TimerKind::kCustomerRetire, handle);
  } else {
    ClearDeadline(state, customer->retire);
  }
}

}  // namespace chatcore::desk
