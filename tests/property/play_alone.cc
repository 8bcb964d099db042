#include "tests/property/play_alone.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "chatcore/desk.h"
#include "fmt/format.h"

namespace chatcore::property {
namespace {

std::unique_ptr<Desk> Restarted(const Desk& desk, const Parts& parts) {
  return Desk::Restore(desk.Snapshot().value(), parts).value();
}

}  // namespace

std::vector<v1::Event> PlayAlone(const Sequence& sequence, Dice& dice, const Manner& manner) {
  const Parts parts{.linter = sequence.with_linter ? SmallLinter() : nullptr};
  std::unique_ptr<Desk> desk = Desk::Create(sequence.config, parts).value();
  EventList events;
  std::int64_t last_us = 0;
  const auto advance = [&](std::int64_t now_us) {
    const absl::Status status = desk->AdvanceTo(absl::FromUnixMicros(now_us), events);
    if (!status.ok()) throw std::runtime_error(status.ToString());
  };
  for (const Step& step : sequence.steps) {
    for (std::uint64_t calls = manner.extra_calls && last_us != 0 ? dice.Below(3) : 0; calls > 0; --calls) {
      last_us = dice.Between(last_us, std::max(last_us, step.now_us));
      advance(last_us);
    }
    if (manner.extra_restarts && dice.Percent(10)) desk = Restarted(*desk, parts);
    if (step.kind == Step::Kind::kRestore || step.kind == Step::Kind::kTakeOver) desk = Restarted(*desk, parts);
    if (step.kind == Step::Kind::kAdvance) advance(step.now_us);
    if (step.kind == Step::Kind::kCommand) {
      const absl::Status status = desk->Apply(step.command, absl::FromUnixMicros(step.now_us), events);
      if (!status.ok() && !absl::IsInvalidArgument(status)) throw std::runtime_error(status.ToString());
    }
    last_us = std::max(last_us, step.now_us);
  }
  return {events.begin(), events.end()};
}

std::string FirstDifference(const std::vector<v1::Event>& a, const std::vector<v1::Event>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string left = i < a.size() ? ToText(a[i]) : "nothing";
    const std::string right = i < b.size() ? ToText(b[i]) : "nothing";
    const bool same = i < a.size() && i < b.size() && a[i].SerializeAsString() == b[i].SerializeAsString();
    if (!same) return fmt::format("event {}\n  first:  {}\n  second: {}", i + 1, left, right);
  }
  return "";
}

}  // namespace chatcore::property
