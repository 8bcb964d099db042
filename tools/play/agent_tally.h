#ifndef CHATCORE_TOOLS_PLAY_AGENT_TALLY_H_
#define CHATCORE_TOOLS_PLAY_AGENT_TALLY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace chatcore::play {

/// What one agent did. On duty is who accepts new work or still serves somebody; busy is who serves at least one.
class AgentTally {
 public:
  void SetAccepting(bool accepting, std::int64_t now_us) {
    Count(now_us);
    accepting_ = accepting;
  }
  void Serve(std::int64_t now_us) {
    Count(now_us);
    ++served_;
    most_at_once_ = std::max(most_at_once_, ++now_);
  }
  void Release(std::int64_t now_us) {
    Count(now_us);
    --now_;
  }
  void Finish(std::int64_t now_us) { Count(now_us); }

  std::size_t served() const { return served_; }  // assignments: a conversation that comes back counts again
  std::size_t most_at_once() const { return most_at_once_; }
  std::int64_t on_duty_us() const { return on_duty_us_; }
  std::int64_t busy_us() const { return busy_us_; }
  std::int64_t chat_us() const { return chat_us_; }  // two chats for a minute are two minutes
  /// Parts of a hundred, rounded down; 0 for who was never on duty.
  std::int64_t busy_percent() const { return on_duty_us_ == 0 ? 0 : busy_us_ * 100 / on_duty_us_; }

 private:
  void Count(std::int64_t now_us) {
    const std::int64_t passed_us = now_us - last_us_;
    last_us_ = now_us;
    if (accepting_ || now_ > 0) on_duty_us_ += passed_us;
    if (now_ > 0) busy_us_ += passed_us;
    chat_us_ += passed_us * static_cast<std::int64_t>(now_);
  }

  bool accepting_ = false;
  std::size_t now_ = 0;
  std::size_t served_ = 0;
  std::size_t most_at_once_ = 0;
  std::int64_t last_us_ = 0;
  std::int64_t on_duty_us_ = 0;
  std::int64_t busy_us_ = 0;
  std::int64_t chat_us_ = 0;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_AGENT_TALLY_H_
