#include <stdlib.h>
#include <string.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/check.h"
#include "tests/c_api/messages.h"

/* The linter alone, without a desk. */

static chatcore_linter* new_linter(const char* phrase) {
  wire policy = lint_policy(phrase);
  chatcore_linter* linter = NULL;
  chatcore_error* error = NULL;
  if (chatcore_linter_new(policy.data, policy.size, &linter, &error) != CHATCORE_OK) {
    printf("linter: %s\n", chatcore_error_message(error));
    exit(3);
  }
  wire_free(&policy);
  return linter;
}

static void a_bad_phrase_is_found_where_it_stands(void) {
  chatcore_linter* linter = new_linter("no idea");
  wire request = lint_request(
      "\xc4\x80"
      "boli? No idea.");
  chatcore_buffer* report = NULL;
  wire_field finding, rule, span, begin;
  CHECK(chatcore_linter_check(linter, request.data, request.size, &report, NULL) == CHATCORE_OK);
  CHECK(wire_find(chatcore_buffer_data(report), chatcore_buffer_size(report), 1, 0, &finding));
  CHECK(wire_find(finding.data, finding.size, 1, 0, &rule) && wire_equals(&rule, "own.tone"));
  CHECK(wire_find(finding.data, finding.size, 3, 0, &span));
  CHECK(wire_find(span.data, span.size, 1, 0, &begin) && begin.number == 8); /* bytes */
  CHECK(wire_find(span.data, span.size, 3, 0, &begin) && begin.number == 7); /* code points */
  chatcore_buffer_free(report);
  wire_free(&request);
  chatcore_linter_free(linter);
}

static void a_good_text_has_no_findings(void) {
  chatcore_linter* linter = new_linter("no idea");
  wire request = lint_request("Sure, let me see.");
  chatcore_buffer* report = NULL;
  CHECK(chatcore_linter_check(linter, request.data, request.size, &report, NULL) == CHATCORE_OK);
  CHECK(wire_count(chatcore_buffer_data(report), chatcore_buffer_size(report), 1) == 0);
  chatcore_buffer_free(report);
  wire_free(&request);
  chatcore_linter_free(linter);
}

static void no_policy_means_every_built_in_pack(void) {
  chatcore_linter* linter = NULL;
  wire request = lint_request("I don't know.");
  chatcore_buffer* report = NULL;
  CHECK(chatcore_linter_new(NULL, 0, &linter, NULL) == CHATCORE_OK);
  CHECK(chatcore_linter_check(linter, request.data, request.size, &report, NULL) == CHATCORE_OK);
  CHECK(wire_count(chatcore_buffer_data(report), chatcore_buffer_size(report), 1) > 0);
  chatcore_buffer_free(report);
  wire_free(&request);
  chatcore_linter_free(linter);
}

static void a_policy_that_names_an_unknown_pack_is_refused(void) {
  wire policy = WIRE_EMPTY;
  chatcore_linter* linter = NULL;
  chatcore_error* error = NULL;
  wire_text(&policy, 1, "klingon");
  CHECK(chatcore_linter_new(policy.data, policy.size, &linter, &error) == CHATCORE_INVALID_ARGUMENT);
  CHECK(linter == NULL);
  CHECK(strstr(chatcore_error_message(error), "klingon") != NULL);
  chatcore_error_free(error);
  wire_free(&policy);
}

static void a_null_linter_and_broken_bytes_are_refused(void) {
  chatcore_linter* linter = new_linter("no idea");
  wire request = lint_request("Private words of a customer");
  chatcore_buffer* report = NULL;
  chatcore_error* error = NULL;
  CHECK(chatcore_linter_check(NULL, request.data, request.size, &report, &error) == CHATCORE_INVALID_ARGUMENT);
  chatcore_error_free(error);
  CHECK(chatcore_linter_check(linter, request.data, request.size - 1, &report, &error) == CHATCORE_INVALID_ARGUMENT);
  CHECK(strstr(chatcore_error_message(error), "Private") == NULL);
  chatcore_error_free(error);
  CHECK(report == NULL);
  wire_free(&request);
  chatcore_linter_free(linter);
}

static void a_text_longer_than_the_policy_allows_is_refused(void) {
  wire policy = lint_policy("no idea");
  wire at_limit = lint_request("12345678901234567890");
  wire past_limit = lint_request("123456789012345678901");
  chatcore_linter* linter = NULL;
  chatcore_buffer* report = NULL;
  wire_number(&policy, 5, 20);
  CHECK(chatcore_linter_new(policy.data, policy.size, &linter, NULL) == CHATCORE_OK);
  CHECK(chatcore_linter_check(linter, at_limit.data, at_limit.size, &report, NULL) == CHATCORE_OK);
  chatcore_buffer_free(report);
  CHECK(chatcore_linter_check(linter, past_limit.data, past_limit.size, &report, NULL) == CHATCORE_RESOURCE_EXHAUSTED);
  CHECK(report == NULL);
  wire_free(&policy);
  wire_free(&at_limit);
  wire_free(&past_limit);
  chatcore_linter_free(linter);
}

int main(void) {
  static const test_case cases[] = {
      {"a bad phrase is found where it stands", a_bad_phrase_is_found_where_it_stands},
      {"a good text has no findings", a_good_text_has_no_findings},
      {"no policy means every built-in pack", no_policy_means_every_built_in_pack},
      {"a policy that names an unknown pack is refused", a_policy_that_names_an_unknown_pack_is_refused},
      {"a NULL linter and broken bytes are refused", a_null_linter_and_broken_bytes_are_refused},
      {"a text longer than the policy allows is refused", a_text_longer_than_the_policy_allows_is_refused},
  };
  return RUN_TESTS(cases);
}
