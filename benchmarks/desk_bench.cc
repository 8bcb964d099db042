#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "chatcore/desk.h"

// How long one command takes through Desk::Apply, protobuf message in, events out. `agents` are all accepting with
// three slots each; `waiting` conversations cannot be matched, for their skill is on nobody.

namespace chatcore {
namespace {

constexpr std::int64_t kStartUs = 1'767'603'600'000'000;

class Load {
 public:
  Load(std::int64_t agents, std::int64_t waiting) {
    v1::Config config;
    config.set_workspace_id("bench");
    config.add_queues()->set_queue_id("general");
    config.add_skills()->set_skill_id("rare");
    config.mutable_limits()->set_max_agents(1'000'000);
    config.mutable_limits()->set_max_conversations(10'000'000);
    config.mutable_retention()->set_conversation_us(1'000'000);
    desk_ = *Desk::Create(config);
    for (std::int64_t i = 0; i < agents; ++i) {
      v1::Command command;
      command.mutable_upsert_agent()->mutable_agent()->set_agent_id("agent-" + std::to_string(i));
      Apply(command);
      command.mutable_set_presence()->set_agent_id("agent-" + std::to_string(i));
      command.mutable_set_presence()->set_presence(v1::PRESENCE_ACCEPTING);
      Apply(command);
    }
    for (std::int64_t i = 0; i < waiting; ++i) {
      v1::Command command = Start("waiting-" + std::to_string(i));
      command.mutable_start_conversation()->mutable_requirement()->add_skills()->set_skill_id("rare");
      Apply(command);
    }
  }

  static v1::Command Start(const std::string& conversation_id) {
    v1::Command command;
    command.mutable_start_conversation()->set_conversation_id(conversation_id);
    command.mutable_start_conversation()->set_customer_id("customer-1");
    command.mutable_start_conversation()->set_channel(v1::CHANNEL_CHAT);
    return command;
  }

  std::size_t Apply(const v1::Command& command) {
    events_.Clear();
    now_us_ += 10'000;
    while (desk_->NeedsAdvance(absl::FromUnixMicros(now_us_))) {
      if (!desk_->AdvanceTo(absl::FromUnixMicros(now_us_), events_).ok()) std::abort();
    }
    if (!desk_->Apply(command, absl::FromUnixMicros(now_us_), events_).ok()) std::abort();
    return events_.size();
  }

  Desk& desk() { return *desk_; }

 private:
  std::unique_ptr<Desk> desk_;
  EventList events_;
  std::int64_t now_us_ = kStartUs;
};

// A chat comes, is bound, gets two messages and is closed: five commands an iteration.
void ChatThroughTheDesk(benchmark::State& state) {
  Load load(state.range(0), state.range(1));
  std::int64_t chats = 0;
  std::int64_t events = 0;
  for (auto _ : state) {
    const std::string id = "chat-" + std::to_string(++chats);
    events += load.Apply(Load::Start(id));
    v1::Command post;
    post.mutable_post_message()->set_conversation_id(id);
    post.mutable_post_message()->set_message_id("m");
    post.mutable_post_message()->set_text("Good morning, how may I help you?");
    for (int i = 0; i < 3; ++i) events += load.Apply(post);
    v1::Command close;
    close.mutable_close_conversation()->set_conversation_id(id);
    events += load.Apply(close);
  }
  state.counters["commands/s"] = benchmark::Counter(static_cast<double>(chats * 5), benchmark::Counter::kIsRate);
  state.counters["events"] = static_cast<double>(events) / static_cast<double>(chats * 5);
}
BENCHMARK(ChatThroughTheDesk)->Args({10, 0})->Args({100, 100})->Args({1'000, 1'000})->Unit(benchmark::kMicrosecond);

void SaveSnapshot(benchmark::State& state) {
  Load load(100, state.range(0));
  std::size_t bytes = 0;
  for (auto _ : state) bytes = load.desk().Snapshot()->size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(SaveSnapshot)->Arg(100)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void RestoreSnapshot(benchmark::State& state) {
  Load load(100, state.range(0));
  const std::string bytes = *load.desk().Snapshot();
  for (auto _ : state) {
    auto desk = Desk::Restore(bytes);
    benchmark::DoNotOptimize(desk);
  }
}
BENCHMARK(RestoreSnapshot)->Arg(100)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void StateHash(benchmark::State& state) {
  Load load(100, state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(load.desk().StateHash());
}
BENCHMARK(StateHash)->Arg(100)->Arg(10'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace chatcore
