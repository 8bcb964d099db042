#ifndef CHATCORE_TESTS_PROPERTY_COMPARISON_H_
#define CHATCORE_TESTS_PROPERTY_COMPARISON_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chatcore/desk.h"
#include "tests/property/event_watch.h"
#include "tests/property/sequence.h"
#include "tests/reference/naive_desk.h"

namespace chatcore::property {

/// What went wrong. `kind` tells failures apart: while a sequence is shortened it has to fail in the same way.
struct Failure {
  std::string kind;  // empty: nothing went wrong
  std::string text;

  explicit operator bool() const { return !kind.empty(); }
};

/// How often what was seen.
struct Coverage {
  std::map<v1::Event::BodyCase, std::size_t> events;
  std::map<v1::RejectReason, std::size_t> refusals;
  std::map<v1::Command::BodyCase, std::size_t> commands;
  std::size_t bad_forms = 0;
  std::size_t restarts = 0;

  std::size_t CommandCount() const;
};

/// For tests of the comparison itself.
struct Setup {
  std::function<void(std::vector<v1::Event>&)> tamper = nullptr;  // changes what the desk said before it is compared
};

/// A desk, its slow twin, and a shadow that is fed by Replay only. After every step all three have to agree, every
/// invariant has to hold and every event has to be for the right people.
///
/// ```cpp
/// Comparison comparison(sequence, coverage);
/// for (const Step& step : sequence.steps) {
///   if (Failure failure = comparison.Do(step)) return failure;
/// }
/// ```
class Comparison {
 public:
  /// `sequence`: its configuration and linter; the steps are given one by one.
  Comparison(const Sequence& sequence, Coverage& coverage, Setup setup = {});

  Failure Do(const Step& step);

  const reference::NaiveDesk& twin() const { return twin_; }
  const Desk& desk() const { return *desk_; }

 private:
  Failure Call(const Step& step);
  Failure CheckRefusedForm(const Step& step, const absl::Status& status, bool too_far_back);
  Failure CompareEvents(const reference::NaiveDesk::Events& expected);
  Failure FollowWithShadow();
  Failure CheckState();
  Failure Restart(Step::Kind kind);

  Parts parts_;
  v1::Config config_;
  Coverage& coverage_;
  Setup setup_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<Desk> shadow_;
  reference::NaiveDesk twin_;
  EventWatch watch_;
  EventList list_;
  std::vector<v1::Event> events_;
  std::uint64_t hash_ = 0;
  bool leases_wait_ = false;  // restarted: connections have no lease before the first call
};

/// Plays the whole sequence.
Failure Play(const Sequence& sequence, Coverage& coverage, const Setup& setup = {});

/// What of an event is compared with the twin: everything but audience, build stamp and the detail of a refusal.
std::string Essence(v1::Event event);

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_COMPARISON_H_
