#ifndef CHATCORE_SRC_DESK_STATE_H_
#define CHATCORE_SRC_DESK_STATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_set.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"
#include "src/agent/agent.h"
#include "src/base/slot_map.h"
#include "src/base/strings.h"
#include "src/base/timer_queue.h"
#include "src/desk/command_window.h"
#include "src/desk/conversation.h"
#include "src/desk/customer.h"
#include "src/queue/waiting_line.h"
#include "src/routing/router.h"
#include "src/ticket/ticket.h"

namespace chatcore::desk {

/// What a timer is for. The order decides between timers that one event set for one moment.
enum class TimerKind : std::uint8_t {
  kOffer,
  kBackoff,
  kGrace,
  kWrapUp,
  kTicketPending,
  kTicketSilence,
  kTicketLeave,
  kConversationRetire,
  kCustomerRetire,
  kStubDrop,
};

/// A queue at work.
struct QueueState {
  v1::Queue config;
  queue::WaitingLine line;
  bool removed = false;  // no longer in the configuration; stays while something refers to it
};

/// What may have become possible since the desk last looked: where to search for the next match. Derived, and larger
/// than needed at worst: searching more changes no decision.
struct Work {
  absl::btree_set<base::Handle> items;    // conversations that may find an agent
  absl::btree_set<base::Handle> agents;   // agents that may find a conversation
  absl::btree_set<base::Handle> recheck;  // agents whose offers may have become ineligible
  bool removed_queues = false;            // a removed queue may still have items
};

/// How many conversations and tickets are where.
struct Counts {
  std::uint32_t queued = 0;
  std::uint32_t offered = 0;
  std::uint32_t active = 0;
  std::uint32_t closed = 0;
  std::uint32_t wrap_ups = 0;
};

/// The durable state of one desk and what is derived from it. Deciding code sees it const; only the handlers in
/// evolve_*.cc change it.
struct State {
  v1::Config config;       // resolved
  v1::BuildStamp stamp;    // of the last Configured; not part of the hash
  std::uint64_t seq = 0;   // of the last event
  std::int64_t at_us = 0;  // of the last event
  std::uint64_t random_state = 0;
  base::SlotMap<agent::Agent> agents;
  base::SlotMap<Customer> customers;
  base::SlotMap<Conversation> conversations;
  base::SlotMap<Offer> offers;
  base::SlotMap<Assignment> assignments;
  base::SlotMap<ticket::Ticket> tickets;
  base::SlotMap<ticket::TicketStub> stubs;  // their handles never leave the desk
  CommandWindow commands;

  // Derived.
  std::vector<QueueState> queues;                // of the configuration, in its order, then removed ones
  base::StringMap<std::uint32_t> queue_indexes;  // of the configuration
  base::StringMap<base::Handle> agent_ids;
  base::StringMap<base::Handle> customer_ids;
  base::StringMap<base::Handle> conversation_ids;
  base::StringMap<base::Handle> ticket_ids;
  base::StringMap<base::Handle> stub_ids;  // by ticket id
  base::TimerQueue timers;
  routing::Router router;  // agents and the conversations that wait for one
  Counts counts;
  Work work;
};

/// True when the desk itself binds or offers what waits in the queue.
bool IsServed(const QueueState& queue);

/// The units one item on `channel` costs.
std::uint32_t UnitsOf(const v1::Config& config, v1::Channel channel);

/// The configuration of a queue that exists, or null.
const v1::Queue* FindQueue(const State& state, std::string_view queue_id);

/// The agent that holds the conversation, by offer or assignment; kNoHandle when nobody does.
base::Handle HolderOf(const State& state, const Conversation& conversation);

/// The id of an agent; empty when it has left.
std::string_view AgentIdOf(const State& state, base::Handle agent);
std::string_view CustomerIdOf(const State& state, base::Handle customer);

/// The language to address the conversation's customer in; empty = unknown.
std::string_view LanguageOf(const State& state, const Conversation& conversation);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_STATE_H_
