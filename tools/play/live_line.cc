#include "tools/play/live_line.h"

#include "fmt/format.h"
#include "tools/play/words.h"

namespace chatcore::play {

namespace {
constexpr std::string_view kClear = "\r\x1b[K";
constexpr std::uint64_t kStepsBetweenLooks = 16;  // at the clock
}  // namespace

LiveLine::~LiveLine() {
  if (written_) out_ << kClear << std::flush;
}

void LiveLine::Show(const DayProgress& progress) {
  if (!is_on_ || steps_++ % kStepsBetweenLooks != 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  written_ = true;
  out_ << kClear
       << fmt::format("{}   open {:<5} waiting {:<5} done {:<7} {:>3} %", ClockWords(progress.now_us), progress.open,
                      progress.waiting, progress.done, progress.rows * 100 / rows_in_all_)
       << std::flush;
}

}  // namespace chatcore::play
