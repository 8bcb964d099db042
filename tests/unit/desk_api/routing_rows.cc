#include "chatcore/desk_api/routing_commands.h"
#include "tests/unit/desk_api/builder_rows.h"

namespace chatcore::test {

std::vector<BuilderRow> RoutingRows() {
  using namespace commands;  // NOLINT: a table
  return {
      {AcceptOffer{}, {"accept_offer"}},
      {AcceptOffer{.offer_handle = 3}, {"accept_offer.offer=3"}},
      {AcceptOffer{.conversation = "c"}, {"accept_offer.conversation_id=\"c\""}},
      {AcceptOffer{.conversation_handle = 5}, {"accept_offer.conversation=5"}},
      {DeclineOffer{}, {"decline_offer"}},
      {DeclineOffer{.offer_handle = 3}, {"decline_offer.offer=3"}},
      {DeclineOffer{.conversation = "c"}, {"decline_offer.conversation_id=\"c\""}},
      {DeclineOffer{.conversation_handle = 5}, {"decline_offer.conversation=5"}},
      {PickConversation{}, {"pick_conversation"}},
      {PickConversation{.conversation = "c"}, {"pick_conversation.conversation_id=\"c\""}},
      {PickConversation{.conversation_handle = 5}, {"pick_conversation.conversation=5"}},
      {PickConversation{.agent = "eva"}, {"pick_conversation.agent_id=\"eva\""}},
      {PickConversation{.agent_handle = 9}, {"pick_conversation.agent=9"}},
      {TransferConversation{}, {"transfer_conversation"}},
      {TransferConversation{.conversation = "c"}, {"transfer_conversation.conversation_id=\"c\""}},
      {TransferConversation{.conversation_handle = 5}, {"transfer_conversation.conversation=5"}},
      {TransferConversation{.to_agent = "bob"}, {"transfer_conversation.to_agent_id=\"bob\""}},
      {TransferConversation{.to_agent_handle = 9}, {"transfer_conversation.to_agent=9"}},
      {TransferConversation{.to_queue = "q"}, {"transfer_conversation.to_queue_id=\"q\""}},
      {TransferConversation{.customer_agreed = true}, {"transfer_conversation.customer_agreed=true"}},
      {TransferConversation{.summary = "so far"}, {"transfer_conversation.summary=\"so far\""}},
      {TransferConversation{.queue_if_unavailable = true}, {"transfer_conversation.queue_if_unavailable=true"}},
      {TransferConversation{.reason = "expert"}, {"transfer_conversation.reason=\"expert\""}},
      {EndWrapUp{}, {"end_wrap_up"}},
      {EndWrapUp{.assignment_handle = 6}, {"end_wrap_up.assignment=6"}},
      {EndWrapUp{.conversation = "c"}, {"end_wrap_up.conversation_id=\"c\""}},
      {EndWrapUp{.conversation_handle = 5}, {"end_wrap_up.conversation=5"}},
  };
}

}  // namespace chatcore::test
