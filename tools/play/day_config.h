#ifndef CHATCORE_TOOLS_PLAY_DAY_CONFIG_H_
#define CHATCORE_TOOLS_PLAY_DAY_CONFIG_H_

#include <string>

#include "absl/status/statusor.h"
#include "chatcore/v1/config.pb.h"
#include "tools/play.h"
#include "tools/play/feed_reader.h"

namespace chatcore::play {

/// The feed to play and the configuration of its desk.
struct Day {
  FeedSource source;
  std::string feed_name;
  v1::Config config;
  std::string config_name;
};

/// Finds both by the options: the feed that was named or else the small day that is compiled in; the configuration that
/// was named, or the feed's own (FEED with the ending .yaml), or one queue for everybody.
///
/// Errors: kNotFound and kInvalidArgument for the files, kInvalidArgument for a queue whose chats somebody has to pick.
absl::StatusOr<Day> ChooseDay(const tools::PlayOptions& options);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_DAY_CONFIG_H_
