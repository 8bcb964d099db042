#include "tools/play/day_config.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "src/base/status.h"
#include "tools/binder/read.h"

namespace chatcore::embedded {
std::string_view SmallDayFeed();
std::string_view SmallDayConfig();
}  // namespace chatcore::embedded

namespace chatcore::play {

namespace {

v1::Config OneQueue() {
  v1::Config config;
  config.set_workspace_id("play");
  config.add_queues()->set_queue_id("everybody");
  return config;
}

// day.jsonl has its configuration in day.yaml beside it, if anywhere.
std::optional<std::string> OwnConfigOf(const std::string& feed) {
  std::filesystem::path path(feed);
  path.replace_extension(".yaml");
  std::error_code error;
  if (path == std::filesystem::path(feed) || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return path.string();
}

absl::Status SetConfig(absl::StatusOr<v1::Config> config, std::string name, Day& day) {
  if (!config.ok()) return config.status();
  day.config = *std::move(config);
  day.config_name = std::move(name);
  return absl::OkStatus();
}

absl::Status ChooseConfig(const tools::PlayOptions& options, Day& day) {
  if (!options.config.empty()) {
    return SetConfig(binder::ReadFile<v1::Config>(options.config), options.config, day);
  }
  if (options.feed.empty()) {
    const char* name = "small_day.yaml";
    return SetConfig(binder::ReadText<v1::Config>(name, embedded::SmallDayConfig()), name, day);
  }
  if (const std::optional<std::string> own = OwnConfigOf(options.feed)) {
    return SetConfig(binder::ReadFile<v1::Config>(*own), *own, day);
  }
  return SetConfig(OneQueue(), "built in", day);
}

absl::Status SetModes(const tools::PlayOptions& options, Day& day) {
  for (int i = 0; i < day.config.queues_size(); ++i) {
    v1::Queue& queue = *day.config.mutable_queues(i);
    if (queue.mode() == v1::OFFER_MODE_PICK_LIST) {
      return base::InvalidArgument(
          "{}: queues[{}].mode: expected assign or offer_one, for nobody picks in a played day", day.config_name, i);
    }
    if (options.offers) queue.set_mode(v1::OFFER_MODE_OFFER_ONE);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Day> ChooseDay(const tools::PlayOptions& options) {
  Day day;
  if (options.feed.empty()) {
    day.source = FeedSource::Text("small_day.jsonl", embedded::SmallDayFeed());
    day.feed_name = "the small day (small_day.jsonl)";
  } else {
    day.source = FeedSource::File(options.feed);
    day.feed_name = options.feed;
  }
  CHATCORE_RETURN_IF_ERROR(ChooseConfig(options, day));
  CHATCORE_RETURN_IF_ERROR(SetModes(options, day));
  return day;
}

}  // namespace chatcore::play
