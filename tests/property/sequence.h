#ifndef CHATCORE_TESTS_PROPERTY_SEQUENCE_H_
#define CHATCORE_TESTS_PROPERTY_SEQUENCE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chatcore/linter.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"

namespace chatcore::property {

inline constexpr std::int64_t kSecondUs = 1'000'000;
inline constexpr std::int64_t kMinuteUs = 60 * kSecondUs;
inline constexpr std::int64_t kHourUs = 60 * kMinuteUs;
inline constexpr std::int64_t kDayUs = 24 * kHourUs;
inline constexpr std::int64_t kStartUs = 1'767'603'600 * kSecondUs;  // Monday 2026-01-05 09:00:00 UTC

/// One thing done to a desk. It stands for itself: a sequence stays playable when others are taken out.
struct Step {
  enum class Kind {
    kCommand,   // Apply
    kAdvance,   // AdvanceTo
    kRestore,   // go on with a desk restored from a snapshot
    kTakeOver,  // go on with the desk that was fed by Replay
  };
  /// What the desk may say to the form of a command.
  enum class Form { kGood, kBad, kDepends };  // kDepends: on the configuration of the moment

  Kind kind = Kind::kCommand;
  std::int64_t now_us = 0;
  v1::Command command;
  Form form = Form::kGood;
};

struct Sequence {
  v1::Config config;
  bool with_linter = false;
  std::vector<Step> steps;
};

/// A linter with three rules of our own: "calm down" is a suggestion, "no idea" a warning, "your fault" an error.
std::shared_ptr<const Linter> SmallLinter();

/// The sequence as a numbered list that a person can read and type again.
std::string ToText(const Sequence& sequence);
std::string ToText(const Step& step);
std::string ToText(const v1::Event& event);

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_SEQUENCE_H_
