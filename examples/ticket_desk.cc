// The life of a ticket: opened from a form, waiting for the customer, reminded, answered, solved, archived, and
// continued by a follow-up when the customer writes again much later.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "chatcore/desk_api.h"

using namespace chatcore;  // NOLINT: a small program

namespace {

// A desk, the time of its world, and what the host keeps beside it.
struct World {
  std::unique_ptr<Desk> desk;
  absl::Time now = absl::FromUnixSeconds(1'767'600'000);
  v1::TicketRecord archive;  // a host keeps one for each ticket that left the desk

  void Print(const EventList& events) {
    for (const v1::Event& event : events) {
      std::cout << absl::FormatTime("  %d %b %H:%M  ", FromUs(event.at_us()), absl::UTCTimeZone()) << Describe(event)
                << "\n";
    }
    Visit(events, overloaded{[&](const v1::TicketRetired& retired) { archive = retired.record(); }, Ignore{}});
  }

  // Lets `length` pass. The desk names the next time at which something is due; nothing is polled.
  void Wait(absl::Duration length) {
    const absl::Time until = now + length;
    while (desk->NextDeadline() <= until) {
      now = std::max(now, desk->NextDeadline());
      EventList events;
      Check(desk->AdvanceTo(now, events));
      Print(events);
    }
    now = until;
  }

  void Do(std::string_view what, const v1::Command& command) {
    std::cout << what << "\n";
    EventList events;
    Check(desk->Apply(command, now, events));
    Print(events);
  }

  static void Check(const absl::Status& status) {
    if (status.ok()) return;
    std::cerr << status << "\n";
    std::exit(1);
  }
};

}  // namespace

int main() {
  World world;
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(presets::SmallTeam());
  World::Check(desk.status());
  world.desk = *std::move(desk);
  const Envelope ann = {.actor = AsCustomer("ann")};
  const Envelope eva = {.actor = AsAgent("eva")};

  world.Do("Eva works here.", commands::UpsertAgent{.agent = "eva", .display_name = "Eva"});
  world.Do("Ann leaves a message while nobody is there.", commands::OpenTicket{.ticket = "t-1",
                                                                               .customer = "ann",
                                                                               .source = v1::TICKET_SOURCE_FORM,
                                                                               .subject = "The lamp flickers",
                                                                               .team = "support"});
  world.Wait(absl::Hours(2));
  world.Do("Eva takes it.", With(commands::AssignTicket{.ticket = "t-1", .assignee = "eva"}, eva));
  world.Do("Eva asks for something only Ann can know.",
           With(commands::ReplyTicket{.ticket = "t-1",
                                      .message = "m-1",
                                      .text = "Thank you for writing to us. Which bulb do you use?",
                                      .language = "en",
                                      .asks_for_information = true},
                eva));
  world.Wait(absl::Hours(80));
  world.Do("Ann answers.",
           With(commands::ReplyTicket{.ticket = "t-1", .message = "m-2", .text = "A small white one."}, ann));
  world.Do("Eva helps; her reply waits for the customer once more.",
           With(commands::ReplyTicket{.ticket = "t-1",
                                      .message = "m-3",
                                      .text = "The lamp needs five watts. Such a bulb is on its way to you.",
                                      .language = "en"},
                eva));
  world.Do("Ann is happy, so Eva marks the ticket as solved.",
           With(commands::SetTicketStatus{.ticket = "t-1", .status = v1::TICKET_STATUS_SOLVED}, eva));
  std::cout << "Ten days go by: the ticket is archived, and an hour later its record goes to the host.\n";
  world.Wait(absl::Hours(240));
  world.Do("Ann writes again. The host hands back the record that it kept.",
           With(commands::ReplyTicket{.ticket = "t-1",
                                      .message = "m-4",
                                      .text = "It flickers again.",
                                      .follow_up_ticket = "t-2",
                                      .recalled = &world.archive},
                ann));
}
