#include <stdlib.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* A library does not print, whatever it is given. */

static void bad_input_prints_nothing(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* other = NULL;
  chatcore_linter* linter = NULL;
  chatcore_buffer* buffer = NULL;
  chatcore_bytes events;
  wire command = start_command("chat-\xc3(", "customer-1");
  wire policy = lint_policy("\xff\xfe");
  wire request = lint_request("\xff\xfe");
  FILE* printed;
  CHECK(freopen("silence_test.stderr", "w", stderr) != NULL);
  CHECK(chatcore_desk_apply(desk, command.data, command.size, NOON_US, &events, NULL) != CHATCORE_OK);
  CHECK(chatcore_desk_new(command.data, command.size, NULL, &other, NULL) != CHATCORE_OK);
  CHECK(chatcore_desk_restore(command.data, command.size, NULL, &other, NULL) != CHATCORE_OK);
  CHECK(chatcore_desk_query(desk, command.data, command.size - 1, NOON_US, &buffer, NULL) != CHATCORE_OK);
  CHECK(chatcore_linter_new(policy.data, policy.size, &linter, NULL) != CHATCORE_OK);
  CHECK(chatcore_linter_new(NULL, 0, &linter, NULL) == CHATCORE_OK);
  CHECK(chatcore_linter_check(linter, request.data, request.size, &buffer, NULL) != CHATCORE_OK);
  chatcore_linter_free(linter);
  chatcore_desk_free(desk);
  wire_free(&command);
  wire_free(&policy);
  wire_free(&request);
  fflush(stderr);
  printed = fopen("silence_test.stderr", "r");
  CHECK(printed != NULL && fgetc(printed) == EOF);
  if (printed != NULL) fclose(printed);
}

int main(void) {
  static const test_case cases[] = {{"bad input prints nothing", bad_input_prints_nothing}};
  return RUN_TESTS(cases);
}
