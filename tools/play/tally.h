#ifndef CHATCORE_TOOLS_PLAY_TALLY_H_
#define CHATCORE_TOOLS_PLAY_TALLY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "chatcore/v1/event.pb.h"
#include "src/base/strings.h"
#include "tools/play/agent_tally.h"
#include "tools/play/finding_tally.h"
#include "tools/play/nearest_rank.h"

namespace chatcore::play {

/// The most of something, and when it was first reached.
struct Peak {
  std::size_t count = 0;
  std::int64_t at_us = 0;

  void Note(std::size_t now, std::int64_t now_us) {
    if (now > count) *this = {now, now_us};
  }
};

/// What one queue saw. A conversation counts once more whenever it is transferred or comes back.
struct QueueTally {
  std::size_t entered = 0;
  std::size_t left = 0;  // customers that left while they waited here
  Durations waits;       // from entering to the assignment
};

/// Counts what a support lead asks for, from the events of a day alone. Memory: open conversations and one number for
/// each finished one.
class Tally {
 public:
  /// `command` is the one being applied, null for timers; the finding examples are cut from its text.
  void OnEvent(const v1::Event& event, const v1::Command* command);

  /// Ends the day: agents are on duty until then.
  void Finish(std::int64_t now_us);

  std::size_t open() const { return conversations_.size(); }
  std::size_t waiting() const { return waiting_; }

  std::size_t started = 0;
  std::map<v1::Outcome, std::size_t> closed;
  std::size_t transfers = 0;
  std::size_t came_back = 0;  // queued again because an agent was lost or removed
  std::size_t customer_messages = 0;
  std::size_t agent_messages = 0;
  std::size_t notes = 0;
  Peak most_open;
  Peak most_waiting;

  Durations waits;            // until the first assignment
  Durations first_responses;  // until the first public message of an agent
  Durations left_after;       // from the start, of the customers that left without an answer

  std::map<v1::OfferState, std::size_t> offers;  // ended, by how
  std::size_t offers_made = 0;
  std::map<std::string, QueueTally> queues;
  std::map<std::string, AgentTally> agents;
  FindingTally findings;

  std::size_t tickets_opened = 0;
  std::size_t tickets_reopened = 0;
  std::map<v1::RejectReason, std::size_t> rejected;

 private:
  struct Open {
    std::int64_t started_us = 0;
    std::string queue;
    std::int64_t queued_us = 0;  // when it entered that queue
    bool was_served = false;
    bool was_answered = false;
    bool waits = false;
  };

  void Enter(Open& open, const std::string& queue, std::int64_t now_us);
  Open* Find(const std::string& conversation);
  void NoteWaiting(std::int64_t now_us);
  void SetWaiting(Open& open, bool waits, std::int64_t now_us);
  void OnQueued(const v1::ConversationQueued& queued, std::int64_t now_us);
  void OnAssigned(const v1::AssignmentStarted& started, std::int64_t now_us);
  void OnTransferred(const v1::ConversationTransferred& transferred, std::int64_t now_us);
  void OnPosted(const v1::MessagePosted& posted, std::int64_t now_us);
  void OnClosed(const v1::ConversationClosed& over, std::int64_t now_us);

  base::StringMap<Open> conversations_;
  std::size_t waiting_ = 0;
  std::int64_t last_us_ = 0;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_TALLY_H_
