#ifndef CHATCORE_TOOLS_PLAY_PLAYER_H_
#define CHATCORE_TOOLS_PLAY_PLAYER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tools/play/agenda.h"
#include "tools/play/chat_book.h"
#include "tools/play/desk_host.h"
#include "tools/play/feed_outline.h"
#include "tools/play/feed_reader.h"
#include "tools/play/roster.h"
#include "tools/play/tally.h"

namespace chatcore::play {

/// All that decides how a day goes.
struct DayPlan {
  FeedSource source;
  FeedOutline outline;
  Roster roster;
  DeskHost::Settings desk;
  std::string language;              // of conversations that name none
  bool follow_ups = true;            // a chat that breaks off leaves a ticket
  std::uint64_t cut_after_rows = 0;  // snapshot and restore after so many rows; 0 = never
};

/// What came of it.
struct DayResult {
  Tally tally;
  v1::DeskStats stats;
  std::uint64_t state_hash = 0;
  std::uint64_t last_seq = 0;
  std::uint64_t commands = 0;
  std::uint64_t events = 0;
  std::uint64_t rows_held = 0;
  std::uint64_t rows_dropped = 0;  // of conversations that the desk had refused or closed
  std::uint64_t snapshot_bytes = 0;
  std::size_t still_waiting = 0;
  std::int64_t end_us = 0;  // simulated time of the last thing that happened
  absl::Status invariants;
};

/// Where the day stands, for live counts.
struct DayProgress {
  std::int64_t now_us = 0;
  std::size_t open = 0;
  std::size_t waiting = 0;
  std::size_t done = 0;
  std::uint64_t rows = 0;
};

/// Plays one day as an event-driven simulation: whatever is next in simulated time happens next, be it a timer of the
/// desk, a row of the feed, a held row or an agent who accepts an offer. No clock is read, so equal plans give equal
/// results.
///
/// After the last row the day goes on until nobody waits, or for one more hour in which nothing changes.
class Player {
 public:
  explicit Player(const DayPlan& plan) : plan_(plan), reader_(plan.source) {}

  /// Errors: kInvalidArgument for a row that the desk cannot take ("name:line: ..."), and those of DeskHost.
  absl::StatusOr<DayResult> Play(const std::function<void(const DayProgress&)>& watch = {});

 private:
  absl::Status Start();
  absl::Status Run(const std::function<void(const DayProgress&)>& watch);
  absl::StatusOr<DayResult> Finish();
  absl::StatusOr<bool> Step();  // false when the day is over
  absl::Status ReadNext();
  absl::Status PlayRead();
  absl::Status PlayAgenda();
  void OnEvent(const v1::Event& event);

  absl::Status Perform(Row row);  // and names the row in an error
  absl::Status PerformForChat(Row& row);
  absl::Status LeaveUnanswered(Chat& chat, const EndRow& end);

  absl::Status Do(const StartRow& start);
  absl::Status Do(const AgentRow& agent);
  absl::Status Do(const PresenceRow& presence);
  absl::Status Do(const TicketRow& ticket);
  absl::Status Do(const TicketMessageRow& message);
  absl::Status Do(const TicketStatusRow& status);
  absl::Status DoFor(const Chat& chat, const MessageRow& message);
  absl::Status DoFor(const Chat& chat, const TransferRow& transfer);
  absl::Status DoFor(const Chat& chat, const EndRow& end);
  absl::Status Do(const ShiftDue& shift);
  absl::Status Do(const AcceptDue& accept);
  absl::Status Send(v1::Command command);
  std::string NextMessageId();

  const DayPlan& plan_;
  FeedReader reader_;
  std::unique_ptr<DeskHost> host_;
  Agenda agenda_;
  ChatBook chats_;
  Tally tally_;
  std::set<std::uint64_t> pending_offers_;
  std::optional<Row> next_row_;
  const v1::Command* applying_ = nullptr;
  std::int64_t now_us_ = 0;
  std::int64_t changed_us_ = 0;  // when something last changed for those who wait
  std::uint64_t rows_read_ = 0;
  std::uint64_t rows_dropped_ = 0;
  std::uint64_t follow_ups_ = 0;
  std::uint64_t messages_ = 0;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_PLAYER_H_
