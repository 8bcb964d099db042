#include "tools/play/player.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"
#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/play/row_commands.h"

namespace chatcore::play {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
// Nobody waits for ever: an hour without any change after the last row, and the day is over.
constexpr std::int64_t kLastPatienceUs = 3'600 * kSecond;

bool HelpsThoseWhoWait(const v1::Event& event) {
  return event.has_offer_made() || event.has_offer_ended() || event.has_backoff_ended() ||
         event.has_assignment_started() || event.has_wrap_up_ended() || event.has_presence_changed();
}

// Two to six seconds, in turn: quick enough for any offer, and not all the same.
std::int64_t ThinkingTimeUs(std::size_t offers) { return static_cast<std::int64_t>(2 + offers % 5) * kSecond; }

}  // namespace

absl::StatusOr<DayResult> Player::Play(const std::function<void(const DayProgress&)>& watch) {
  CHATCORE_RETURN_IF_ERROR(Start());
  CHATCORE_RETURN_IF_ERROR(Run(watch));
  return Finish();
}

absl::Status Player::Start() {
  now_us_ = changed_us_ = plan_.outline.first_us;
  absl::StatusOr<std::unique_ptr<DeskHost>> host =
      DeskHost::Create(plan_.desk, [this](const v1::Event& event) { OnEvent(event); });
  if (!host.ok()) return host.status();
  host_ = *std::move(host);
  for (const Roster::Member& member : plan_.roster.members) {
    CHATCORE_RETURN_IF_ERROR(Send(commands::UpsertAgent(member.profile)));
    const std::string& id = member.profile.agent_id();
    agenda_.Add(member.window.from_us, Turn::Rank::kAgentBegins, ShiftDue{id, true});
    if (member.window.until_us == DeskHost::kNever) continue;
    agenda_.Add(member.window.until_us, Turn::Rank::kAgentStops, ShiftDue{id, false});
  }
  return ReadNext();
}

absl::Status Player::Run(const std::function<void(const DayProgress&)>& watch) {
  for (;;) {
    absl::StatusOr<bool> more = Step();
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    if (watch) {
      watch({.now_us = now_us_,
             .open = tally_.open(),
             .waiting = tally_.waiting(),
             .done = tally_.started - tally_.open(),
             .rows = rows_read_});
    }
  }
}

absl::StatusOr<DayResult> Player::Finish() {
  CHATCORE_RETURN_IF_ERROR(host_->Commit());
  tally_.Finish(now_us_);
  v1::Query query;
  query.mutable_get_stats();
  absl::StatusOr<v1::Answer> answer = host_->desk().Query(query, absl::FromUnixMicros(now_us_));
  if (!answer.ok()) return answer.status();
  DayResult result;
  result.stats = answer->stats();
  result.state_hash = host_->desk().StateHash();
  result.last_seq = host_->desk().LastSeq();
  result.commands = host_->commands();
  result.events = host_->events();
  result.rows_held = chats_.rows_held();
  result.rows_dropped = rows_dropped_;
  result.snapshot_bytes = host_->snapshot_bytes();
  result.still_waiting = tally_.waiting();
  result.end_us = now_us_;
  result.invariants = host_->desk().CheckInvariants();
  result.tally = std::move(tally_);
  return result;
}

absl::StatusOr<bool> Player::Step() {
  const std::int64_t deadline_us = host_->NextDeadlineUs();
  const Turn row = next_row_ ? Turn{next_row_->at_us, Turn::Rank::kRow, next_row_->line} : Turn{DeskHost::kNever};
  const Turn due = agenda_.empty() ? Turn{DeskHost::kNever} : agenda_.first();
  const Turn& next = std::min(row, due);
  absl::Status done;
  if (deadline_us != DeskHost::kNever && deadline_us <= next.at_us) {
    const bool is_rest = next.at_us == DeskHost::kNever;
    if (is_rest && (chats_.waiting() == 0 || deadline_us - changed_us_ > kLastPatienceUs)) return false;
    now_us_ = std::max(now_us_, deadline_us);
    done = host_->AdvanceTo(now_us_);
  } else if (next.at_us == DeskHost::kNever) {
    return false;
  } else {
    now_us_ = next.at_us;
    done = row < due ? PlayRead() : PlayAgenda();
  }
  if (!done.ok()) return done;
  return true;
}

absl::Status Player::ReadNext() {
  Row row;
  absl::StatusOr<bool> more = reader_.Next(row);
  if (!more.ok()) return more.status();
  next_row_.reset();
  if (*more) next_row_ = std::move(row);
  return absl::OkStatus();
}

absl::Status Player::PlayRead() {
  Row row = *std::exchange(next_row_, std::nullopt);
  changed_us_ = now_us_;
  if (const std::string* conversation = ConversationOf(row); conversation != nullptr) {
    const MessageRow* message = std::get_if<MessageRow>(&row.body);
    Chat* chat = chats_.Find(*conversation);
    if (chat != nullptr && message != nullptr && message->from_agent && !message->note) chat->answered_in_feed = true;
  }
  CHATCORE_RETURN_IF_ERROR(Perform(std::move(row)));
  if (++rows_read_ == plan_.cut_after_rows) CHATCORE_RETURN_IF_ERROR(host_->SnapshotAndRestore());
  return ReadNext();
}

absl::Status Player::PlayAgenda() {
  Agenda::Item item = agenda_.Take();
  if (Row* row = std::get_if<Row>(&item)) return Perform(std::move(*row));
  if (const ShiftDue* shift = std::get_if<ShiftDue>(&item)) return Do(*shift);
  return Do(std::get<AcceptDue>(item));
}

void Player::OnEvent(const v1::Event& event) {
  tally_.OnEvent(event, applying_);
  chats_.OnEvent(event, agenda_);
  if (HelpsThoseWhoWait(event)) changed_us_ = now_us_;
  if (event.has_offer_made()) {
    const v1::OfferMade& offer = event.offer_made();
    pending_offers_.insert(offer.offer());
    agenda_.Add(event.at_us() + ThinkingTimeUs(tally_.offers_made), Turn::Rank::kOfferAccepted,
                AcceptDue{offer.offer(), offer.agent_id()});
  } else if (event.has_offer_ended()) {
    pending_offers_.erase(event.offer_ended().offer());
  }
}

absl::Status Player::Send(v1::Command command) {
  applying_ = &command;
  absl::Status status = host_->Apply(command, now_us_);
  applying_ = nullptr;
  return status;
}

std::string Player::NextMessageId() { return fmt::format("m-{}", ++messages_); }

}  // namespace chatcore::play
