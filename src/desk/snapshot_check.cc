#include "src/desk/snapshot_check.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "src/base/status.h"

namespace chatcore::desk {
namespace {

// A sum and a difference of two such times fit 64 bits.
constexpr std::int64_t kMostUs = std::int64_t{1} << 61;
constexpr std::int64_t kMostDays = std::int64_t{1} << 32;

absl::Status Damaged(std::string_view what) { return base::DataLoss("snapshot: {} is out of range", what); }

bool AreTimes(std::initializer_list<std::int64_t> times_us) {
  for (const std::int64_t time_us : times_us) {
    if (time_us < 0 || time_us > kMostUs) return false;
  }
  return true;
}

absl::Status CheckAgent(const v1::AgentImage& in) {
  if (!v1::Presence_IsValid(in.wished()) || !v1::Presence_IsValid(in.presence())) return Damaged("agents.presence");
  for (const v1::ChannelLimit& limit : in.profile().channel_limits()) {
    if (!v1::Channel_IsValid(limit.channel())) return Damaged("agents.profile.channel_limits");
  }
  if (!AreTimes({in.grace().at_us(), in.idle_since_us(), in.last_offered_us()}) || in.day() < 0 ||
      in.day() > kMostDays) {
    return Damaged("agents: a time");
  }
  return absl::OkStatus();
}

absl::Status CheckConversation(const v1::ConversationImage& in) {
  if (!v1::Channel_IsValid(in.channel())) return Damaged("conversations.channel");
  if (!v1::Place_IsValid(in.place())) return Damaged("conversations.place");
  if (!v1::Outcome_IsValid(in.outcome())) return Damaged("conversations.outcome");
  bool are_times =
      AreTimes({in.waiting_since_us(), in.queued_us(), in.started_us(), in.first_assigned_us(), in.first_response_us(),
                in.answer_waiting_since_us(), in.closed_us(), in.retire().at_us()});
  for (const v1::DeadlineImage& backoff : in.backoffs()) are_times = are_times && AreTimes({backoff.at_us()});
  return are_times ? absl::OkStatus() : Damaged("conversations: a time");
}

absl::Status CheckTicket(const v1::TicketImage& in) {
  if (!v1::TicketStatus_IsValid(in.record().status()) || !v1::TicketStatus_IsValid(in.before_spam())) {
    return Damaged("tickets.record.status");
  }
  if (!AreTimes({in.pending_until().at_us(), in.silence().at_us(), in.leave().at_us(), in.reopen_until_us()})) {
    return Damaged("tickets: a time");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckImage(const v1::StateImage& image) {
  if (!AreTimes({image.at_us(), image.command_horizon_us()})) return Damaged("at_us");
  for (const v1::AgentImage& in : image.agents()) CHATCORE_RETURN_IF_ERROR(CheckAgent(in));
  for (const v1::CustomerImage& in : image.customers()) {
    if (!AreTimes({in.retire().at_us()})) return Damaged("customers.retire");
  }
  for (const v1::ConversationImage& in : image.conversations()) CHATCORE_RETURN_IF_ERROR(CheckConversation(in));
  for (const v1::OfferImage& in : image.offers()) {
    if (!AreTimes({in.expires().at_us()})) return Damaged("offers.expires");
  }
  for (const v1::AssignmentImage& in : image.assignments()) {
    if (!v1::Channel_IsValid(in.channel())) return Damaged("assignments.channel");
    if (!AreTimes({in.started_us(), in.wrap_up_until().at_us()})) return Damaged("assignments: a time");
  }
  for (const v1::TicketImage& in : image.tickets()) CHATCORE_RETURN_IF_ERROR(CheckTicket(in));
  for (const v1::TicketStubImage& in : image.ticket_stubs()) {
    if (!AreTimes({in.drop().at_us()})) return Damaged("ticket_stubs.drop");
  }
  for (const v1::RememberedCommand& in : image.commands()) {
    if (!AreTimes({in.at_us()})) return Damaged("commands.at_us");
  }
  return absl::OkStatus();
}

}  // namespace chatcore::desk
