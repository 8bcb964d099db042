#ifndef CHATCORE_SRC_DESK_CONVERSATION_H_
#define CHATCORE_SRC_DESK_CONVERSATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/event.pb.h"
#include "chatcore/v1/types.pb.h"
#include "src/base/deadline.h"
#include "src/base/slot_map.h"
#include "src/queue/waiting_line.h"

namespace chatcore::desk {

/// An agent that is not offered the conversation until the deadline.
struct Backoff {
  base::Handle agent = base::kNoHandle;
  base::Deadline until;
};

/// A conversation: what the desk knows of it. No text.
struct Conversation {
  std::string conversation_id;
  base::Handle customer = base::kNoHandle;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string topic;
  std::uint32_t priority = 0;
  std::string language;
  v1::Requirement requirement;

  v1::Place place = v1::PLACE_UNSPECIFIED;
  std::uint32_t queue = 0;            // index of its queue, also while it is served
  std::int64_t waiting_since_us = 0;  // first queued: counts for the order
  std::int64_t queued_us = 0;         // waits since, whatever its queue: counts for the wait
  std::int64_t rank_us = 0;
  std::uint64_t rank_seq = 0;
  base::Handle offer = base::kNoHandle;
  base::Handle assignment = base::kNoHandle;
  std::vector<Backoff> backoffs;
  std::vector<base::Handle> backoff_agents;  // derived: of `backoffs`, same order

  std::int64_t started_us = 0;
  std::int64_t first_assigned_us = 0;        // 0 = never
  std::int64_t first_response_us = 0;        // first public answer of a person; 0 = none yet
  std::int64_t answer_waiting_since_us = 0;  // the customer waits for an answer; 0 = does not
  std::uint32_t customer_messages = 0;
  std::uint32_t agent_messages = 0;
  std::uint32_t transfers = 0;
  std::uint32_t offers_missed = 0;
  std::uint32_t findings = 0;
  std::string last_agent_id;
  base::Handle ticket = base::kNoHandle;  // opened from it
  std::string ticket_id;

  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  std::int64_t closed_us = 0;
  base::Deadline retire;

  queue::Rank RankAs(base::Handle self) const { return {.rank_us = rank_us, .seq = rank_seq, .item = self}; }
};

/// Whether an agent has answered the customer: wrote to them, or took the call where nothing is written.
bool IsAnswered(const Conversation& conversation);

/// A conversation shown to one agent, who may take it.
struct Offer {
  base::Handle conversation = base::kNoHandle;
  base::Handle agent = base::kNoHandle;
  std::uint32_t units = 0;
  base::Deadline expires;
};

/// An agent serves a conversation, or does the work after it.
struct Assignment {
  base::Handle conversation = base::kNoHandle;  // kNoHandle in wrap-up
  std::string conversation_id;
  base::Handle agent = base::kNoHandle;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::uint32_t queue = 0;
  std::uint32_t units = 0;
  std::int64_t started_us = 0;
  bool wrap_up = false;
  base::Deadline wrap_up_until;
};

/// What moves a conversation from place to place.
enum class ConversationTrigger {
  kQueued,  // started, transferred to a queue, agent lost, queue removed
  kOffered,
  kOfferEnded,  // whatever the end: the place in the queue was kept
  kAssigned,    // bound, accepted, picked, transferred to an agent
  kClosed,
};

/// The place after the trigger; PLACE_UNSPECIFIED when the table has no such row. UNSPECIFIED as `from` means that the
/// conversation is just starting.
v1::Place NextPlace(v1::Place from, ConversationTrigger trigger);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_CONVERSATION_H_
