#include "src/desk/conversation.h"

namespace chatcore::desk {
namespace {

struct Row {
  v1::Place from;
  ConversationTrigger trigger;
  v1::Place to;
};

using T = ConversationTrigger;

constexpr Row kTransitions[] = {
    {v1::PLACE_UNSPECIFIED, T::kQueued, v1::PLACE_QUEUED},
    {v1::PLACE_QUEUED, T::kQueued, v1::PLACE_QUEUED},  // moved to another queue
    {v1::PLACE_QUEUED, T::kOffered, v1::PLACE_OFFERED},
    {v1::PLACE_QUEUED, T::kAssigned, v1::PLACE_ACTIVE},
    {v1::PLACE_QUEUED, T::kClosed, v1::PLACE_CLOSED},
    {v1::PLACE_OFFERED, T::kOfferEnded, v1::PLACE_QUEUED},
    {v1::PLACE_ACTIVE, T::kQueued, v1::PLACE_QUEUED},
    {v1::PLACE_ACTIVE, T::kAssigned, v1::PLACE_ACTIVE},  // transferred to another agent
    {v1::PLACE_ACTIVE, T::kClosed, v1::PLACE_CLOSED},
};

}  // namespace

bool IsAnswered(const Conversation& conversation) {
  const bool spoken = conversation.channel == v1::CHANNEL_PHONE || conversation.channel == v1::CHANNEL_MEETING;
  return spoken ? conversation.first_assigned_us != 0 : conversation.agent_messages != 0;
}

v1::Place NextPlace(v1::Place from, ConversationTrigger trigger) {
  for (const Row& row : kTransitions) {
    if (row.from == from && row.trigger == trigger) return row.to;
  }
  return v1::PLACE_UNSPECIFIED;
}

}  // namespace chatcore::desk
