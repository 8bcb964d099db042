#ifndef CHATCORE_TESTS_UNIT_DESK_DESK_HARNESS_H_
#define CHATCORE_TESTS_UNIT_DESK_DESK_HARNESS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chatcore/desk.h"
#include "doctest/doctest.h"

namespace chatcore {

/// A desk under test with a shadow that is fed by Replay only: after every call both have the same hash and the
/// invariants hold.
class DeskHarness {
 public:
  static constexpr std::int64_t kStartUs = 1'767'603'600'000'000;  // Monday 2026-01-05 09:00:00 UTC

  static v1::Config SmallConfig() {
    v1::Config config;
    config.set_workspace_id("test");
    config.set_default_capacity_units(2);
    config.add_queues()->set_queue_id("general");
    return config;
  }

  explicit DeskHarness(const v1::Config& config = SmallConfig(), Parts parts = {}) : parts_(std::move(parts)) {
    absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config, parts_);
    absl::StatusOr<std::unique_ptr<Desk>> shadow = Desk::Create(config);
    REQUIRE(desk.ok());
    REQUIRE(shadow.ok());
    desk_ = std::move(*desk);
    shadow_ = std::move(*shadow);
  }

  Desk& desk() { return *desk_; }
  std::int64_t now_us() const { return now_us_; }
  absl::Time now() const { return absl::FromUnixMicros(now_us_); }

  /// Lets time pass in one step, as a host that slept would.
  DeskHarness& SleepSeconds(std::int64_t seconds) {
    now_us_ += seconds * 1'000'000;
    return *this;
  }

  /// Lets time pass as a host should: a call at every deadline. Returns the events.
  std::vector<v1::Event> RunSeconds(std::int64_t seconds) {
    const std::int64_t until_us = now_us_ + seconds * 1'000'000;
    std::vector<v1::Event> all;
    while (true) {
      const absl::Time next = desk_->NextDeadline();
      now_us_ =
          std::max(now_us_, std::min(until_us, next == absl::InfiniteFuture() ? until_us : absl::ToUnixMicros(next)));
      for (const v1::Event& event : Advance()) all.push_back(event);
      if (now_us_ >= until_us && !desk_->NeedsAdvance(now())) return all;
    }
  }

  std::vector<v1::Event> Advance() {
    events_.Clear();
    const absl::Status status = desk_->AdvanceTo(now(), events_);
    REQUIRE_MESSAGE(status.ok(), status.ToString());
    return Check();
  }

  std::vector<v1::Event> Apply(const v1::Command& command) {
    events_.Clear();
    const absl::Status status = desk_->Apply(command, now(), events_);
    REQUIRE_MESSAGE(status.ok(), status.ToString());
    return Check();
  }

  absl::Status TryApply(const v1::Command& command) {
    const std::uint64_t before = desk_->StateHash();
    events_.Clear();
    const absl::Status status = desk_->Apply(command, now(), events_);
    if (status.ok()) {
      Check();
    } else {
      CHECK(desk_->StateHash() == before);
      CHECK(events_.empty());
    }
    return status;
  }

  /// Goes on with a desk restored from a snapshot.
  void SnapshotAndRestore() {
    const absl::StatusOr<std::string> bytes = desk_->Snapshot();
    REQUIRE(bytes.ok());
    const std::uint64_t before = desk_->StateHash();
    absl::StatusOr<std::unique_ptr<Desk>> restored = Desk::Restore(*bytes, parts_);
    REQUIRE_MESSAGE(restored.ok(), restored.status().ToString());
    desk_ = std::move(*restored);
    CHECK(desk_->StateHash() == before);
  }

  /// The refusal among the events, or UNSPECIFIED.
  static v1::RejectReason RejectionIn(const std::vector<v1::Event>& events) {
    for (const v1::Event& event : events) {
      if (event.has_command_rejected()) return event.command_rejected().reason();
    }
    return v1::REJECT_REASON_UNSPECIFIED;
  }

  /// The only event of a kind; fails the test unless there is exactly one.
  static v1::Event Only(const std::vector<v1::Event>& events, v1::Event::BodyCase kind) {
    std::vector<v1::Event> found;
    for (const v1::Event& event : events) {
      if (event.body_case() == kind) found.push_back(event);
    }
    REQUIRE(found.size() == 1);
    return found[0];
  }

  static std::size_t Count(const std::vector<v1::Event>& events, v1::Event::BodyCase kind) {
    std::size_t count = 0;
    for (const v1::Event& event : events) count += event.body_case() == kind ? 1 : 0;
    return count;
  }

 private:
  std::vector<v1::Event> Check() {
    std::vector<v1::Event> copy;
    for (const v1::Event& event : events_) {
      copy.push_back(event);
      CHECK((event.audience() & v1::AUDIENCE_HOST) != 0);
      if (event.seq() == 0) continue;
      const absl::Status replayed = shadow_->Replay(event);
      REQUIRE_MESSAGE(replayed.ok(), replayed.ToString());
    }
    CHECK(desk_->StateHash() == shadow_->StateHash());
    const absl::Status invariants = desk_->CheckInvariants();
    CHECK_MESSAGE(invariants.ok(), invariants.ToString());
    return copy;
  }

  Parts parts_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<Desk> shadow_;
  EventList events_;
  std::int64_t now_us_ = kStartUs;
};

}  // namespace chatcore

#endif  // CHATCORE_TESTS_UNIT_DESK_DESK_HARNESS_H_
