#include <stdlib.h>
#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* Many commands in one call, and the limits of what may go in. */

static void append_start(wire* batch, size_t number) {
  wire command;
  char conversation_id[32], customer_id[32];
  snprintf(conversation_id, sizeof(conversation_id), "chat-%lu", (unsigned long)number);
  snprintf(customer_id, sizeof(customer_id), "customer-%lu", (unsigned long)number);
  command = start_command(conversation_id, customer_id);
  wire_message(batch, 1, &command);
}

/* The `index`-th batch of an EventBatchList. */
static chatcore_bytes nth_batch(chatcore_bytes batches, size_t index) {
  wire_field found = {0, NULL, 0};
  chatcore_bytes batch;
  CHECK(wire_find(batches.data, batches.size, 1, index, &found));
  batch.data = found.data;
  batch.size = found.size;
  return batch;
}

static void a_batch_equals_its_commands_one_by_one(void) {
  chatcore_desk* one_by_one = new_desk(0, NULL);
  chatcore_desk* at_once = new_desk(0, NULL);
  wire batch = WIRE_EMPTY;
  chatcore_bytes batches;
  size_t applied, i;
  for (i = 0; i < 5; ++i) append_start(&batch, i);
  append_start(&batch, 0); /* refused: it exists */
  CHECK(chatcore_desk_apply_many(at_once, batch.data, batch.size, NOON_US, &batches, &applied, NULL) == CHATCORE_OK);
  CHECK(applied == 6);
  CHECK(wire_count(batches.data, batches.size, 1) == 6);
  for (i = 0; i < 6; ++i) {
    wire_field command;
    chatcore_bytes expected, actual = nth_batch(batches, i);
    CHECK(wire_find(batch.data, batch.size, 1, i, &command));
    CHECK(chatcore_desk_apply(one_by_one, command.data, command.size, NOON_US, &expected, NULL) == CHATCORE_OK);
    CHECK(expected.size == actual.size && memcmp(expected.data, actual.data, actual.size) == 0);
  }
  CHECK(must_hash(one_by_one) == must_hash(at_once));
  wire_free(&batch);
  chatcore_desk_free(one_by_one);
  chatcore_desk_free(at_once);
}

static void a_batch_of_nothing_emits_nothing(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_bytes batches;
  size_t applied = 9;
  CHECK(chatcore_desk_apply_many(desk, NULL, 0, NOON_US, &batches, &applied, NULL) == CHATCORE_OK);
  CHECK(applied == 0 && batches.size == 0);
  CHECK(chatcore_desk_last_seq(desk) == 0);
  chatcore_desk_free(desk);
}

static void a_batch_stops_before_the_command_that_fails(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire batch = WIRE_EMPTY, empty = WIRE_EMPTY;
  wire_field body;
  chatcore_bytes batches;
  chatcore_error* error = NULL;
  size_t applied;
  uint64_t seq_of_first_two;
  append_start(&batch, 0);
  append_start(&batch, 1);
  wire_message(&batch, 1, &empty);
  append_start(&batch, 2);
  CHECK(chatcore_desk_apply_many(desk, batch.data, batch.size, NOON_US, &batches, &applied, &error) ==
        CHATCORE_INVALID_ARGUMENT);
  CHECK(applied == 2);
  CHECK(wire_count(batches.data, batches.size, 1) == 2);
  CHECK(find_event(nth_batch(batches, 1), EVENT_CONVERSATION_STARTED, &body));
  CHECK(strstr(chatcore_error_message(error), "commands[2]") == chatcore_error_message(error));
  chatcore_error_free(error);
  seq_of_first_two = chatcore_desk_last_seq(desk);
  CHECK(seq_of_first_two > 0);
  must_apply(desk, start_command("chat-2", "customer-2"), NOON_US);
  CHECK(chatcore_desk_last_seq(desk) > seq_of_first_two);
  wire_free(&batch);
  chatcore_desk_free(desk);
}

static void a_batch_has_at_most_ten_thousand_commands(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire batch = WIRE_EMPTY;
  chatcore_bytes batches;
  size_t applied, i;
  for (i = 0; i < CHATCORE_MAX_BATCH_COMMANDS; ++i) append_start(&batch, i % 20);
  CHECK(chatcore_desk_apply_many(desk, batch.data, batch.size, NOON_US, &batches, &applied, NULL) == CHATCORE_OK);
  CHECK(applied == CHATCORE_MAX_BATCH_COMMANDS);
  append_start(&batch, 21);
  CHECK(chatcore_desk_apply_many(desk, batch.data, batch.size, NOON_US, &batches, &applied, NULL) ==
        CHATCORE_RESOURCE_EXHAUSTED);
  CHECK(applied == 0 && batches.size == 0);
  wire_free(&batch);
  chatcore_desk_free(desk);
}

static void a_message_has_at_most_64_mib(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  wire command = WIRE_EMPTY;
  uint8_t* zeros = (uint8_t*)calloc(1, CHATCORE_MAX_MESSAGE_BYTES);
  chatcore_bytes events;
  /* A field that this version does not know; 7 bytes are its tag and length. */
  wire_bytes(&command, 15000, zeros, CHATCORE_MAX_MESSAGE_BYTES - 7);
  CHECK(command.size == CHATCORE_MAX_MESSAGE_BYTES);
  CHECK(chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, NULL) == CHATCORE_INVALID_ARGUMENT);
  CHECK(chatcore_desk_apply(desk, command.data, command.size + 1, NOON_US, &events, NULL) ==
        CHATCORE_RESOURCE_EXHAUSTED);
  free(zeros);
  wire_free(&command);
  chatcore_desk_free(desk);
}

static void a_snapshot_has_at_most_two_gib(void) {
  chatcore_desk* desk = NULL;
  CHECK(chatcore_desk_restore((const uint8_t*)"x", (size_t)CHATCORE_MAX_SNAPSHOT_BYTES + 1, NULL, &desk, NULL) ==
        CHATCORE_RESOURCE_EXHAUSTED);
  CHECK(desk == NULL);
}

int main(void) {
  static const test_case cases[] = {
      {"a batch equals its commands one by one", a_batch_equals_its_commands_one_by_one},
      {"a batch of nothing emits nothing", a_batch_of_nothing_emits_nothing},
      {"a batch stops before the command that fails", a_batch_stops_before_the_command_that_fails},
      {"a batch has at most ten thousand commands", a_batch_has_at_most_ten_thousand_commands},
      {"a message has at most 64 MiB", a_message_has_at_most_64_mib},
      {"a snapshot has at most 2 GiB", a_snapshot_has_at_most_two_gib},
  };
  return RUN_TESTS(cases);
}
