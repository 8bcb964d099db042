#ifndef CHATCORE_TOOLS_SCENARIO_NAMES_H_
#define CHATCORE_TOOLS_SCENARIO_NAMES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "chatcore/v1/event.pb.h"

// Handles by name. Handles are numbers that nobody can review, so a transcript shows the id that the handle stands for,
// and a command may say `offer=@chat-1:eva` for a handle. Offers and assignments are called conversation:agent.

namespace chatcore::scenario {

/// What the handle in a field of this name stands for: "from_agent" and "assignee" are agents. Empty when the field is
/// no handle.
std::string_view NounOf(std::string_view field_name);

class Names {
 public:
  /// Learns the handles that an event gives out.
  void Learn(const v1::Event& event);

  std::optional<std::uint64_t> HandleOf(std::string_view noun, std::string_view name) const;
  std::optional<std::string> NameOf(std::string_view noun, std::uint64_t handle) const;

 private:
  void Add(std::string_view noun, std::uint64_t handle, const std::string& name);

  std::map<std::pair<std::string, std::string>, std::uint64_t>
      handles_;  // the newest of each name, kept when it is gone
  std::map<std::pair<std::string, std::uint64_t>, std::string> names_;
};

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_NAMES_H_
