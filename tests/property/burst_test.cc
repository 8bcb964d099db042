#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "chatcore/desk.h"
#include "doctest/doctest.h"
#include "fmt/format.h"
#include "tests/property/dice.h"
#include "tests/property/play_alone.h"
#include "tests/property/test_run.h"

// Many things at once: an agent who leaves with fifty conversations, a hundred offers that end in one moment.

namespace chatcore::property {
namespace {

constexpr std::uint32_t kLittle = 64;

v1::Config BurstConfig(std::uint32_t max_events_per_call) {
  v1::Config config;
  config.set_workspace_id("burst");
  config.set_default_capacity_units(50);
  config.mutable_time()->set_max_timer_lag_us(9 * 366 * kDayUs);
  config.mutable_time()->set_max_events_per_call(max_events_per_call);
  config.mutable_presence()->set_grace_us(5 * kSecondUs);
  config.mutable_retention()->set_conversation_us(30 * kSecondUs);
  v1::Queue& bound = *config.add_queues();
  bound.set_queue_id("bound");
  bound.set_wrap_up_us(4 * kSecondUs);
  v1::Queue& offered = *config.add_queues();
  offered.set_queue_id("offered");
  offered.set_mode(v1::OFFER_MODE_OFFER_ONE);
  offered.set_offer_timeout_us(5 * kSecondUs);
  offered.set_timeout_backoff_us(3 * kSecondUs);
  offered.set_max_missed_offers(70);
  offered.set_fallback_queue_id("bound");
  return config;
}

class BurstMaker {
 public:
  explicit BurstMaker(std::uint64_t seed) : dice_(seed) {}

  std::vector<Step> Make() {
    for (const char* agent : {"ada", "bo", "cy"}) Add().mutable_upsert_agent()->mutable_agent()->set_agent_id(agent);
    for (int round = 0; round < 40; ++round) {
      now_us_ += dice_.Between(0, 8 * kSecondUs);
      switch (dice_.Below(5)) {
        case 0:
          StartMany();
          break;
        case 1:
          Connect();
          break;
        case 2:
          Presence();
          break;
        case 3:
          CloseMany();
          break;
        case 4:
          SwitchOffered();
          break;
      }
    }
    return steps_;
  }

 private:
  v1::Command& Add() {
    steps_.push_back({.now_us = now_us_});
    return steps_.back().command;
  }

  std::string Agent() { return dice_.OneOf<const char*>({"ada", "bo", "cy"}); }

  void StartMany() {
    for (std::int64_t left = dice_.Between(20, 60); left > 0; --left) {
      v1::StartConversation& start = *Add().mutable_start_conversation();
      start.set_conversation_id(fmt::format("v{}", ++conversations_));
      start.set_customer_id(fmt::format("u{}", conversations_));
      start.set_channel(v1::CHANNEL_CHAT);
      if (dice_.Percent(50)) start.set_queue_id("offered");
    }
  }

  void Connect() {
    const std::string agent = Agent();
    v1::Command& command = Add();
    if (dice_.Percent(50)) {
      command.mutable_open_connection()->set_agent_id(agent);
      command.mutable_open_connection()->set_connection_id("tab");
    } else {
      command.mutable_close_connection()->set_agent_id(agent);
      command.mutable_close_connection()->set_connection_id("tab");
    }
  }

  void Presence() {
    v1::SetPresence& presence = *Add().mutable_set_presence();
    presence.set_agent_id(Agent());
    presence.set_presence(dice_.Percent(70) ? v1::PRESENCE_ACCEPTING : v1::PRESENCE_OFFLINE);
  }

  void CloseMany() {
    for (std::int64_t left = dice_.Between(1, 30); left > 0 && conversations_ > 0; --left) {
      Add().mutable_close_conversation()->set_conversation_id(fmt::format("v{}", dice_.Between(1, conversations_)));
    }
  }

  // Takes the second queue away with all that waits there, or brings it back.
  void SwitchOffered() {
    v1::Configure& configure = *Add().mutable_configure();
    configure.set_force(true);
    if (there_) {
      configure.mutable_patch()->add_remove_queue_ids("offered");
    } else {
      *configure.mutable_patch()->add_upsert_queues() = BurstConfig(kLittle).queues(1);
    }
    there_ = !there_;
  }

  Dice dice_;
  std::vector<Step> steps_;
  std::int64_t now_us_ = kStartUs;
  std::int64_t conversations_ = 0;
  bool there_ = true;
};

// As the manual of Desk says: AdvanceTo while work is left, then the command.
std::vector<v1::Event> PlayInPieces(const std::vector<Step>& steps, std::uint32_t max_events_per_call,
                                    std::size_t& longest_call) {
  const std::unique_ptr<Desk> desk = Desk::Create(BurstConfig(max_events_per_call)).value();
  std::vector<v1::Event> all;
  EventList events;
  const auto keep = [&](const absl::Status& status) {
    if (!status.ok()) throw std::runtime_error(status.ToString());
    longest_call = std::max(longest_call, events.size());
    for (v1::Event event : events) {
      event.clear_command_id();  // what is left of a command for a later call carries no id
      if (event.has_configured()) event.mutable_configured()->clear_config();
      all.push_back(event);
    }
    events.Clear();
  };
  for (const Step& step : steps) {
    const absl::Time now = absl::FromUnixMicros(step.now_us);
    while (desk->NeedsAdvance(now)) keep(desk->AdvanceTo(now, events));
    keep(desk->Apply(step.command, now, events));
  }
  // What the last command leads to may be more than its call has room for.
  const absl::Time end = absl::FromUnixMicros(steps.back().now_us);
  while (desk->NeedsAdvance(end)) keep(desk->AdvanceTo(end, events));
  return all;
}

}  // namespace

TEST_CASE("a call with little room for events says the same in pieces") {
  const TestRun run = TestRun::FromEnvironment();
  std::size_t longest = 0;
  run.ForEachSeed(6, 0.1, [&](std::uint64_t seed) {
    const std::vector<Step> steps = BurstMaker(seed).Make();
    std::size_t ignored = 0;
    const std::string difference =
        FirstDifference(PlayInPieces(steps, 100'000, longest), PlayInPieces(steps, kLittle, ignored));
    REQUIRE_MESSAGE(difference.empty(), "CHATCORE_TEST_SEED=", seed, "\n", difference);
    return true;
  });
  std::printf("longest call: %zu events\n", longest);
  CHECK(longest > 2 * kLittle);
}

}  // namespace chatcore::property
