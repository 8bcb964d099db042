#include <string>
#include <utility>
#include <vector>

#include "chatcore/v1/snapshot.pb.h"
#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/desk/config_validate.h"
#include "src/desk/evolve_internal.h"
#include "src/desk/invariants.h"
#include "src/desk/queue_index.h"
#include "src/desk/snapshot.h"
#include "src/desk/snapshot_check.h"
#include "src/desk/state_hash.h"

namespace chatcore::desk {
namespace {

absl::Status Damaged(std::string_view what) { return base::DataLoss("snapshot: {}", what); }

base::Deadline Load(const v1::DeadlineImage& image) { return {.at_us = image.at_us(), .seq = image.seq()}; }

template <typename T>
bool LoadSlots(const v1::SlotImage& image, base::SlotMap<T>& things) {
  return things.Reset({image.generations().begin(), image.generations().end()},
                      {image.free().begin(), image.free().end()});
}

// The queues as they were, removed ones last; ids of the image become indexes.
class QueueIds {
 public:
  QueueIds(const v1::StateImage& image, State& state) {
    for (const v1::Queue& queue : image.config().queues()) Add(queue, false, state);
    for (const v1::Queue& queue : image.removed_queues()) Add(queue, true, state);
  }
  bool Find(const std::string& queue_id, std::uint32_t& index) const {
    const auto found = indexes_.find(queue_id);
    if (found == indexes_.end()) return false;
    index = found->second;
    return true;
  }

 private:
  void Add(const v1::Queue& config, bool removed, State& state) {
    indexes_.emplace(config.queue_id(), static_cast<std::uint32_t>(state.queues.size()));
    state.queues.push_back({.config = config, .removed = removed});
  }
  base::StringMap<std::uint32_t> indexes_;
};

absl::Status LoadAgents(const v1::StateImage& image, State& state) {
  if (!LoadSlots(image.agent_slots(), state.agents)) return Damaged("agent_slots");
  for (const v1::AgentImage& in : image.agents()) {
    agent::Agent agent;
    agent.profile = in.profile();
    agent.wished = in.wished();
    agent.presence = in.presence();
    agent.presence_reason = in.presence_reason();
    agent.disconnected = in.disconnected();
    if (in.connection_ids_size() != in.connection_seqs_size()) return Damaged("agents.connection_ids");
    for (int i = 0; i < in.connection_ids_size(); ++i) {
      agent.connections.push_back({.connection_id = in.connection_ids(i), .opened_seq = in.connection_seqs(i)});
    }
    agent.grace = Load(in.grace());
    agent.missed_in_a_row = in.missed_in_a_row();
    agent.idle_since_us = in.idle_since_us();
    agent.last_offered_us = in.last_offered_us();
    agent.day = in.day();
    agent.assigned_today = in.assigned_today();
    agent.capacity_units = CapacityOf(state.config, in.profile());
    agent::Agent* loaded = state.agents.Put(in.agent(), std::move(agent));
    if (loaded == nullptr || !state.agent_ids.emplace(in.profile().agent_id(), in.agent()).second) {
      return Damaged("agents");
    }
    StartTimer(state, loaded->grace, TimerKind::kGrace, in.agent());
  }
  return absl::OkStatus();
}

absl::Status LoadCustomers(const v1::StateImage& image, State& state) {
  if (!LoadSlots(image.customer_slots(), state.customers)) return Damaged("customer_slots");
  for (const v1::CustomerImage& in : image.customers()) {
    Customer customer;
    customer.profile = in.profile();
    customer.blocked = in.blocked();
    customer.forgotten = in.forgotten();
    customer.last_agent_id = in.last_agent_id();
    customer.retire = Load(in.retire());
    Customer* loaded = state.customers.Put(in.customer(), std::move(customer));
    if (loaded == nullptr || !state.customer_ids.emplace(in.profile().customer_id(), in.customer()).second) {
      return Damaged("customers");
    }
    StartTimer(state, loaded->retire, TimerKind::kCustomerRetire, in.customer());
  }
  return absl::OkStatus();
}

Conversation LoadConversation(const v1::ConversationImage& in) {
  Conversation conversation;
  conversation.conversation_id = in.conversation_id();
  conversation.customer = in.customer();
  conversation.channel = in.channel();
  conversation.topic = in.topic();
  conversation.priority = in.priority();
  conversation.language = in.language();
  conversation.requirement = in.requirement();
  conversation.place = in.place();
  conversation.waiting_since_us = in.waiting_since_us();
  conversation.queued_us = in.queued_us();
  conversation.rank_us = in.rank_us();
  conversation.rank_seq = in.rank_seq();
  conversation.offer = in.offer();
  conversation.assignment = in.assignment();
  for (int i = 0; i < in.backoffs_size(); ++i) {
    conversation.backoffs.push_back({.agent = in.backoff_agents(i), .until = Load(in.backoffs(i))});
    conversation.backoff_agents.push_back(in.backoff_agents(i));
  }
  conversation.started_us = in.started_us();
  conversation.first_assigned_us = in.first_assigned_us();
  conversation.first_response_us = in.first_response_us();
  conversation.answer_waiting_since_us = in.answer_waiting_since_us();
  conversation.customer_messages = in.customer_messages();
  conversation.agent_messages = in.agent_messages();
  conversation.transfers = in.transfers();
  conversation.offers_missed = in.offers_missed();
  conversation.findings = in.findings();
  conversation.outcome = in.outcome();
  conversation.closed_us = in.closed_us();
  conversation.retire = Load(in.retire());
  conversation.ticket = in.ticket();
  conversation.ticket_id = in.ticket_id();
  conversation.last_agent_id = in.last_agent_id();
  return conversation;
}

void CountPlace(State& state, v1::Place place) {
  if (place == v1::PLACE_QUEUED) ++state.counts.queued;
  if (place == v1::PLACE_OFFERED) ++state.counts.offered;
  if (place == v1::PLACE_ACTIVE) ++state.counts.active;
  if (place == v1::PLACE_CLOSED) ++state.counts.closed;
}

absl::Status LoadConversations(const v1::StateImage& image, const QueueIds& queues, State& state) {
  if (!LoadSlots(image.conversation_slots(), state.conversations)) return Damaged("conversation_slots");
  for (const v1::ConversationImage& in : image.conversations()) {
    const base::Handle handle = in.conversation();
    if (in.backoffs_size() != in.backoff_agents_size()) return Damaged("conversations.backoffs");
    Conversation* loaded = state.conversations.Put(handle, LoadConversation(in));
    if (loaded == nullptr || !state.conversation_ids.emplace(in.conversation_id(), handle).second ||
        !queues.Find(in.queue_id(), loaded->queue)) {
      return Damaged("conversations");
    }
    Customer* customer = state.customers.Find(loaded->customer);
    if (customer == nullptr) return Damaged("conversations.customer");
    InsertSorted(customer->conversations, handle);
    CountPlace(state, loaded->place);
    StartTimer(state, loaded->retire, TimerKind::kConversationRetire, handle);
    for (Backoff& backoff : loaded->backoffs) {
      if (state.agents.Find(backoff.agent) == nullptr) return Damaged("conversations.backoff_agents");
      StartTimer(state, backoff.until, TimerKind::kBackoff, handle, backoff.agent);
    }
    state.work.items.insert(handle);
  }
  return absl::OkStatus();
}

absl::Status LoadOffersAndAssignments(const v1::StateImage& image, const QueueIds& queues, State& state) {
  if (!LoadSlots(image.offer_slots(), state.offers)) return Damaged("offer_slots");
  for (const v1::OfferImage& in : image.offers()) {
    Offer* loaded = state.offers.Put(
        in.offer(),
        {.conversation = in.conversation(), .agent = in.agent(), .units = in.units(), .expires = Load(in.expires())});
    agent::Agent* agent = state.agents.Find(in.agent());
    if (loaded == nullptr || agent == nullptr || state.conversations.Find(in.conversation()) == nullptr) {
      return Damaged("offers");
    }
    InsertSorted(agent->offers, in.offer());
    StartTimer(state, loaded->expires, TimerKind::kOffer, in.offer());
  }
  if (!LoadSlots(image.assignment_slots(), state.assignments)) return Damaged("assignment_slots");
  for (const v1::AssignmentImage& in : image.assignments()) {
    Assignment* loaded = state.assignments.Put(in.assignment(), {.conversation = in.conversation(),
                                                                 .conversation_id = in.conversation_id(),
                                                                 .agent = in.agent(),
                                                                 .channel = in.channel(),
                                                                 .units = in.units(),
                                                                 .started_us = in.started_us(),
                                                                 .wrap_up = in.wrap_up(),
                                                                 .wrap_up_until = Load(in.wrap_up_until())});
    agent::Agent* agent = state.agents.Find(in.agent());
    if (loaded == nullptr || agent == nullptr || !queues.Find(in.queue_id(), loaded->queue) ||
        !v1::Channel_IsValid(in.channel())) {
      return Damaged("assignments");
    }
    InsertSorted(agent->assignments, in.assignment());
    if (loaded->wrap_up) ++state.counts.wrap_ups;
    StartTimer(state, loaded->wrap_up_until, TimerKind::kWrapUp, in.assignment());
  }
  return absl::OkStatus();
}

absl::Status LoadTickets(const v1::StateImage& image, State& state) {
  if (!LoadSlots(image.ticket_slots(), state.tickets)) return Damaged("ticket_slots");
  for (const v1::TicketImage& in : image.tickets()) {
    ticket::Ticket ticket;
    ticket.record = in.record();
    ticket.customer = in.customer();
    ticket.assignee = in.assignee();
    ticket.conversation = in.conversation();
    ticket.before_spam = in.before_spam();
    ticket.reminded = in.reminded();
    ticket.reopen_until_us = in.reopen_until_us();
    ticket.follow_ups = in.follow_ups();
    ticket.pending_until = Load(in.pending_until());
    ticket.silence = Load(in.silence());
    ticket.leave = Load(in.leave());
    ticket::Ticket* loaded = state.tickets.Put(in.ticket(), std::move(ticket));
    Customer* customer = state.customers.Find(in.customer());
    if (loaded == nullptr || customer == nullptr ||
        !state.ticket_ids.emplace(in.record().ticket_id(), in.ticket()).second) {
      return Damaged("tickets");
    }
    InsertSorted(customer->tickets, in.ticket());
    StartTimer(state, loaded->pending_until, TimerKind::kTicketPending, in.ticket());
    StartTimer(state, loaded->silence, TimerKind::kTicketSilence, in.ticket());
    StartTimer(state, loaded->leave, TimerKind::kTicketLeave, in.ticket());
  }
  for (const v1::TicketStubImage& in : image.ticket_stubs()) {
    const base::Handle handle = state.stubs.NextHandle();
    ticket::TicketStub* loaded = state.stubs.Insert(handle, {.ticket_id = in.ticket_id(),
                                                             .customer_id = in.customer_id(),
                                                             .follow_ups = in.follow_ups(),
                                                             .drop = Load(in.drop())});
    if (!state.stub_ids.emplace(in.ticket_id(), handle).second) return Damaged("ticket_stubs");
    StartTimer(state, loaded->drop, TimerKind::kStubDrop, handle);
  }
  return absl::OkStatus();
}

absl::Status LoadCommands(const v1::StateImage& image, State& state) {
  std::deque<RememberedCommand> commands;
  for (const v1::RememberedCommand& in : image.commands()) {
    commands.push_back({.id = in.id(), .first_seq = in.first_seq(), .last_seq = in.last_seq(), .at_us = in.at_us()});
  }
  if (!state.commands.Load(std::move(commands), image.command_horizon_us())) return Damaged("commands");
  return absl::OkStatus();
}

absl::Status LoadState(const v1::StateImage& image, State& state) {
  state.config = image.config();
  state.stamp = image.stamp();
  state.seq = image.seq();
  state.at_us = image.at_us();
  state.random_state = image.random_state();
  if (!ValidateConfig(state.config).ok()) return Damaged("config");
  const QueueIds queues(image, state);
  CHATCORE_RETURN_IF_ERROR(LoadAgents(image, state));
  CHATCORE_RETURN_IF_ERROR(LoadCustomers(image, state));
  CHATCORE_RETURN_IF_ERROR(LoadConversations(image, queues, state));
  CHATCORE_RETURN_IF_ERROR(LoadOffersAndAssignments(image, queues, state));
  CHATCORE_RETURN_IF_ERROR(LoadTickets(image, state));
  CHATCORE_RETURN_IF_ERROR(LoadCommands(image, state));
  IndexQueues(state);
  IndexRouter(state);
  state.agents.ForEach([&](base::Handle handle, const agent::Agent&) {
    state.work.agents.insert(handle);
    state.work.recheck.insert(handle);
  });
  state.work.removed_queues = true;
  return CheckInvariants(state);
}

}  // namespace

absl::StatusOr<State> LoadImage(const v1::StateImage& image) {
  CHATCORE_RETURN_IF_ERROR(CheckImage(image));
  State state;
  CHATCORE_RETURN_IF_ERROR(LoadState(image, state));
  return state;
}

absl::StatusOr<State> LoadSnapshot(std::string_view bytes) {
  v1::Snapshot snapshot;
  if (!snapshot.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || snapshot.format() == 0) {
    return Damaged("not a snapshot, or cut short");
  }
  if (snapshot.format() > kSnapshotFormat) {
    return base::Unimplemented("snapshot.format: {} was written by a newer chatcore, this one reads up to {}",
                               snapshot.format(), kSnapshotFormat);
  }
  if (base::HashBytes(snapshot.state()) != snapshot.checksum()) return Damaged("the checksum does not hold");
  v1::StateImage image;
  if (!image.ParseFromString(snapshot.state())) return Damaged("the state is cut short");
  if (image.seq() != snapshot.seq() || image.at_us() != snapshot.at_us()) return Damaged("seq or at_us does not hold");
  absl::StatusOr<State> state = LoadImage(image);
  if (!state.ok()) return state.status();
  if (HashState(*state) != snapshot.state_hash()) return Damaged("the state hash does not hold");
  return state;
}

}  // namespace chatcore::desk
