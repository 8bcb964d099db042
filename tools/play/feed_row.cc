#include "tools/play/feed_row.h"

namespace chatcore::play {

const std::string* ConversationOf(const Row& row) {
  return std::visit(
      [](const auto& body) -> const std::string* {
        if constexpr (requires { body.conversation; }) {
          return &body.conversation;
        } else {
          return nullptr;
        }
      },
      row.body);
}

}  // namespace chatcore::play
