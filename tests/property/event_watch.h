#ifndef CHATCORE_TESTS_PROPERTY_EVENT_WATCH_H_
#define CHATCORE_TESTS_PROPERTY_EVENT_WATCH_H_

#include <cstdint>
#include <map>
#include <string>

#include "chatcore/v1/event.pb.h"

namespace chatcore::property {

/// Keeps the books of a desk from its events alone, as a host would: who holds what, where every conversation is. Says
/// when an event contradicts the books.
///
///  - numbers follow each other, time never goes back, events without a number are the ephemeral kinds
///  - a conversation has one place, and every event about it fits that place
///  - no agent holds more units, items of a channel or items of a queue than allowed when the item came; a limit that
///    was lowered later cuts nothing
///  - what an event refers to exists
class EventWatch {
 public:
  /// What is wrong with the event after all that came before; empty when nothing is.
  std::string Problem(const v1::Event& event);

  /// The desk goes on from a snapshot. What it forgets: that it said something ephemeral, and when.
  void Restarted();

  /// Items the agent holds: offers, assignments and wrap-ups.
  std::size_t ItemsOf(std::uint64_t agent) const;

 private:
  struct Item {  // an offer or an assignment
    std::uint64_t agent = 0;
    std::uint64_t conversation = 0;
    std::string queue_id;
    v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
    std::uint32_t units = 0;
    bool wrap_up = false;
  };
  struct Talk {
    v1::Place place = v1::PLACE_UNSPECIFIED;
    v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
    std::string queue_id;
    std::uint64_t offer = 0;
    std::uint64_t assignment = 0;
  };

  std::string CheckOrder(const v1::Event& event);
  std::string Follow(const v1::Event& event);
  std::string OnQueued(const v1::ConversationQueued& body);
  std::string OnOfferMade(const v1::OfferMade& body);
  std::string OnOfferEnded(const v1::OfferEnded& body);
  std::string OnAssigned(const v1::AssignmentStarted& body);
  std::string OnTransferred(const v1::Event& event);
  std::string OnClosed(const v1::Event& event);
  std::string OnWrapUpEnded(const v1::WrapUpEnded& body);
  std::string EndAssignment(std::uint64_t assignment, std::uint64_t agent, bool wraps_up);
  std::string Take(std::map<std::uint64_t, Item>& items, std::uint64_t handle, const Item& item);
  std::string OverLimit(std::uint64_t agent, const Item& added) const;
  std::uint32_t UnitsOf(v1::Channel channel) const;

  std::uint64_t seq_ = 0;
  std::int64_t at_us_ = 0;
  std::int64_t durable_at_us_ = 0;
  v1::Config config_;
  std::map<std::uint64_t, v1::Agent> agents_;
  std::map<std::uint64_t, Talk> talks_;
  std::map<std::uint64_t, Item> offers_;
  std::map<std::uint64_t, Item> assignments_;
  std::map<std::uint64_t, std::string> customers_;
  std::map<std::uint64_t, std::string> tickets_;
};

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_EVENT_WATCH_H_
