#include "src/desk/command_window.h"

#include <algorithm>
#include <utility>

namespace chatcore::desk {

void CommandWindow::Remember(std::string_view id, std::uint64_t seq, std::int64_t at_us, std::int64_t window_us,
                             std::size_t window_count) {
  // The events of one command follow each other, so the youngest entry is nearly always the one.
  if (!commands_.empty() && commands_.back().id == id) {
    commands_.back().last_seq = seq;
    return;
  }
  if (const auto found = ordinals_.find(id); found != ordinals_.end()) {
    commands_[found->second - forgotten_].last_seq = seq;
    return;
  }
  ordinals_.emplace(std::string(id), forgotten_ + commands_.size());
  commands_.push_back({.id = std::string(id), .first_seq = seq, .last_seq = seq, .at_us = at_us});
  while (commands_.size() > window_count || (commands_.size() > 1 && commands_.front().at_us < at_us - window_us)) {
    ForgetOldest();
  }
}

const RememberedCommand* CommandWindow::Find(std::string_view id) const {
  const auto found = ordinals_.find(id);
  return found == ordinals_.end() ? nullptr : &commands_[found->second - forgotten_];
}

bool CommandWindow::Load(std::deque<RememberedCommand> commands, std::int64_t horizon_us) {
  commands_ = std::move(commands);
  horizon_us_ = horizon_us;
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    if (!ordinals_.emplace(commands_[i].id, i).second) return false;
  }
  return true;
}

void CommandWindow::ForgetOldest() {
  horizon_us_ = std::max(horizon_us_, commands_.front().at_us + 1);
  ordinals_.erase(commands_.front().id);
  commands_.pop_front();
  ++forgotten_;
}

}  // namespace chatcore::desk
