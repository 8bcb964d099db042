#ifndef CHATCORE_TOOLS_PLAY_LIVE_LINE_H_
#define CHATCORE_TOOLS_PLAY_LIVE_LINE_H_

#include <chrono>
#include <cstdint>
#include <ostream>

#include "tools/play/player.h"

namespace chatcore::play {

/// One line on a terminal that is written over and over: simulated time, open, waiting, done. Writes about ten times a
/// second of real time and clears itself at the end.
class LiveLine {
 public:
  LiveLine(std::ostream& out, bool is_on, std::uint64_t rows_in_all)
      : out_(out), is_on_(is_on), rows_in_all_(rows_in_all) {}
  ~LiveLine();
  LiveLine(const LiveLine&) = delete;
  LiveLine& operator=(const LiveLine&) = delete;

  void Show(const DayProgress& progress);

 private:
  std::ostream& out_;
  const bool is_on_;
  const std::uint64_t rows_in_all_;
  std::uint64_t steps_ = 0;
  bool written_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_LIVE_LINE_H_
