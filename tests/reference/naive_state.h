#ifndef CHATCORE_TESTS_REFERENCE_NAIVE_STATE_H_
#define CHATCORE_TESTS_REFERENCE_NAIVE_STATE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"

// What the twin knows of a desk: plain lists of plain things that name each other by id. Nothing is indexed, counted or
// sorted ahead of time: whoever wants to know looks through everything.

namespace chatcore::reference {

using Handle = std::uint64_t;

/// Handles of one noun: place in the low half, counted from 1; how often it was freed in the high half. The place freed
/// last is taken first.
class HandleBook {
 public:
  Handle Take() {
    if (free_.empty()) {
      times_freed_.push_back(0);
      return times_freed_.size();
    }
    const std::uint64_t place = free_.back();
    free_.pop_back();
    return times_freed_[place - 1] << 32 | place;
  }
  void Free(Handle handle) {
    const std::uint64_t place = handle & 0xffffffff;
    ++times_freed_[place - 1];
    free_.push_back(place);
  }

 private:
  std::vector<std::uint64_t> times_freed_;
  std::vector<std::uint64_t> free_;
};

/// A moment that something waits for, and the number of the event that set it. 0 = nothing to wait for.
struct Due {
  std::int64_t at_us = 0;
  std::uint64_t seq = 0;
};

struct NaiveConnection {
  std::string connection_id;
  std::uint64_t opened_seq = 0;
  std::int64_t lease_us = 0;  // not durable; 0 = starts with the next call
};

struct NaiveAgent {
  Handle handle = 0;
  v1::Agent profile;
  v1::Presence wished = v1::PRESENCE_OFFLINE;
  v1::Presence presence = v1::PRESENCE_OFFLINE;
  std::string reason;
  bool lost_last_connection = false;
  std::vector<NaiveConnection> connections;
  Due grace;
  std::uint32_t missed_in_a_row = 0;
  std::int64_t last_ended_us = 0;
  std::int64_t last_offered_us = 0;
  std::vector<std::int64_t> assigned_us;  // every assignment it ever got

  const std::string& id() const { return profile.agent_id(); }
};

struct NaiveCustomer {
  Handle handle = 0;
  v1::Customer profile;
  bool blocked = false;
  std::string last_agent_id;
  Due retire;

  const std::string& id() const { return profile.customer_id(); }
};

struct NaiveOffer {
  Handle handle = 0;
  std::string agent_id;
  std::uint32_t units = 0;
  Due expires;
};

struct NaiveBackoff {
  std::string agent_id;
  Due until;
};

struct NaiveConversation {
  Handle handle = 0;
  v1::ConversationRecord record;  // what the host gets in the end
  std::uint32_t priority = 0;
  std::string language;
  v1::Requirement requirement;
  v1::Place place = v1::PLACE_UNSPECIFIED;
  std::int64_t waiting_since_us = 0;
  std::int64_t queued_us = 0;  // waits since, in whatever queue
  std::uint64_t first_queued_seq = 0;
  std::optional<NaiveOffer> offer;
  Handle assignment = 0;
  std::vector<NaiveBackoff> backoffs;
  std::int64_t answer_waiting_since_us = 0;
  Due retire;

  const std::string& id() const { return record.conversation_id(); }
  const std::string& queue_id() const { return record.queue_id(); }
  bool Waits() const { return place == v1::PLACE_QUEUED || place == v1::PLACE_OFFERED; }
};

/// An agent serves a conversation or, with `wrap_up`, does the work after it.
struct NaiveAssignment {
  Handle handle = 0;
  std::string conversation_id;
  std::string agent_id;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string queue_id;
  std::uint32_t units = 0;
  bool wrap_up = false;
  Due wrap_up_until;
};

struct NaiveTicket {
  Handle handle = 0;
  v1::TicketRecord record;
  v1::TicketStatus before_spam = v1::TICKET_STATUS_UNSPECIFIED;
  bool reminded = false;
  std::int64_t reopen_until_us = 0;
  std::uint32_t follow_ups = 0;
  Due pending_until;
  Due silence;
  Due leave;

  const std::string& id() const { return record.ticket_id(); }
};

/// What stays of a ticket that has left.
struct NaiveTicketStub {
  std::string ticket_id;
  std::string customer_id;
  std::uint32_t follow_ups = 0;
  Due drop;

  const std::string& id() const { return ticket_id; }
};

struct NaiveRemembered {
  std::string id;
  std::uint64_t first_seq = 0;
  std::uint64_t last_seq = 0;
  std::int64_t at_us = 0;
};

template <typename T>
using List = std::vector<std::unique_ptr<T>>;

struct NaiveState {
  v1::Config config;
  std::vector<v1::Queue> removed_queues;  // something may still belong to them
  std::uint64_t seq = 0;
  std::int64_t at_us = 0;
  List<NaiveAgent> agents;
  List<NaiveCustomer> customers;
  List<NaiveConversation> conversations;
  List<NaiveAssignment> assignments;
  List<NaiveTicket> tickets;
  List<NaiveTicketStub> ticket_stubs;
  std::vector<NaiveRemembered> remembered;
  std::int64_t horizon_us = 0;
};

template <typename T>
T* ById(const List<T>& list, std::string_view id) {
  for (const auto& thing : list) {
    if (thing->id() == id) return thing.get();
  }
  return nullptr;
}

template <typename T>
T* ByHandle(const List<T>& list, Handle handle) {
  for (const auto& thing : list) {
    if (handle != 0 && thing->handle == handle) return thing.get();
  }
  return nullptr;
}

}  // namespace chatcore::reference

#endif  // CHATCORE_TESTS_REFERENCE_NAIVE_STATE_H_
