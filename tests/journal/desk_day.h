#ifndef CHATCORE_TESTS_JOURNAL_DESK_DAY_H_
#define CHATCORE_TESTS_JOURNAL_DESK_DAY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "chatcore/journal.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"

namespace chatcore::journal {

struct TimedCommand {
  absl::Time at;
  v1::Command command;
};

/// A desk with two queues, one that assigns and one that offers, whose finished things leave within minutes.
v1::Config DayConfig();

/// `count` commands with ids, in order of time: agents come, customers write, chats are served, passed on and closed,
/// tickets are opened, answered and solved. The same seed gives the same day.
std::vector<TimedCommand> MakeDay(std::uint64_t seed, int count);

/// Plays a day through a desk into `journal`, `batch` commands in each append, and returns the state hash at the end.
std::uint64_t StoreDay(Journal& journal, const std::vector<TimedCommand>& day, int batch);

}  // namespace chatcore::journal

#endif  // CHATCORE_TESTS_JOURNAL_DESK_DAY_H_
