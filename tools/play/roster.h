#ifndef CHATCORE_TOOLS_PLAY_ROSTER_H_
#define CHATCORE_TOOLS_PLAY_ROSTER_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/types.pb.h"
#include "tools/play.h"
#include "tools/play/desk_host.h"
#include "tools/play/feed_outline.h"

namespace chatcore::play {

/// Who works on the day. One of three:
///
///  * `--agents N`: agent-01 to agent-N in every team, with every skill and language, accepting from the first row on;
///    where the feed names an agent, one of them stands in;
///  * the feed has rows about agents: those, and nobody here;
///  * else the agents that `served_by` names, each accepting in its own window.
struct Roster {
  struct Member {
    v1::Agent profile;
    Window window;  // until_us is kNever for those who accept all day
  };

  std::vector<Member> members;                   // by id
  std::map<std::string, std::string> stand_ins;  // agent of the feed -> member
  bool agents_from_rows = false;
  std::uint32_t units_per_agent = 0;  // forced on agents from rows; 0 = as they say

  /// The desk's agent for an agent that the feed names.
  const std::string& Resolve(const std::string& named) const;
};

Roster MakeRoster(const FeedOutline& outline, const v1::Config& config, const tools::PlayOptions& options);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_ROSTER_H_
