#include "chatcore/desk_api/ticket_commands.h"
#include "tests/unit/desk_api/builder_rows.h"

namespace chatcore::test {

std::vector<BuilderRow> TicketRows() {
  using namespace commands;  // NOLINT: a table
  const absl::Time until = absl::FromUnixSeconds(5);
  v1::TicketRecord record;
  record.set_ticket_id("t");
  return {
      {OpenTicket{}, {"open_ticket"}},
      {OpenTicket{.ticket = "t"}, {"open_ticket.ticket_id=\"t\""}},
      {OpenTicket{.customer = "ann"}, {"open_ticket.customer_id=\"ann\""}},
      {OpenTicket{.customer_handle = 8}, {"open_ticket.customer=8"}},
      {OpenTicket{.source = v1::TICKET_SOURCE_CALL}, {"open_ticket.source=TICKET_SOURCE_CALL"}},
      {OpenTicket{.subject = "lamp"}, {"open_ticket.subject=\"lamp\""}},
      {OpenTicket{.priority = 10}, {"open_ticket.priority=10"}},
      {OpenTicket{.team = "support"}, {"open_ticket.team_id=\"support\""}},
      {OpenTicket{.assignee = "eva"}, {"open_ticket.assignee_id=\"eva\""}},
      {OpenTicket{.assignee_handle = 9}, {"open_ticket.assignee=9"}},
      {OpenTicket{.conversation = "c"}, {"open_ticket.conversation_id=\"c\""}},
      {OpenTicket{.conversation_handle = 5}, {"open_ticket.conversation=5"}},

      {ReplyTicket{}, {"reply_ticket"}},
      {ReplyTicket{.ticket = "t"}, {"reply_ticket.ticket_id=\"t\""}},
      {ReplyTicket{.ticket_handle = 4}, {"reply_ticket.ticket=4"}},
      {ReplyTicket{.message = "m"}, {"reply_ticket.message_id=\"m\""}},
      {ReplyTicket{.text = "Hello"}, {"reply_ticket.text=\"Hello\""}},
      {ReplyTicket{.language = "bg"}, {"reply_ticket.language=\"bg\""}},
      {ReplyTicket{.internal_note = true}, {"reply_ticket.internal_note=true"}},
      {ReplyTicket{.asks_for_information = true}, {"reply_ticket.asks_for_information=true"}},
      {ReplyTicket{.pending_until = until}, {"reply_ticket.pending_until_us=5000000"}},
      {ReplyTicket{.follow_up_ticket = "t2"}, {"reply_ticket.follow_up_ticket_id=\"t2\""}},
      {ReplyTicket{.confirmed_digest = 77}, {"reply_ticket.confirmed_digest=77"}},
      {ReplyTicket{.recalled = &record}, {"reply_ticket.recalled"}},

      {SetTicketStatus{}, {"set_ticket_status"}},
      {SetTicketStatus{.ticket = "t"}, {"set_ticket_status.ticket_id=\"t\""}},
      {SetTicketStatus{.ticket_handle = 4}, {"set_ticket_status.ticket=4"}},
      {SetTicketStatus{.status = v1::TICKET_STATUS_SOLVED}, {"set_ticket_status.status=TICKET_STATUS_SOLVED"}},
      {SetTicketStatus{.pending_until = until}, {"set_ticket_status.pending_until_us=5000000"}},
      {MarkTicketSpam{}, {"mark_ticket_spam"}},
      {MarkTicketSpam{.ticket = "t"}, {"mark_ticket_spam.ticket_id=\"t\""}},
      {MarkTicketSpam{.ticket_handle = 4}, {"mark_ticket_spam.ticket=4"}},
      {MarkTicketSpam{.block_sender = true}, {"mark_ticket_spam.block_sender=true"}},
      {UnmarkTicketSpam{}, {"unmark_ticket_spam"}},
      {UnmarkTicketSpam{.ticket = "t"}, {"unmark_ticket_spam.ticket_id=\"t\""}},
      {UnmarkTicketSpam{.ticket_handle = 4}, {"unmark_ticket_spam.ticket=4"}},
      {AssignTicket{}, {"assign_ticket"}},
      {AssignTicket{.ticket = "t"}, {"assign_ticket.ticket_id=\"t\""}},
      {AssignTicket{.ticket_handle = 4}, {"assign_ticket.ticket=4"}},
      {AssignTicket{.assignee = "eva"}, {"assign_ticket.assignee_id=\"eva\""}},
      {AssignTicket{.assignee_handle = 9}, {"assign_ticket.assignee=9"}},
      {AssignTicket{.team = "support"}, {"assign_ticket.team_id=\"support\""}},
      {MergeTicket{}, {"merge_ticket"}},
      {MergeTicket{.ticket = "t"}, {"merge_ticket.ticket_id=\"t\""}},
      {MergeTicket{.ticket_handle = 4}, {"merge_ticket.ticket=4"}},
      {MergeTicket{.into_ticket = "u"}, {"merge_ticket.into_ticket_id=\"u\""}},
      {MergeTicket{.into_ticket_handle = 2}, {"merge_ticket.into_ticket=2"}},
  };
}

}  // namespace chatcore::test
