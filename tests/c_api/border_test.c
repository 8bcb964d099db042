#include <stdlib.h>
#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* Every way to call wrongly: a code, an error that says what to do, empty results, an unchanged desk. */

/* Checks code and error of a failed call, and that the message names `word`; frees the error. */
static void check_error(chatcore_status status, chatcore_status wanted, chatcore_error** out_error, const char* word) {
  chatcore_error* error = *out_error;
  CHECK(status == wanted);
  CHECK(error != NULL);
  CHECK(chatcore_error_code(error) == wanted);
  if (strstr(chatcore_error_message(error), word) == NULL) {
    printf("status %d, message without \"%s\": %s\n", (int)status, word, chatcore_error_message(error));
    ++check_failures;
  }
  chatcore_error_free(error);
}

/* Not NULL, and never looked at. */
static chatcore_error* unset_error(void) {
  static int anything;
  return (chatcore_error*)(void*)&anything;
}

static void a_null_desk_is_refused_by_every_call(void) {
  chatcore_bytes events = {(const uint8_t*)"x", 1};
  chatcore_buffer* buffer = NULL;
  chatcore_error* error = unset_error();
  size_t applied = 9;
  uint64_t hash = 9;
  check_error(chatcore_desk_apply(NULL, NULL, 0, 0, &events, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  CHECK(events.data == NULL && events.size == 0);
  error = unset_error();
  check_error(chatcore_desk_apply_many(NULL, NULL, 0, 0, &events, &applied, &error), CHATCORE_INVALID_ARGUMENT, &error,
              "desk");
  CHECK(applied == 0);
  check_error(chatcore_desk_advance(NULL, 0, &events, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  check_error(chatcore_desk_query(NULL, NULL, 0, 0, &buffer, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  check_error(chatcore_desk_snapshot(NULL, &buffer, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  check_error(chatcore_desk_replay(NULL, NULL, 0, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  check_error(chatcore_desk_state_hash(NULL, &hash, &error), CHATCORE_INVALID_ARGUMENT, &error, "desk");
  CHECK(hash == 0);
  CHECK(buffer == NULL);
  CHECK(chatcore_desk_next_deadline_us(NULL) == INT64_MAX);
  CHECK(chatcore_desk_last_seq(NULL) == 0);
}

static void a_missing_out_parameter_is_refused_before_anything_happens(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire start = start_command("chat-1", "customer-1");
  wire batch = WIRE_EMPTY;
  chatcore_bytes events;
  chatcore_error* error = NULL;
  size_t applied;
  uint64_t before = must_hash(desk);
  wire_bytes(&batch, 1, start.data, start.size);
  check_error(chatcore_desk_new(NULL, 0, NULL, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_desk");
  check_error(chatcore_desk_restore(NULL, 0, NULL, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_desk");
  check_error(chatcore_linter_new(NULL, 0, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_linter");
  check_error(chatcore_linter_check(NULL, NULL, 0, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_report");
  check_error(chatcore_desk_apply(desk, start.data, start.size, NOON_US, NULL, &error), CHATCORE_INVALID_ARGUMENT,
              &error, "out_events");
  check_error(chatcore_desk_apply_many(desk, batch.data, batch.size, NOON_US, NULL, &applied, &error),
              CHATCORE_INVALID_ARGUMENT, &error, "out_batches");
  check_error(chatcore_desk_apply_many(desk, batch.data, batch.size, NOON_US, &events, NULL, &error),
              CHATCORE_INVALID_ARGUMENT, &error, "out_applied");
  check_error(chatcore_desk_advance(desk, NOON_US, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_events");
  check_error(chatcore_desk_query(desk, NULL, 0, NOON_US, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error,
              "out_answer");
  check_error(chatcore_desk_snapshot(desk, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_snapshot");
  check_error(chatcore_desk_state_hash(desk, NULL, &error), CHATCORE_INVALID_ARGUMENT, &error, "out_hash");
  CHECK(must_hash(desk) == before);
  CHECK(chatcore_desk_last_seq(desk) == 0);
  wire_free(&start);
  wire_free(&batch);
  chatcore_desk_free(desk);
}

static void a_null_pointer_with_a_size_is_refused(void) {
  chatcore_desk* desk = NULL;
  chatcore_linter* linter = NULL;
  chatcore_error* error = NULL;
  check_error(chatcore_desk_new(NULL, 12, NULL, &desk, &error), CHATCORE_INVALID_ARGUMENT, &error, "config");
  check_error(chatcore_desk_restore(NULL, 12, NULL, &desk, &error), CHATCORE_INVALID_ARGUMENT, &error, "snapshot");
  check_error(chatcore_linter_new(NULL, 12, &linter, &error), CHATCORE_INVALID_ARGUMENT, &error, "policy");
  CHECK(desk == NULL && linter == NULL);
}

static void a_configuration_cut_short_at_any_byte_never_harms(void) {
  wire config = config_message(1);
  size_t size;
  for (size = 0; size < config.size; ++size) {
    chatcore_desk* desk = NULL;
    chatcore_error* error = NULL;
    chatcore_status status = chatcore_desk_new(config.data, size, NULL, &desk, &error);
    CHECK((status == CHATCORE_OK) == (desk != NULL));
    CHECK((status == CHATCORE_OK) == (error == NULL));
    CHECK(status == CHATCORE_OK || status == CHATCORE_INVALID_ARGUMENT);
    chatcore_desk_free(desk);
    chatcore_error_free(error);
  }
  wire_free(&config);
}

static void a_command_cut_short_at_any_byte_is_refused_without_a_trace(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire command = start_command("chat-1", "customer-1");
  wire agent = agent_command("anna");
  chatcore_bytes events;
  uint64_t before;
  size_t size;
  must_apply(desk, agent, NOON_US);
  before = must_hash(desk);
  for (size = 0; size < command.size; ++size) {
    chatcore_error* error = NULL;
    check_error(chatcore_desk_apply(desk, command.data, size, NOON_US, &events, &error), CHATCORE_INVALID_ARGUMENT,
                &error, "command");
    CHECK(events.data == NULL && events.size == 0);
  }
  CHECK(must_hash(desk) == before);
  wire_free(&command);
  chatcore_desk_free(desk);
}

static void text_that_is_not_utf8_is_refused_without_being_repeated(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire command = start_command("chat-\xc3(", "customer-1");
  chatcore_bytes events;
  chatcore_error* error = NULL;
  CHECK(chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, &error) == CHATCORE_INVALID_ARGUMENT);
  CHECK(strstr(chatcore_error_message(error), "chat-") == NULL);
  CHECK(strstr(chatcore_error_message(error), "UTF-8") != NULL);
  chatcore_error_free(error);
  wire_free(&command);
  chatcore_desk_free(desk);
}

static void a_command_without_a_body_is_refused(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire command = WIRE_EMPTY;
  chatcore_bytes events;
  chatcore_error* error = NULL;
  wire_text(&command, 1, "command-1");
  CHECK(chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, &error) == CHATCORE_INVALID_ARGUMENT);
  chatcore_error_free(error);
  wire_free(&command);
  chatcore_desk_free(desk);
}

static void a_time_far_in_the_past_is_refused_without_a_trace(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes events;
  chatcore_error* error = NULL;
  uint64_t before;
  CHECK(chatcore_desk_advance(desk, NOON_US, &events, NULL) == CHATCORE_OK);
  before = must_hash(desk);
  CHECK(chatcore_desk_advance(desk, NOON_US - 600000000, &events, &error) == CHATCORE_INVALID_ARGUMENT);
  CHECK(chatcore_error_code(error) == CHATCORE_INVALID_ARGUMENT);
  chatcore_error_free(error);
  CHECK(must_hash(desk) == before);
  chatcore_desk_free(desk);
}

static void a_time_outside_the_calendar_never_harms(void) {
  static const int64_t times_us[] = {INT64_MIN, INT64_MIN + 1, -1, 0, INT64_MAX - 1, INT64_MAX};
  size_t i;
  for (i = 0; i < sizeof(times_us) / sizeof(times_us[0]); ++i) {
    chatcore_desk* desk = new_desk(1, NULL);
    wire command = start_command("chat-1", "customer-1");
    chatcore_bytes events;
    chatcore_error* error = NULL;
    chatcore_status status = chatcore_desk_apply(desk, command.data, command.size, times_us[i], &events, &error);
    CHECK(status == CHATCORE_OK || status == CHATCORE_INVALID_ARGUMENT);
    CHECK((status == CHATCORE_OK) == (error == NULL));
    chatcore_error_free(error);
    wire_free(&command);
    chatcore_desk_free(desk);
  }
}

static void a_damaged_snapshot_never_gives_another_state(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* copy = NULL;
  chatcore_buffer* snapshot = NULL;
  chatcore_error* error = NULL;
  uint8_t* damaged;
  size_t size, at;
  size_t refused = 0;
  must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(chatcore_desk_snapshot(desk, &snapshot, NULL) == CHATCORE_OK);
  size = chatcore_buffer_size(snapshot);
  damaged = (uint8_t*)malloc(size);
  for (at = 0; at < size; ++at) {
    memcpy(damaged, chatcore_buffer_data(snapshot), size);
    damaged[at] ^= (uint8_t)(1 << at % 8);
    if (chatcore_desk_restore(damaged, size, NULL, &copy, &error) == CHATCORE_OK) {
      CHECK(must_hash(copy) == must_hash(desk));
      CHECK(chatcore_desk_last_seq(copy) == chatcore_desk_last_seq(desk));
      chatcore_desk_free(copy);
    } else {
      CHECK(copy == NULL);
      chatcore_error_free(error);
      ++refused;
    }
    CHECK(chatcore_desk_restore(chatcore_buffer_data(snapshot), at, NULL, &copy, &error) != CHATCORE_OK);
    CHECK(copy == NULL);
    chatcore_error_free(error);
  }
  CHECK(refused > size * 9 / 10);
  free(damaged);
  chatcore_buffer_free(snapshot);
  chatcore_desk_free(desk);
}

static void replay_is_refused_once_the_desk_has_decided(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* other = new_desk(0, NULL);
  chatcore_bytes events, ignored;
  chatcore_error* error = NULL;
  CHECK(chatcore_desk_advance(desk, NOON_US, &events, NULL) == CHATCORE_OK);
  CHECK(chatcore_desk_advance(other, NOON_US, &ignored, NULL) == CHATCORE_OK);
  CHECK(chatcore_desk_replay(other, events.data, events.size, &error) == CHATCORE_FAILED_PRECONDITION);
  CHECK(chatcore_error_code(error) == CHATCORE_FAILED_PRECONDITION);
  chatcore_error_free(error);
  chatcore_desk_free(desk);
  chatcore_desk_free(other);
}

static void a_gap_in_replayed_events_is_refused(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* copy = new_desk(0, NULL);
  chatcore_bytes events;
  chatcore_error* error = NULL;
  CHECK(chatcore_desk_advance(desk, NOON_US, &events, NULL) == CHATCORE_OK);
  events = must_apply(desk, start_command("chat-1", "customer-1"), NOON_US);
  CHECK(chatcore_desk_replay(copy, events.data, events.size, &error) == CHATCORE_INVALID_ARGUMENT);
  chatcore_error_free(error);
  CHECK(chatcore_desk_last_seq(copy) == 0);
  chatcore_desk_free(desk);
  chatcore_desk_free(copy);
}

static void an_unknown_query_is_refused(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire query = get_conversation_query("nobody");
  chatcore_buffer* answer = NULL;
  chatcore_error* error = NULL;
  CHECK(chatcore_desk_query(desk, query.data, query.size, NOON_US, &answer, &error) == CHATCORE_NOT_FOUND);
  chatcore_error_free(error);
  CHECK(answer == NULL);
  CHECK(chatcore_desk_query(desk, NULL, 0, NOON_US, &answer, &error) == CHATCORE_INVALID_ARGUMENT);
  chatcore_error_free(error);
  CHECK(answer == NULL);
  wire_free(&query);
  chatcore_desk_free(desk);
}

static void the_size_of_the_parts_is_checked(void) {
  wire config = config_message(0);
  chatcore_desk* desk = NULL;
  chatcore_error* error = NULL;
  struct {
    chatcore_desk_parts parts;
    uint64_t of_a_later_version;
  } longer;
  memset(&longer, 0, sizeof(longer));
  check_error(chatcore_desk_new(config.data, config.size, &longer.parts, &desk, &error), CHATCORE_INVALID_ARGUMENT,
              &error, "struct_size");
  longer.parts.struct_size = 4097;
  check_error(chatcore_desk_new(config.data, config.size, &longer.parts, &desk, &error), CHATCORE_INVALID_ARGUMENT,
              &error, "struct_size");
  longer.parts.struct_size = sizeof(longer);
  CHECK(chatcore_desk_new(config.data, config.size, &longer.parts, &desk, NULL) == CHATCORE_OK);
  chatcore_desk_free(desk);
  longer.of_a_later_version = 1;
  check_error(chatcore_desk_new(config.data, config.size, &longer.parts, &desk, &error), CHATCORE_UNIMPLEMENTED, &error,
              "newer library");
  CHECK(desk == NULL);
  wire_free(&config);
}

int main(void) {
  static const test_case cases[] = {
      {"a NULL desk is refused by every call", a_null_desk_is_refused_by_every_call},
      {"a missing out parameter is refused before anything happens",
       a_missing_out_parameter_is_refused_before_anything_happens},
      {"a NULL pointer with a size is refused", a_null_pointer_with_a_size_is_refused},
      {"a configuration cut short at any byte never harms", a_configuration_cut_short_at_any_byte_never_harms},
      {"a command cut short at any byte is refused without a trace",
       a_command_cut_short_at_any_byte_is_refused_without_a_trace},
      {"text that is not UTF-8 is refused without being repeated",
       text_that_is_not_utf8_is_refused_without_being_repeated},
      {"a command without a body is refused", a_command_without_a_body_is_refused},
      {"a time far in the past is refused without a trace", a_time_far_in_the_past_is_refused_without_a_trace},
      {"a time outside the calendar never harms", a_time_outside_the_calendar_never_harms},
      {"a damaged snapshot never gives another state", a_damaged_snapshot_never_gives_another_state},
      {"replay is refused once the desk has decided", replay_is_refused_once_the_desk_has_decided},
      {"a gap in replayed events is refused", a_gap_in_replayed_events_is_refused},
      {"an unknown query is refused", an_unknown_query_is_refused},
      {"the size of the parts is checked", the_size_of_the_parts_is_checked},
  };
  return RUN_TESTS(cases);
}
