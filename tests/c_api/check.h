#ifndef CHATCORE_TESTS_C_API_CHECK_H_
#define CHATCORE_TESTS_C_API_CHECK_H_

#include <stddef.h>
#include <stdio.h>

/* A test case of a C program: a sentence and the function that shows it. */
typedef struct test_case {
  const char* sentence;
  void (*run)(void);
} test_case;

static int check_failures = 0;

#define CHECK(condition)                                                   \
  do {                                                                     \
    if (!(condition)) {                                                    \
      printf("%s:%d: CHECK(%s) failed\n", __FILE__, __LINE__, #condition); \
      ++check_failures;                                                    \
    }                                                                      \
  } while (0)

/* Runs every case and returns what main returns. */
static int run_tests(const test_case* cases, size_t count) {
  size_t failed_cases = 0;
  size_t i;
  for (i = 0; i < count; ++i) {
    int before = check_failures;
    cases[i].run();
    if (check_failures != before) {
      printf("FAILED: %s\n", cases[i].sentence);
      ++failed_cases;
    }
  }
  printf("%lu cases, %lu failed\n", (unsigned long)count, (unsigned long)failed_cases);
  return failed_cases == 0 ? 0 : 1;
}

#define RUN_TESTS(cases) run_tests((cases), sizeof(cases) / sizeof((cases)[0]))

#endif /* CHATCORE_TESTS_C_API_CHECK_H_ */
