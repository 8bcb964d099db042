#ifndef CHATCORE_TESTS_PROPERTY_RANDOM_CONFIG_H_
#define CHATCORE_TESTS_PROPERTY_RANDOM_CONFIG_H_

#include <vector>

#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "tests/property/dice.h"

namespace chatcore::property {

/// What a test needs of its sequences beyond chance.
struct Wishes {
  int steps = 250;
  bool never_resumes = false;  // timers may lag by years: DeskResumed never comes
  bool connections = true;     // open connections, with leases
  bool restarts = true;
  bool bad_forms = true;    // malformed commands and clocks that step too far back
  bool clock_steps = true;  // the clock steps back a little now and then
  bool changes_config = true;
  bool linter = true;
  bool plain_agents = false;  // no teams, skills, languages or limits: every accepting agent with room may do all
  std::vector<v1::Criterion> strategy = {};  // of every queue; none = each its own
};

/// A valid configuration: one to four queues of all kinds, policies short and long, limits that are soon reached.
v1::Config RandomConfig(Dice& dice, const Wishes& wishes);

/// A change of parts of `config`; valid most of the time.
v1::ConfigPatch RandomPatch(Dice& dice, const Wishes& wishes, const v1::Config& config);

v1::Requirement RandomRequirement(Dice& dice, const Wishes& wishes, const v1::Config& config);

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_RANDOM_CONFIG_H_
