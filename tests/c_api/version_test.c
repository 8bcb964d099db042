#include <stdlib.h>
#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"

static void header_and_library_are_the_version_of_the_project(void) {
  char text[32];
  snprintf(text, sizeof(text), "%d.%d.%d", CHATCORE_VERSION_MAJOR, CHATCORE_VERSION_MINOR, CHATCORE_VERSION_PATCH);
  CHECK(strcmp(text, PROJECT_VERSION) == 0);
  CHECK(strcmp(CHATCORE_VERSION_STRING, PROJECT_VERSION) == 0);
  CHECK(strcmp(chatcore_version_string(), PROJECT_VERSION) == 0);
  CHECK(chatcore_version_number() == CHATCORE_VERSION_NUMBER);
}

static void headers_of_this_version_may_use_the_library(void) {
  CHECK(chatcore_version_check(CHATCORE_VERSION_NUMBER) == CHATCORE_OK);
}

static void the_patch_number_does_not_matter(void) {
  CHECK(chatcore_version_check(CHATCORE_VERSION_NUMBER - CHATCORE_VERSION_PATCH + 999) == CHATCORE_OK);
}

static void another_minor_or_major_version_is_refused(void) {
  CHECK(chatcore_version_check(CHATCORE_VERSION_NUMBER + 1000) == CHATCORE_FAILED_PRECONDITION);
  CHECK(chatcore_version_check(CHATCORE_VERSION_NUMBER + 1000000) == CHATCORE_FAILED_PRECONDITION);
  CHECK(chatcore_version_check(0) == CHATCORE_FAILED_PRECONDITION);
  CHECK(chatcore_version_check(-1) == CHATCORE_FAILED_PRECONDITION);
  CHECK(chatcore_version_check(INT32_MIN) == CHATCORE_FAILED_PRECONDITION);
}

static void status_codes_have_the_numbers_of_google_rpc(void) {
  CHECK(CHATCORE_OK == 0);
  CHECK(CHATCORE_INVALID_ARGUMENT == 3);
  CHECK(CHATCORE_RESOURCE_EXHAUSTED == 8);
  CHECK(CHATCORE_FAILED_PRECONDITION == 9);
  CHECK(CHATCORE_INTERNAL == 13);
  CHECK(CHATCORE_UNAUTHENTICATED == 16);
}

int main(void) {
  static const test_case cases[] = {
      {"header and library have the version of the project", header_and_library_are_the_version_of_the_project},
      {"headers of this version may use the library", headers_of_this_version_may_use_the_library},
      {"the patch number does not matter", the_patch_number_does_not_matter},
      {"another minor or major version is refused", another_minor_or_major_version_is_refused},
      {"status codes have the numbers of google.rpc", status_codes_have_the_numbers_of_google_rpc},
  };
  return RUN_TESTS(cases);
}
