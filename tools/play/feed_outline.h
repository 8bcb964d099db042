#ifndef CHATCORE_TOOLS_PLAY_FEED_OUTLINE_H_
#define CHATCORE_TOOLS_PLAY_FEED_OUTLINE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "tools/play/feed_reader.h"

namespace chatcore::play {

/// From the first start to the last end of the chats that an agent of the feed served.
struct Window {
  std::int64_t from_us = 0;
  std::int64_t until_us = 0;
};

/// What the first reading of a feed finds out, before anything is played.
struct FeedOutline {
  std::uint64_t rows = 0;
  std::uint64_t conversations = 0;
  std::int64_t first_us = 0;
  std::int64_t last_us = 0;
  bool describes_agents = false;          // there are rows about agents: `windows` then do not count
  std::map<std::string, Window> windows;  // by the agent that `served_by` names
  std::set<std::string> named_agents;     // every agent that the feed names, by whatever field
  std::set<std::string> languages;        // of the conversations
  std::uint64_t calm_and_helpful = 0;     // customers that said so
  std::uint64_t not_calm_and_helpful = 0;
  std::uint64_t rows_with_unknown_fields = 0;
  std::string first_unknown_field;
};

/// Reads the whole feed once and checks that its rows fit together.
///
/// Errors: as FeedReader, and kInvalidArgument for a feed without rows, a conversation that starts twice, and a row of
/// a conversation that has not started or is over. Memory grows with the number of conversations.
absl::StatusOr<FeedOutline> ReadOutline(const FeedSource& source);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_FEED_OUTLINE_H_
