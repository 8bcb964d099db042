#ifndef CHATCORE_TOOLS_PLAY_ROW_COMMANDS_H_
#define CHATCORE_TOOLS_PLAY_ROW_COMMANDS_H_

#include <cstdint>
#include <string>

#include "chatcore/v1/command.pb.h"
#include "tools/play/chat_book.h"
#include "tools/play/feed_row.h"

// What a host would send for the rows of a feed: one function for each command, none of them decides anything. Command
// ids and times are added by DeskHost.

namespace chatcore::play::commands {

v1::Command UpsertAgent(v1::Agent agent);
v1::Command SetPresence(const std::string& agent, v1::Presence presence, const std::string& reason);
v1::Command AcceptOffer(std::uint64_t offer, const std::string& agent);

v1::Command UpsertCustomer(const StartRow& start, const std::string& language);
v1::Command StartConversation(const StartRow& start, const std::string& language);
v1::Command PostMessage(const MessageRow& message, const Chat& chat, std::string message_id);
v1::Command TransferConversation(const TransferRow& transfer, const Chat& chat, const std::string& to_agent);
v1::Command CloseConversation(const EndRow& end, const Chat& chat);
v1::Command AbandonConversation(const EndRow& end, const Chat& chat);

/// The ticket that a conversation leaves behind.
v1::Command OpenTicketFor(const std::string& conversation, const Chat& chat, std::string ticket);

v1::Command OpenTicket(const TicketRow& ticket, const std::string& assignee);
/// `agent` is empty for a message of `customer`.
v1::Command ReplyTicket(const TicketMessageRow& message, const std::string& agent, const std::string& customer,
                        std::string message_id);
v1::Command SetTicketStatus(const TicketStatusRow& status, const std::string& agent);

}  // namespace chatcore::play::commands

#endif  // CHATCORE_TOOLS_PLAY_ROW_COMMANDS_H_
