#ifndef CHATCORE_SRC_ROUTING_PROFILE_CLASSES_H_
#define CHATCORE_SRC_ROUTING_PROFILE_CLASSES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/types.pb.h"
#include "src/base/bit_row.h"
#include "src/base/strings.h"

namespace chatcore::routing {

/// Agents who differ only in name share a class: same teams, skills with levels, and languages. What an item asks for
/// is then asked of classes, by combining rows of bits, one bit for each class:
///
/// ```cpp
/// const std::uint32_t id = classes.Acquire(agent.profile);
/// const base::BitRow row = classes.Satisfying(queue, requirement);  // row.Test(id): agents of the class may serve it
/// classes.Release(id);                                              // the last agent of a class takes it along
/// ```
///
/// Cost: Acquire is linear in the profile. Satisfying combines one row of (classes / 64) words for each condition.
class ProfileClasses {
 public:
  struct Acquired {
    std::uint32_t id = 0;
    bool is_new = false;
  };

  /// The class of the profile. Counts a use of it.
  Acquired Acquire(const v1::Agent& profile);
  void Release(std::uint32_t id);

  /// The classes whose agents are members of the queue and meet both requirements.
  base::BitRow Satisfying(const v1::Queue& queue, const v1::Requirement& requirement) const;

  /// The same question of one class.
  bool Satisfies(std::uint32_t id, const v1::Queue& queue, const v1::Requirement& requirement) const;

  /// The number of a skill, for LevelOf.
  std::uint32_t NumberSkill(const std::string& skill_id);
  std::uint32_t LevelOf(std::uint32_t skill, std::uint32_t id) const {
    return id < skills_[skill].levels.size() ? skills_[skill].levels[id] : 0;
  }

  /// Classes that were ever alive at one time: every id is below.
  std::uint32_t size() const { return static_cast<std::uint32_t>(classes_.size()); }

 private:
  static constexpr std::uint32_t kLevels = 10;

  struct Class {
    v1::Agent profile;  // teams, skills and languages only
    std::string key;
    std::uint32_t uses = 0;
  };
  struct Skill {
    std::vector<std::uint8_t> levels;            // by class; 0 = does not have it
    std::array<base::BitRow, kLevels> at_least;  // by level - 1
  };

  void PutBits(std::uint32_t id, bool value);
  void RequireAll(const v1::Requirement& requirement, base::BitRow& row) const;

  std::vector<Class> classes_;
  std::vector<std::uint32_t> free_;
  base::StringMap<std::uint32_t> ids_;  // by key
  std::string key_;                     // reused: most profiles are known

  base::BitRow alive_;
  base::BitRow any_language_;
  base::StringMap<base::BitRow> teams_;
  base::StringMap<base::BitRow> languages_;
  base::StringMap<std::uint32_t> skill_numbers_;
  std::vector<Skill> skills_;
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_PROFILE_CLASSES_H_
