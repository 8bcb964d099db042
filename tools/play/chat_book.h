#ifndef CHATCORE_TOOLS_PLAY_CHAT_BOOK_H_
#define CHATCORE_TOOLS_PLAY_CHAT_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/event.pb.h"
#include "src/base/strings.h"
#include "tools/play/agenda.h"
#include "tools/play/feed_row.h"

namespace chatcore::play {

/// An open conversation of the feed, as the player sees it.
struct Chat {
  std::string customer;
  std::string language;
  std::string topic;
  std::string agent;               // who serves it now; empty while it waits
  bool answered_in_feed = false;   // a public answer of an agent was read
  std::int64_t delay_us = 0;       // how much later than in the feed it runs
  std::vector<Row> held;           // rows that fell due while it waited
  std::int64_t held_since_us = 0;  // when the first of them did
};

/// The open conversations, and the rule of holding: a row that falls due while its conversation waits is held. When an
/// agent takes the conversation, the first held row is played at once and everything after it as much later, so the
/// spacing of the feed is kept.
class ChatBook {
 public:
  /// Null when it is not open: over, or refused by the desk.
  Chat* Find(const std::string& conversation);
  Chat& Open(const std::string& conversation);
  void Close(const std::string& conversation);

  /// When `row` of `chat` is to be played.
  static std::int64_t DueUs(const Chat& chat, const Row& row) { return row.at_us + chat.delay_us; }

  void Hold(Chat& chat, Row row, std::int64_t now_us);

  /// Follows what the desk decided. Rows set free go to `agenda`.
  void OnEvent(const v1::Event& event, Agenda& agenda);

  std::size_t waiting() const { return waiting_; }
  /// Rows that fell due while their conversation waited, each counted once.
  std::uint64_t rows_held() const { return rows_held_; }

 private:
  void Serve(const std::string& conversation, const std::string& agent, std::int64_t now_us, Agenda& agenda);
  void Wait(const std::string& conversation);

  base::StringMap<Chat> chats_;
  std::size_t waiting_ = 0;
  std::uint64_t rows_held_ = 0;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_CHAT_BOOK_H_
