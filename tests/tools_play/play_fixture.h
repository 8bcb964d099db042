#ifndef CHATCORE_TESTS_TOOLS_PLAY_PLAY_FIXTURE_H_
#define CHATCORE_TESTS_TOOLS_PLAY_PLAY_FIXTURE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/event.pb.h"
#include "tools/play.h"
#include "tools/play/player.h"

namespace chatcore::play_test {

inline constexpr std::int64_t kSecond = 1'000'000;
// The hand-made feeds begin at this second, 2023-11-14 22:13:20 UTC.
inline constexpr std::int64_t kBegin = 1'700'000'000;

/// One row of a feed, `second` seconds after the beginning; `fields` is JSON without the braces.
std::string RowAt(int second, const std::string& fields);
std::string Start(int second, const std::string& conversation, const std::string& more = "");
std::string Customer(int second, const std::string& conversation, const std::string& text = "Hello");
std::string Agent(int second, const std::string& conversation, const std::string& text = "Good day");
std::string End(int second, const std::string& conversation, const std::string& more = "");

/// The day as the player sees it, without a linter: one queue for everybody unless `config` says more.
play::DayPlan PlanFor(const play::FeedSource& source, const tools::PlayOptions& options = {}, v1::Config config = {});

/// A day that was played, with every durable event.
struct Played {
  play::DayResult result;
  std::vector<v1::Event> events;
};
Played PlayText(const std::string& feed, const tools::PlayOptions& options = {}, v1::Config config = {});

/// Seconds after the beginning of each message that was posted to `conversation`.
std::vector<int> MessageSeconds(const Played& played, const std::string& conversation);

/// When the conversation was closed, in seconds after the beginning; -1 = never.
int ClosedSecond(const Played& played, const std::string& conversation);

/// What `chatcore play` answers.
struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};
Ran RunPlay(const tools::PlayOptions& options);

/// A file in a folder of its own that goes away with this object.
class TempFile {
 public:
  TempFile(const std::string& name, const std::string& text);
  ~TempFile();
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  const std::string& path() const { return path_; }
  std::string Sibling(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
  std::string path_;
};

}  // namespace chatcore::play_test

#endif  // CHATCORE_TESTS_TOOLS_PLAY_PLAY_FIXTURE_H_
