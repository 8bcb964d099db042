#ifndef CHATCORE_TOOLS_BENCH_WORLD_H_
#define CHATCORE_TOOLS_BENCH_WORLD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/types.pb.h"
#include "src/base/random.h"

namespace chatcore::bench {

/// Numbers of chance from a seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    state_ = base::NextRandomState(state_);
    return base::RandomNumber(state_);
  }
  /// 0 to below - 1.
  std::uint32_t Below(std::uint64_t below) { return static_cast<std::uint32_t>(Next() % below); }
  bool Percent(std::uint32_t percent) { return Below(100) < percent; }

 private:
  std::uint64_t state_;
};

/// How large a desk is measured, and how it decides.
struct Size {
  std::uint32_t agents = 1'000;
  std::uint32_t profiles = 100;  // different sets of skills, levels and languages
  std::uint32_t needs = 500;     // different requirements
  std::uint32_t queues = 1;
  std::uint32_t waiting = 1'000;
  std::vector<v1::Criterion> strategy = {v1::CRITERION_LONGEST_IDLE};
  bool fits_all = false;  // every item fits every agent
  std::uint64_t seed = 1;
};

/// Two communities that share no skill. In the first one in twenty slots is free and an item finds an agent at once;
/// the second is full, with `waiting` items in its lines, and every end of work pulls the next of them.
///
/// Skills and requirements follow reference figures of large desks: 50 skills a community with levels 1 to 5, 16
/// languages, agents with 2 to 6 skills and capacity 1 to 5; an item asks for a language and for one skill (70 of 100)
/// or two, at level 1 to 3.
struct World {
  struct Agent {
    v1::Agent profile;
    std::uint32_t community = 0;
  };
  struct Need {
    v1::Requirement requirement;
    std::uint32_t queue = 0;
    std::uint32_t community = 0;
  };

  std::vector<v1::Queue> queues;
  std::vector<Agent> agents;
  std::vector<Need> needs;                           // each is met by some profile
  std::vector<std::uint32_t> needs_of_community[2];  // indexes
  std::vector<v1::SkillLevel> skills;                // all there are
};

World MakeWorld(const Size& size);

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_WORLD_H_
