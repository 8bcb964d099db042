#include <iostream>

#include "chatcore/desk.h"

int main() {
  chatcore::v1::Config config;
  config.set_workspace_id("shop");
  config.add_queues()->set_queue_id("support");
  absl::StatusOr<std::unique_ptr<chatcore::Desk>> desk = chatcore::Desk::Create(config);
  if (!desk.ok()) {
    std::cerr << desk.status() << "\n";
    return 1;
  }

  chatcore::v1::Command command;
  command.mutable_start_conversation()->set_conversation_id("chat-1");
  command.mutable_start_conversation()->set_customer_id("ann");
  command.mutable_start_conversation()->set_channel(chatcore::v1::CHANNEL_CHAT);
  chatcore::EventList events;
  absl::Status status = (*desk)->Apply(command, absl::FromUnixSeconds(1767268800), events);
  if (!status.ok()) {
    std::cerr << status << "\n";
    return 1;
  }
  for (const chatcore::v1::Event& event : events) {
    if (!event.has_conversation_queued()) continue;
    std::cout << "chat-1 waits in " << event.conversation_queued().queue_id() << "\n";
  }
}
