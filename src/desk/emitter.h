#ifndef CHATCORE_SRC_DESK_EMITTER_H_
#define CHATCORE_SRC_DESK_EMITTER_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "chatcore/event_list.h"
#include "chatcore/v1/event.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Whom an event is for, beside the host.
struct Readers {
  bool customer = false;
  bool supervisors = false;
  std::initializer_list<base::Handle> agents = {};
};

/// The only way from a decision to the state: takes an event, gives it its number and time, lets the handler evolve the
/// state, and keeps the event for the host. Deciding code sees the new state at once and decides the next step on it.
///
/// ```cpp
/// emitter.Emit({.agents = {agent}}, [&](v1::Event& event) { event.mutable_offer_ended()->set_offer(offer); });
/// ```
///
/// After a handler has failed (a bug, or a damaged journal) nothing more is emitted; see status().
class Emitter {
 public:
  Emitter(State& state, EventList& events);

  const State& state() const { return state_; }

  /// The events that follow belong to a timer or a command at `at_us`. Time never goes back: an earlier time counts as
  /// the time of the last event.
  void Begin(std::int64_t at_us, std::string_view command_id);

  /// The time of the events that follow.
  std::int64_t at_us() const { return at_us_; }

  template <typename Fill>
  void Emit(const Readers& readers, Fill fill) {
    if (!status_.ok()) return;
    v1::Event& event = Open(readers);
    fill(event);
    Commit(event);
  }

  /// An event without a number: not journaled, changes nothing.
  template <typename Fill>
  void EmitEphemeral(const Readers& readers, Fill fill) {
    if (!status_.ok()) return;
    fill(Open(readers));
  }

  /// The answer to a command that the desk's rules do not allow. `detail` says what to do; it holds no customer text.
  void Reject(v1::RejectReason reason, std::string_view detail);

  /// Events of this call so far.
  std::size_t emitted() const { return events_.size() - first_; }

  const absl::Status& status() const { return status_; }

 private:
  v1::Event& Open(const Readers& readers);
  void Commit(v1::Event& event);

  State& state_;
  EventList& events_;
  std::size_t first_;
  std::int64_t at_us_ = 0;
  std::string command_id_;
  absl::Status status_;
};

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_EMITTER_H_
