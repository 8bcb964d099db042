#include <stdlib.h>
#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* What a desk does for a C program: route, refuse, answer, store. */

static void add_agent(chatcore_desk* desk, const char* agent_id, int64_t now_us) {
  wire batch = accepting_agent_batch(agent_id);
  chatcore_bytes batches;
  size_t applied = 0;
  CHECK(chatcore_desk_apply_many(desk, batch.data, batch.size, now_us, &batches, &applied, NULL) == CHATCORE_OK);
  CHECK(applied == 2);
  wire_free(&batch);
}

static void a_waiting_chat_goes_to_the_agent_who_accepts_work(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes events;
  wire_field body, agent;
  add_agent(desk, "anna", NOON_US);
  events = must_apply(desk, start_command("chat-1", "customer-1"), NOON_US + 1);
  CHECK(find_event(events, EVENT_CONVERSATION_STARTED, &body));
  CHECK(find_event(events, EVENT_ASSIGNMENT_STARTED, &body));
  CHECK(wire_find(body.data, body.size, 5, 0, &agent) && wire_equals(&agent, "anna"));
  chatcore_desk_free(desk);
}

static void the_first_call_says_how_the_desk_is_configured(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes events;
  wire_field body;
  CHECK(chatcore_desk_last_seq(desk) == 0);
  CHECK(chatcore_desk_advance(desk, NOON_US, &events, NULL) == CHATCORE_OK);
  CHECK(find_event(events, EVENT_CONFIGURED, &body));
  CHECK(event_seq(events, 0) == 1);
  CHECK(chatcore_desk_last_seq(desk) == 1);
  chatcore_desk_free(desk);
}

static void a_refusal_is_an_event_and_changes_nothing(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes events;
  wire_field body, reason;
  uint64_t before;
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  before = must_hash(desk);
  events = must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(find_event(events, EVENT_COMMAND_REJECTED, &body));
  CHECK(wire_find(body.data, body.size, 1, 0, &reason) && reason.number == REASON_ALREADY_EXISTS);
  CHECK(event_seq(events, 0) == 0);
  CHECK(must_hash(desk) == before);
  chatcore_desk_free(desk);
}

static void an_idle_desk_never_has_to_be_woken(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes events;
  CHECK(chatcore_desk_advance(desk, NOON_US, &events, NULL) == CHATCORE_OK);
  CHECK(chatcore_desk_next_deadline_us(desk) == INT64_MAX);
  chatcore_desk_free(desk);
}

static void an_offer_ends_at_its_deadline(void) {
  chatcore_desk* desk = new_desk(1, NULL);
  chatcore_bytes events;
  wire_field body;
  add_agent(desk, "anna", NOON_US);
  events = must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(find_event(events, EVENT_OFFER_MADE, &body));
  CHECK(chatcore_desk_next_deadline_us(desk) == NOON_US + 30000000);
  CHECK(chatcore_desk_advance(desk, NOON_US + 29999999, &events, NULL) == CHATCORE_OK);
  CHECK(events.size == 0);
  CHECK(chatcore_desk_advance(desk, NOON_US + 30000000, &events, NULL) == CHATCORE_OK);
  CHECK(find_event(events, EVENT_OFFER_ENDED, &body));
  chatcore_desk_free(desk);
}

static void a_query_sees_the_last_event(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire query = get_conversation_query("chat-1");
  chatcore_buffer* answer = NULL;
  wire_field as_of, view, id;
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(chatcore_desk_query(desk, query.data, query.size, NOON_US, &answer, NULL) == CHATCORE_OK);
  CHECK(wire_find(chatcore_buffer_data(answer), chatcore_buffer_size(answer), 1, 0, &as_of));
  CHECK(as_of.number == chatcore_desk_last_seq(desk));
  CHECK(wire_find(chatcore_buffer_data(answer), chatcore_buffer_size(answer), 11, 0, &view));
  CHECK(wire_find(view.data, view.size, 2, 0, &id) && wire_equals(&id, "chat-1"));
  chatcore_buffer_free(answer);
  wire_free(&query);
  chatcore_desk_free(desk);
}

static void a_restored_desk_has_the_same_state(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* copy = NULL;
  chatcore_buffer* snapshot = NULL;
  add_agent(desk, "anna", NOON_US);
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(chatcore_desk_snapshot(desk, &snapshot, NULL) == CHATCORE_OK);
  CHECK(chatcore_desk_restore(chatcore_buffer_data(snapshot), chatcore_buffer_size(snapshot), NULL, &copy, NULL) ==
        CHATCORE_OK);
  chatcore_buffer_free(snapshot);
  CHECK(copy != NULL);
  CHECK(must_hash(copy) == must_hash(desk));
  CHECK(chatcore_desk_last_seq(copy) == chatcore_desk_last_seq(desk));
  must_apply(desk, start_command("chat-2", "customer-2"), NOON_US + 1);
  must_apply(copy, start_command("chat-2", "customer-2"), NOON_US + 1);
  CHECK(must_hash(copy) == must_hash(desk));
  chatcore_desk_free(desk);
  chatcore_desk_free(copy);
}

static void stored_events_rebuild_the_state_as_they_came(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* copy = new_desk(0, NULL);
  wire commands[4];
  wire_field body;
  int saw_ephemeral = 0;
  size_t i;
  commands[0] = agent_command("anna");
  commands[1] = presence_command("anna", 4);
  commands[2] = start_command("chat-1", "customer-1");
  commands[3] = customer_typing_command("customer-1", "chat-1", "my order");
  for (i = 0; i < 4; ++i) {
    chatcore_bytes events = must_apply(desk, commands[i], NOON_US + (int64_t)i);
    saw_ephemeral |= find_event(events, EVENT_TYPING_PREVIEWED, &body);
    CHECK(chatcore_desk_replay(copy, events.data, events.size, NULL) == CHATCORE_OK);
    CHECK(must_hash(copy) == must_hash(desk));
  }
  CHECK(saw_ephemeral);
  CHECK(chatcore_desk_last_seq(copy) == chatcore_desk_last_seq(desk));
  chatcore_desk_free(desk);
  chatcore_desk_free(copy);
}

static void the_gate_of_a_desk_outlives_the_linter_handle(void) {
  wire policy = lint_policy("that is company policy");
  chatcore_linter* linter = NULL;
  chatcore_desk* desk;
  chatcore_bytes events;
  wire_field body, reason;
  CHECK(chatcore_linter_new(policy.data, policy.size, &linter, NULL) == CHATCORE_OK);
  wire_free(&policy);
  desk = new_desk(0, linter);
  chatcore_linter_free(linter);
  add_agent(desk, "anna", NOON_US);
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  events = must_apply(desk, agent_message_command("anna", "chat-1", "Well, that is company policy."), NOON_US + 1);
  CHECK(find_event(events, EVENT_COMMAND_REJECTED, &body));
  CHECK(wire_find(body.data, body.size, 1, 0, &reason) && reason.number == REASON_MESSAGE_BLOCKED);
  events = must_apply(desk, agent_message_command("anna", "chat-1", "Sure, let me see."), NOON_US + 2);
  CHECK(find_event(events, EVENT_MESSAGE_POSTED, &body));
  chatcore_desk_free(desk);
}

int main(void) {
  static const test_case cases[] = {
      {"a waiting chat goes to the agent who accepts work", a_waiting_chat_goes_to_the_agent_who_accepts_work},
      {"the first call says how the desk is configured", the_first_call_says_how_the_desk_is_configured},
      {"a refusal is an event and changes nothing", a_refusal_is_an_event_and_changes_nothing},
      {"an idle desk never has to be woken", an_idle_desk_never_has_to_be_woken},
      {"an offer ends at its deadline", an_offer_ends_at_its_deadline},
      {"a query sees the last event", a_query_sees_the_last_event},
      {"a restored desk has the same state", a_restored_desk_has_the_same_state},
      {"stored events rebuild the state as they came", stored_events_rebuild_the_state_as_they_came},
      {"the gate of a desk outlives the linter handle", the_gate_of_a_desk_outlives_the_linter_handle},
  };
  return RUN_TESTS(cases);
}
