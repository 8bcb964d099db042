#include "chatcore/desk_api/conversation_commands.h"
#include "tests/unit/desk_api/builder_rows.h"

namespace chatcore::test {

std::vector<BuilderRow> ConversationRows() {
  using namespace commands;  // NOLINT: a table
  return {
      {StartConversation{}, {"start_conversation"}},
      {StartConversation{.conversation = "c"}, {"start_conversation.conversation_id=\"c\""}},
      {StartConversation{.customer = "ann"}, {"start_conversation.customer_id=\"ann\""}},
      {StartConversation{.customer_handle = 8}, {"start_conversation.customer=8"}},
      {StartConversation{.channel = v1::CHANNEL_SMS}, {"start_conversation.channel=CHANNEL_SMS"}},
      {StartConversation{.topic = "billing"}, {"start_conversation.topic=\"billing\""}},
      {StartConversation{.queue = "q"}, {"start_conversation.queue_id=\"q\""}},
      {StartConversation{.priority = 1000}, {"start_conversation.priority=1000"}},
      {StartConversation{.requirement = {.skills = {{"spanish", 3}, {"law", 1}}}},
       {"start_conversation.requirement.skills.skill_id=\"spanish\"", "start_conversation.requirement.skills.level=3",
        "start_conversation.requirement.skills.skill_id=\"law\"", "start_conversation.requirement.skills.level=1"}},
      {StartConversation{.requirement = {.language = "lv"}}, {"start_conversation.requirement.language=\"lv\""}},
      {StartConversation{.language = "et"}, {"start_conversation.language=\"et\""}},

      {PostMessage{}, {"post_message"}},
      {PostMessage{.conversation = "c"}, {"post_message.conversation_id=\"c\""}},
      {PostMessage{.conversation_handle = 5}, {"post_message.conversation=5"}},
      {PostMessage{.message = "m"}, {"post_message.message_id=\"m\""}},
      {PostMessage{.text = "Hello"}, {"post_message.text=\"Hello\""}},
      {PostMessage{.language = "en"}, {"post_message.language=\"en\""}},
      {PostMessage{.confirmed_digest = 77}, {"post_message.confirmed_digest=77"}},
      {PostMessage{.internal_note = true}, {"post_message.internal_note=true"}},
      {PostMessage{.facts = Facts{}}, {"post_message.facts"}},
      {PostMessage{.facts = Facts{.language = "th"}}, {"post_message.facts.language=\"th\""}},
      {PostMessage{.facts = Facts{.code_points = 5}}, {"post_message.facts.code_points=5"}},
      {PostMessage{.facts = Facts{.asks_question = true}}, {"post_message.facts.asks_question=true"}},
      {PostMessage{.facts = Facts{.greets = true}}, {"post_message.facts.greets=true"}},
      {PostMessage{.facts = Facts{.apologises = true}}, {"post_message.facts.apologises=true"}},
      {PostMessage{.facts = Facts{.thanks = true}}, {"post_message.facts.thanks=true"}},
      {PostMessage{.facts = Facts{.findings = 2}}, {"post_message.facts.findings=2"}},
      {PostMessage{.facts = Facts{.offers_help = true}}, {"post_message.facts.offers_help=true"}},
      {PostMessage{.facts = Facts{.appreciates = true}}, {"post_message.facts.appreciates=true"}},
      {PostMessage{.facts = Facts{.empathises = true}}, {"post_message.facts.empathises=true"}},
      {PostMessage{.facts = Facts{.assures = true}}, {"post_message.facts.assures=true"}},
      {PostMessage{.facts = Facts{.asks_feedback = true}}, {"post_message.facts.asks_feedback=true"}},
      {PostMessage{.facts = Facts{.closes = true}}, {"post_message.facts.closes=true"}},

      {PreviewTyping{}, {"preview_typing"}},
      {PreviewTyping{.conversation = "c"}, {"preview_typing.conversation_id=\"c\""}},
      {PreviewTyping{.conversation_handle = 5}, {"preview_typing.conversation=5"}},
      {PreviewTyping{.text = "Hel"}, {"preview_typing.text=\"Hel\""}},
      {CloseConversation{}, {"close_conversation"}},
      {CloseConversation{.conversation = "c"}, {"close_conversation.conversation_id=\"c\""}},
      {CloseConversation{.conversation_handle = 5}, {"close_conversation.conversation=5"}},
      {CloseConversation{.reason = "resolved"}, {"close_conversation.reason=\"resolved\""}},
      {CloseConversation{.open_ticket = true}, {"close_conversation.open_ticket=true"}},
      {CloseConversation{.ticket = "t"}, {"close_conversation.ticket_id=\"t\""}},
      {AbandonConversation{}, {"abandon_conversation"}},
      {AbandonConversation{.conversation = "c"}, {"abandon_conversation.conversation_id=\"c\""}},
      {AbandonConversation{.conversation_handle = 5}, {"abandon_conversation.conversation=5"}},
  };
}

}  // namespace chatcore::test
