#ifndef CHATCORE_SRC_DESK_TRANSIENT_H_
#define CHATCORE_SRC_DESK_TRANSIENT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "chatcore/event_list.h"
#include "chatcore/v1/command.pb.h"
#include "src/base/timer_queue.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// What a desk knows only while it runs: neither hashed nor in a snapshot. It causes ephemeral events, and the end of a
/// lease.
struct Transient {
  std::optional<std::int64_t> last_now_us;  // of the last call
  std::uint64_t small_clock_steps = 0;
  base::TimerQueue leases;  // owner: agent, seq: of the connection's opening
  std::map<std::pair<base::Handle, std::uint64_t>, base::TimerId> lease_ids;  // (agent, opening) -> timer
  std::map<base::Handle, std::int64_t> previews_us;                           // conversation -> last typing preview
};

/// Starts or renews the lease of a connection.
void RenewLease(Transient& transient, base::Handle agent, std::uint64_t opened_seq, std::int64_t due_us);

/// Starts the lease of every connection in the state.
void StartLeases(Transient& transient, const State& state, std::int64_t due_us);

/// Ends the leases of connections that are gone.
void DropDeadLeases(Transient& transient, const State& state);

/// Moves every lease by a gap in which nobody could send a heartbeat.
void ShiftLeases(Transient& transient, std::int64_t gap_us);

/// True when the conversation's last preview is too recent for another one. Notes this one otherwise.
bool IsPreviewTooSoon(Transient& transient, const State& state, base::Handle conversation, std::int64_t now_us);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_TRANSIENT_H_
