#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* What comes out of a call: an error or none, bytes or none. */

/* Not NULL, and never looked at. */
static chatcore_error* unset_error(void) {
  static int anything;
  return (chatcore_error*)(void*)&anything;
}

static void freeing_null_does_nothing(void) {
  chatcore_desk_free(NULL);
  chatcore_linter_free(NULL);
  chatcore_buffer_free(NULL);
  chatcore_error_free(NULL);
  CHECK(chatcore_error_code(NULL) == CHATCORE_OK);
  CHECK(strcmp(chatcore_error_message(NULL), "") == 0);
  CHECK(chatcore_buffer_data(NULL) == NULL);
  CHECK(chatcore_buffer_size(NULL) == 0);
}

static void the_error_may_be_ignored(void) {
  chatcore_desk* desk = NULL;
  CHECK(chatcore_desk_new((const uint8_t*)"\xff", 1, NULL, &desk, NULL) == CHATCORE_INVALID_ARGUMENT);
  CHECK(desk == NULL);
}

static void success_clears_the_error(void) {
  chatcore_error* error = unset_error();
  chatcore_linter* linter = NULL;
  CHECK(chatcore_linter_new(NULL, 0, &linter, &error) == CHATCORE_OK);
  CHECK(error == NULL);
  chatcore_linter_free(linter);
}

static void a_failed_call_says_the_same_by_code_and_by_error(void) {
  chatcore_desk* desk = NULL;
  chatcore_error* error = NULL;
  chatcore_status status = chatcore_desk_new((const uint8_t*)"\xff", 1, NULL, &desk, &error);
  CHECK(status == CHATCORE_INVALID_ARGUMENT);
  CHECK(chatcore_error_code(error) == status);
  CHECK(strstr(chatcore_error_message(error), "chatcore.v1.Config") != NULL);
  chatcore_error_free(error);
}

static void a_buffer_has_its_bytes_until_it_is_freed(void) {
  chatcore_desk* desk = new_desk(0, NULL);
  chatcore_desk* copy = NULL;
  chatcore_buffer* snapshot = NULL;
  CHECK(chatcore_desk_snapshot(desk, &snapshot, NULL) == CHATCORE_OK);
  chatcore_desk_free(desk);
  CHECK(chatcore_buffer_size(snapshot) > 0);
  CHECK(chatcore_desk_restore(chatcore_buffer_data(snapshot), chatcore_buffer_size(snapshot), NULL, &copy, NULL) ==
        CHATCORE_OK);
  chatcore_buffer_free(snapshot);
  chatcore_desk_free(copy);
}

int main(void) {
  static const test_case cases[] = {
      {"freeing NULL does nothing", freeing_null_does_nothing},
      {"the error may be ignored", the_error_may_be_ignored},
      {"success clears the error", success_clears_the_error},
      {"a failed call says the same by code and by error", a_failed_call_says_the_same_by_code_and_by_error},
      {"a buffer has its bytes until it is freed", a_buffer_has_its_bytes_until_it_is_freed},
  };
  return RUN_TESTS(cases);
}
