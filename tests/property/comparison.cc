#include "tests/property/comparison.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "tests/property/audience_rules.h"

namespace chatcore::property {
namespace {

absl::Time TimeOf(std::int64_t us) { return absl::FromUnixMicros(us); }

Parts PartsOf(const Sequence& sequence) { return {.linter = sequence.with_linter ? SmallLinter() : nullptr}; }

std::string Describe(const v1::Event* event) { return event == nullptr ? "nothing" : ToText(*event); }

}  // namespace

std::size_t Coverage::CommandCount() const {
  std::size_t count = 0;
  for (const auto& [kind, times] : commands) count += times;
  return count;
}

std::string Essence(v1::Event event) {
  event.clear_audience();
  event.clear_audience_agents();
  if (event.has_configured()) event.mutable_configured()->clear_stamp();
  if (event.has_command_rejected()) event.mutable_command_rejected()->clear_detail();
  return event.SerializeAsString();
}

Comparison::Comparison(const Sequence& sequence, Coverage& coverage, Setup setup)
    : parts_(PartsOf(sequence)),
      config_(sequence.config),
      coverage_(coverage),
      setup_(std::move(setup)),
      desk_(Desk::Create(config_, parts_).value()),
      shadow_(Desk::Create(config_, parts_).value()),
      twin_(config_, parts_.linter),
      hash_(desk_->StateHash()) {}

Failure Comparison::Do(const Step& step) {
  switch (step.kind) {
    case Step::Kind::kCommand:
    case Step::Kind::kAdvance:
      return Call(step);
    case Step::Kind::kRestore:
    case Step::Kind::kTakeOver:
      return Restart(step.kind);
  }
  return {};
}

Failure Comparison::Call(const Step& step) {
  list_.Clear();
  list_.Add().set_command_id("what was there before");
  const bool too_far_back = twin_.LastUs() - step.now_us > twin_.state().config.time().max_clock_step_us();
  const bool command = step.kind == Step::Kind::kCommand;
  const absl::Status status =
      command ? desk_->Apply(step.command, TimeOf(step.now_us), list_) : desk_->AdvanceTo(TimeOf(step.now_us), list_);
  if (!status.ok()) return CheckRefusedForm(step, status, too_far_back);
  if (too_far_back || (command && step.form == Step::Form::kBad)) return {"form", "a malformed call was accepted"};
  events_.assign(std::next(list_.begin(), 1), list_.end());
  if (setup_.tamper) setup_.tamper(events_);
  leases_wait_ = false;
  if (command) ++coverage_.commands[step.command.body_case()];
  const auto expected =
      command ? twin_.Apply(step.command, step.now_us, events_) : twin_.AdvanceTo(step.now_us, events_);
  if (Failure failure = CompareEvents(expected)) return failure;
  if (Failure failure = FollowWithShadow()) return failure;
  return CheckState();
}

// A failed call leaves no trace.
Failure Comparison::CheckRefusedForm(const Step& step, const absl::Status& status, bool too_far_back) {
  const bool depends = step.form == Step::Form::kDepends || step.form == Step::Form::kBad;
  const bool expected = too_far_back || (step.kind == Step::Kind::kCommand && depends);
  if (!absl::IsInvalidArgument(status) || !expected) return {"form", "refused: " + status.ToString()};
  if (list_.size() != 1) return {"trace", "a failed call left events"};
  if (desk_->StateHash() != hash_) return {"trace", "a failed call changed the state"};
  ++coverage_.bad_forms;
  return {};
}

Failure Comparison::CompareEvents(const reference::NaiveDesk::Events& expected) {
  for (std::size_t i = 0; i < std::max(events_.size(), expected.size()); ++i) {
    const v1::Event* desk = i < events_.size() ? &events_[i] : nullptr;
    const v1::Event* twin = i < expected.size() ? &expected[i] : nullptr;
    if (desk != nullptr && twin != nullptr && Essence(*desk) == Essence(*twin)) continue;
    return {"events",
            fmt::format("event {} of the call differs\n  desk: {}\n  twin: {}", i + 1, Describe(desk), Describe(twin))};
  }
  return {};
}

Failure Comparison::FollowWithShadow() {
  for (const v1::Event& event : events_) {
    ++coverage_.events[event.body_case()];
    if (event.has_command_rejected()) ++coverage_.refusals[event.command_rejected().reason()];
    if (std::string problem = AudienceProblem(event); !problem.empty()) {
      return {"audience", problem + ": " + ToText(event)};
    }
    if (std::string problem = watch_.Problem(event); !problem.empty()) return {"books", problem + ": " + ToText(event)};
    if (event.seq() == 0) continue;
    const absl::Status status = shadow_->Replay(event);
    if (!status.ok()) return {"replay", status.ToString() + ": " + ToText(event)};
  }
  return {};
}

Failure Comparison::CheckState() {
  hash_ = desk_->StateHash();
  if (shadow_->StateHash() != hash_) return {"hash", "live and replayed state differ"};
  if (const absl::Status status = desk_->CheckInvariants(); !status.ok()) return {"invariants", status.ToString()};
  if (std::string pair = twin_.UnmatchedPair(); !pair.empty()) return {"unmatched", pair};
  if (desk_->LastSeq() != twin_.state().seq) return {"deadline", "the numbers of the last event differ"};
  const std::optional<std::int64_t> due_us = twin_.NextDueUs();
  absl::Time expected = due_us ? TimeOf(*due_us) : absl::InfiniteFuture();
  if (leases_wait_) expected = absl::InfinitePast();
  if (desk_->NextDeadline() == expected) return {};
  return {"deadline", fmt::format("next deadline: desk {} us, twin {} us", absl::ToUnixMicros(desk_->NextDeadline()),
                                  absl::ToUnixMicros(expected))};
}

Failure Comparison::Restart(Step::Kind kind) {
  ++coverage_.restarts;
  const absl::StatusOr<std::string> snapshot = desk_->Snapshot();
  if (!snapshot.ok()) return {"snapshot", snapshot.status().ToString()};
  absl::StatusOr<std::unique_ptr<Desk>> restored = Desk::Restore(*snapshot, parts_);
  if (!restored.ok()) return {"snapshot", restored.status().ToString()};
  if ((*restored)->Snapshot().value() != *snapshot) return {"snapshot", "the bytes differ after restoring"};
  // The other one goes on as the shadow, so replay goes on from a snapshot too.
  desk_ = std::move(*restored);
  if (kind == Step::Kind::kTakeOver) std::swap(desk_, shadow_);
  twin_.Restart();
  watch_.Restarted();
  leases_wait_ = std::any_of(twin_.state().agents.begin(), twin_.state().agents.end(),
                             [](const auto& agent) { return !agent->connections.empty(); });
  return CheckState();
}

Failure Play(const Sequence& sequence, Coverage& coverage, const Setup& setup) {
  Comparison comparison(sequence, coverage, setup);
  for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
    if (Failure failure = comparison.Do(sequence.steps[i])) {
      failure.text = fmt::format("step {}: {}\n{}", i + 1, ToText(sequence.steps[i]), failure.text);
      return failure;
    }
  }
  return {};
}

}  // namespace chatcore::property
