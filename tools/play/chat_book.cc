#include "tools/play/chat_book.h"

#include <utility>

namespace chatcore::play {

Chat* ChatBook::Find(const std::string& conversation) {
  const auto found = chats_.find(conversation);
  return found == chats_.end() ? nullptr : &found->second;
}

Chat& ChatBook::Open(const std::string& conversation) {
  ++waiting_;
  return chats_[conversation];
}

void ChatBook::Hold(Chat& chat, Row row, std::int64_t now_us) {
  if (chat.held.empty()) chat.held_since_us = now_us;
  if (!std::exchange(row.held, true)) ++rows_held_;
  chat.held.push_back(std::move(row));
}

void ChatBook::OnEvent(const v1::Event& event, Agenda& agenda) {
  if (event.has_assignment_started()) {
    const v1::AssignmentStarted& started = event.assignment_started();
    Serve(started.conversation_id(), started.agent_id(), event.at_us(), agenda);
  } else if (event.has_conversation_queued()) {
    Wait(event.conversation_queued().conversation_id());
  } else if (event.has_conversation_transferred()) {
    const v1::ConversationTransferred& transferred = event.conversation_transferred();
    Wait(transferred.conversation_id());
    if (transferred.to_assignment() != 0)
      Serve(transferred.conversation_id(), transferred.to_agent_id(), event.at_us(), agenda);
  } else if (event.has_conversation_closed()) {
    Close(event.conversation_closed().conversation_id());
  }
}

void ChatBook::Close(const std::string& conversation) {
  const auto found = chats_.find(conversation);
  if (found == chats_.end()) return;
  if (found->second.agent.empty()) --waiting_;
  chats_.erase(found);
}

void ChatBook::Serve(const std::string& conversation, const std::string& agent, std::int64_t now_us, Agenda& agenda) {
  Chat* chat = Find(conversation);
  if (chat == nullptr) return;
  if (chat->agent.empty()) --waiting_;
  chat->agent = agent;
  if (chat->held.empty()) return;
  chat->delay_us += now_us - chat->held_since_us;
  for (Row& row : std::exchange(chat->held, {})) {
    const std::int64_t due_us = DueUs(*chat, row);
    agenda.AddRow(due_us, std::move(row));
  }
}

void ChatBook::Wait(const std::string& conversation) {
  Chat* chat = Find(conversation);
  if (chat == nullptr || chat->agent.empty()) return;
  chat->agent.clear();
  ++waiting_;
}

}  // namespace chatcore::play
