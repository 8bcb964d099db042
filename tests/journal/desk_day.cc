#include "tests/journal/desk_day.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "chatcore/desk.h"
#include "chatcore/journal_host.h"
#include "fmt/format.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

constexpr std::int64_t kMinuteUs = 60'000'000;
constexpr int kAgents = 6;

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : dice_(seed) {}

  std::vector<TimedCommand> Make(int count) {
    std::vector<TimedCommand> day;
    absl::Time now = kNow;
    while (static_cast<int>(day.size()) < count) {
      now += absl::Milliseconds(static_cast<std::int64_t>(dice_.Below(4'000)));
      v1::Command command;
      command.set_id(fmt::format("command-{}", day.size()));
      Fill(command, static_cast<int>(day.size()));
      day.push_back({now, std::move(command)});
    }
    return day;
  }

 private:
  void Fill(v1::Command& command, int index) {
    if (index < kAgents) return AddAgent(command, index);
    if (index < 2 * kAgents) return Accept(command, index - kAgents);
    switch (dice_.Below(12)) {
      case 0:
      case 1:
        return Start(command);
      case 2:
      case 3:
      case 4:
        return Post(command);
      case 5:
      case 6:
        return Close(command);
      case 7:
        return AcceptOffer(command);
      case 8:
        return OpenTicket(command);
      case 9:
        return Reply(command);
      case 10:
        return SetStatus(command);
      default:
        return Accept(command, static_cast<int>(dice_.Below(kAgents)));
    }
  }

  std::string Agent(std::uint64_t index) { return fmt::format("agent-{}", index); }
  std::string AnyAgent() { return Agent(dice_.Below(kAgents)); }
  // One of the latest few: older ones have been closed or have left.
  std::string Recent(std::string_view noun, std::uint64_t made) {
    return fmt::format("{}-{}", noun, made - dice_.Below(std::min<std::uint64_t>(made, 12)));
  }

  void AddAgent(v1::Command& command, int index) {
    v1::Agent& agent = *command.mutable_upsert_agent()->mutable_agent();
    agent.set_agent_id(Agent(static_cast<std::uint64_t>(index)));
    agent.set_display_name(fmt::format("Agent {}", index));
    agent.set_capacity_units(3);
  }
  void Accept(v1::Command& command, int index) {
    command.mutable_set_presence()->set_agent_id(Agent(static_cast<std::uint64_t>(index)));
    command.mutable_set_presence()->set_presence(dice_.Below(8) == 0 && index > 1 ? v1::PRESENCE_AWAY
                                                                                  : v1::PRESENCE_ACCEPTING);
  }
  void Start(v1::Command& command) {
    v1::StartConversation& start = *command.mutable_start_conversation();
    start.set_conversation_id(fmt::format("chat-{}", ++chats_));
    start.set_customer_id(fmt::format("customer-{}", dice_.Below(200)));
    start.set_channel(v1::CHANNEL_CHAT);
    start.set_queue_id(dice_.Below(3) == 0 ? "offers" : "main");
    start.set_priority(static_cast<std::uint32_t>(dice_.Below(5)));
  }
  void Post(v1::Command& command) {
    v1::PostMessage& post = *command.mutable_post_message();
    post.set_conversation_id(Recent("chat", chats_));
    post.set_message_id(fmt::format("message-{}", ++messages_));
    post.set_text("Could you tell me where my parcel is?");
  }
  void Close(v1::Command& command) {
    v1::CloseConversation& close = *command.mutable_close_conversation();
    close.set_conversation_id(Recent("chat", chats_));
    close.set_reason("resolved");
    if (dice_.Below(4) == 0) {
      close.set_open_ticket(true);
      close.set_ticket_id(fmt::format("ticket-{}", ++tickets_));
    }
  }
  void AcceptOffer(v1::Command& command) {
    command.mutable_accept_offer()->set_conversation_id(Recent("chat", chats_));
    command.set_actor_kind(v1::ACTOR_KIND_AGENT);
    command.set_actor_id(AnyAgent());
  }
  void OpenTicket(v1::Command& command) {
    v1::OpenTicket& open = *command.mutable_open_ticket();
    open.set_ticket_id(fmt::format("ticket-{}", ++tickets_));
    open.set_customer_id(fmt::format("customer-{}", dice_.Below(200)));
    open.set_source(v1::TICKET_SOURCE_EMAIL);
    open.set_subject("A question about an order");
  }
  void Reply(v1::Command& command) {
    command.set_actor_kind(v1::ACTOR_KIND_AGENT);
    command.set_actor_id(AnyAgent());
    v1::ReplyTicket& reply = *command.mutable_reply_ticket();
    reply.set_ticket_id(Recent("ticket", tickets_));
    reply.set_message_id(fmt::format("message-{}", ++messages_));
    reply.set_text("Could you tell us the order number?");
    reply.set_asks_for_information(dice_.Below(2) == 0);
  }
  void SetStatus(v1::Command& command) {
    command.set_actor_kind(v1::ACTOR_KIND_AGENT);
    command.set_actor_id(AnyAgent());
    command.mutable_set_ticket_status()->set_ticket_id(Recent("ticket", tickets_));
    command.mutable_set_ticket_status()->set_status(v1::TICKET_STATUS_SOLVED);
  }

  Dice dice_;
  std::uint64_t chats_ = 1;
  std::uint64_t tickets_ = 1;
  std::uint64_t messages_ = 0;
};

}  // namespace

v1::Config DayConfig() {
  v1::Config config;
  config.set_workspace_id(std::string(kWorkspace));
  config.mutable_retention()->set_conversation_us(5 * kMinuteUs);
  config.mutable_retention()->set_ticket_us(5 * kMinuteUs);
  config.mutable_tickets()->set_reopen_window_us(5 * kMinuteUs);
  config.mutable_tickets()->set_archive_after_us(10 * kMinuteUs);
  config.mutable_tickets()->set_reminder_after_us(5 * kMinuteUs);
  config.mutable_tickets()->set_solve_after_us(5 * kMinuteUs);
  v1::Queue& main = *config.add_queues();
  main.set_queue_id("main");
  main.set_wrap_up_us(5'000'000);
  v1::Queue& offers = *config.add_queues();
  offers.set_queue_id("offers");
  offers.set_mode(v1::OFFER_MODE_OFFER_ONE);
  offers.set_max_missed_offers(20);
  return config;
}

std::vector<TimedCommand> MakeDay(std::uint64_t seed, int count) { return Maker(seed).Make(count); }

std::uint64_t StoreDay(Journal& journal, const std::vector<TimedCommand>& day, int batch) {
  absl::StatusOr<Journal::Lease> lease = journal.Acquire(kWorkspace, "host-1", absl::Seconds(10), kNow);
  REQUIRE_MESSAGE(lease.ok(), lease.status().ToString());
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(DayConfig());
  REQUIRE_MESSAGE(desk.ok(), desk.status().ToString());
  Recorder recorder(journal, kWorkspace, *lease);
  EventList events;
  int waiting = 0;
  for (const TimedCommand& timed : day) {
    events.Clear();
    const absl::Status applied = (*desk)->Apply(timed.command, timed.at, events);
    REQUIRE_MESSAGE(applied.ok(), applied.ToString());
    REQUIRE(recorder.Add(events).ok());
    if (++waiting % batch == 0) REQUIRE(recorder.Commit().ok());
  }
  REQUIRE(recorder.Commit().ok());
  REQUIRE((*desk)->LastSeq() == recorder.head());
  return (*desk)->StateHash();
}

}  // namespace chatcore::journal
