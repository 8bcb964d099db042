// A support desk in one file: an agent accepts, a customer starts a chat and writes, the desk decides who helps. Time
// is passed in, not read, so every run prints the same.
#include <iostream>
#include <memory>

#include "chatcore/desk_api.h"

using namespace chatcore;  // NOLINT: a small program

int Fail(const absl::Status& status) {
  std::cerr << status << "\n";
  return 1;
}

int main() {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(presets::SmallTeam());
  if (!desk.ok()) return Fail(desk.status());

  const v1::Command steps[] = {
      commands::UpsertAgent{.agent = "eva", .display_name = "Eva"},
      commands::SetPresence{.agent = "eva", .presence = v1::PRESENCE_ACCEPTING},
      commands::StartConversation{.conversation = "chat-1", .customer = "ann", .channel = v1::CHANNEL_CHAT},
      With(commands::PostMessage{.conversation = "chat-1", .message = "m-1", .text = "Hello, where is my parcel?"},
           {.actor = AsCustomer("ann")}),
      With(commands::PostMessage{.conversation = "chat-1", .message = "m-2", .text = "Hello Ann, let me look it up."},
           {.actor = AsAgent("eva")}),
  };
  EventList events;
  absl::Time now = absl::FromUnixSeconds(1'767'600'000);
  for (const v1::Command& command : steps) {
    absl::Status status = (*desk)->Apply(command, now, events);
    if (!status.ok()) return Fail(status);
    now += absl::Seconds(10);
  }

  for (const v1::Event& event : events) std::cout << Describe(event) << "\n";
  Visit(events, overloaded{
                    [](const v1::AssignmentStarted& start) { std::cout << start.agent_id() << " helps\n"; },
                    Ignore{},
                });
}
