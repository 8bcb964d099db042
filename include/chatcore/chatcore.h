/**
 * The C API of chatcore, the brain of a customer-support desk: commands in, events out, time passed in.
 *
 * It is for C hosts and for every language that can call C. It needs a C99 compiler and nothing else. What crosses it
 * are serialized chatcore.v1 messages (the .proto files in v1/), so each language keeps its own protobuf runtime.
 *
 * ```c
 * chatcore_desk* desk = NULL;
 * chatcore_error* error = NULL;
 * if (chatcore_desk_new(config, config_size, NULL, &desk, &error) != CHATCORE_OK) {
 *   fprintf(stderr, "%s\n", chatcore_error_message(error));
 *   chatcore_error_free(error);
 *   return 1;
 * }
 * chatcore_bytes events;
 * if (chatcore_desk_apply(desk, command, command_size, now_us, &events, NULL) == CHATCORE_OK) {
 *   publish(events.data, events.size);
 * }
 * int64_t wake_us = chatcore_desk_next_deadline_us(desk);
 * chatcore_desk_free(desk);
 * ```
 *
 * Conventions
 *
 *  1. Handles are opaque. Each is made by one call and given back by its `_free`, which accepts NULL.
 *  2. Input bytes are pointer and size, borrowed for the call; the pointer may be NULL when the size is 0. Nothing that
 *     goes in ends with NUL. What comes out as `const char*` is UTF-8 and ends with NUL.
 *  3. Messages are serialized chatcore.v1 messages; the comment names which.
 *  4. Times are int64_t microseconds since 1970-01-01 UTC. INT64_MAX stands for never, INT64_MIN for "now, at once".
 *  5. A call that can fail returns a chatcore_status. Its out parameters come last and are written in every case:
 *     empty (NULL, 0) when it fails, unless its comment says otherwise. A failed call changed nothing.
 *  6. `out_error` may be NULL. Otherwise it receives NULL or, on failure, an error owned by the caller; it stays NULL
 *     when there is no memory for one. The message names field, rule and remedy and never contains customer text.
 *  7. A refusal by the desk's own rules is not an error but the event CommandRejected.
 *  8. What comes out is either owned by the caller (a handle to free) or borrowed (valid until the call that the
 *     comment names). The comment of each function says which.
 *  9. Threads: calls through a const pointer may overlap each other; a call through a non-const pointer needs exclusive
 *     use of that handle. Different handles are independent. The library starts no thread.
 * 10. Nothing here throws, aborts or prints. What fails inside is CHATCORE_INTERNAL. A desk in which it happened is
 *     poisoned: it refuses every later call, and is rebuilt from snapshot and journal. The same goes for memory that
 *     runs out in a call; while a desk or a linter is being made it may end the process.
 * 11. Messages are limited to CHATCORE_MAX_MESSAGE_BYTES, configurations included; snapshots to
 *     CHATCORE_MAX_SNAPSHOT_BYTES. Over the limit is CHATCORE_RESOURCE_EXHAUSTED.
 * 12. "History" gives the version that added a function. A deprecated one says so, names its successor and compiles out
 *     with CHATCORE_DISABLE_DEPRECATED. Within one SONAME functions are only added.
 */
#ifndef CHATCORE_CHATCORE_H_
#define CHATCORE_CHATCORE_H_

#include <stddef.h>
#include <stdint.h>

#include "chatcore/version.h"

#if defined(_WIN32) && defined(CHATCORE_C_BUILDING)
#define CHATCORE_API __declspec(dllexport)
#elif defined(_WIN32)
#define CHATCORE_API __declspec(dllimport)
#elif defined(__GNUC__)
#define CHATCORE_API __attribute__((visibility("default")))
#else
#define CHATCORE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The most bytes of one message and of one snapshot that go in. */
#define CHATCORE_MAX_MESSAGE_BYTES 67108864
#define CHATCORE_MAX_SNAPSHOT_BYTES 2147483647

/* The most commands of one chatcore.v1.CommandBatch. */
#define CHATCORE_MAX_BATCH_COMMANDS 10000

/* What a call came to: one of the constants below. The numbers are those of google.rpc.Code and absl::StatusCode. */
typedef int32_t chatcore_status;

enum {
  CHATCORE_OK = 0,
  CHATCORE_CANCELLED = 1,
  CHATCORE_UNKNOWN = 2,
  CHATCORE_INVALID_ARGUMENT = 3,
  CHATCORE_DEADLINE_EXCEEDED = 4,
  CHATCORE_NOT_FOUND = 5,
  CHATCORE_ALREADY_EXISTS = 6,
  CHATCORE_PERMISSION_DENIED = 7,
  CHATCORE_RESOURCE_EXHAUSTED = 8,
  CHATCORE_FAILED_PRECONDITION = 9,
  CHATCORE_ABORTED = 10,
  CHATCORE_OUT_OF_RANGE = 11,
  CHATCORE_UNIMPLEMENTED = 12,
  CHATCORE_INTERNAL = 13,
  CHATCORE_UNAVAILABLE = 14,
  CHATCORE_DATA_LOSS = 15,
  CHATCORE_UNAUTHENTICATED = 16
};

/* One workspace of a support desk. */
typedef struct chatcore_desk chatcore_desk;
/* Says whether a text is fit to send. */
typedef struct chatcore_linter chatcore_linter;
/* Why a call failed. */
typedef struct chatcore_error chatcore_error;
/* Bytes owned by the caller. */
typedef struct chatcore_buffer chatcore_buffer;

/* Borrowed bytes. `data` may be NULL when `size` is 0. */
typedef struct chatcore_bytes {
  const uint8_t* data;
  size_t size;
} chatcore_bytes;

/* What a desk uses beside its own state. Fill it with zeros, set struct_size to sizeof(chatcore_desk_parts), then the
 * members; members that a later version adds count as zero. */
typedef struct chatcore_desk_parts {
  size_t struct_size;
  const chatcore_linter* linter; /* shared: the desk keeps it alive. NULL: the gate lets everything pass */
} chatcore_desk_parts;

/* Version. */

/**
 * Returns the version of the library as one number: 1.2.3 is 1002003.
 *
 * History: added 0.1.
 */
CHATCORE_API int32_t chatcore_version_number(void);

/**
 * Returns the version of the library as text, such as "1.2.3".
 *
 * Ownership: the text is static.
 * History: added 0.1.
 */
CHATCORE_API const char* chatcore_version_string(void);

/**
 * Says whether a program compiled with headers of version `header_version` may use this library. Call it once with
 * CHATCORE_VERSION_NUMBER.
 *
 * Errors: CHATCORE_FAILED_PRECONDITION when major versions differ, when the library is older than the headers, and, as
 * long as major is 0, when minor versions differ.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_version_check(int32_t header_version);

/* Errors and buffers. */

/**
 * Returns the status that the failed call returned; CHATCORE_OK for NULL.
 *
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_error_code(const chatcore_error* error);

/**
 * Returns what went wrong, in English; "" for NULL.
 *
 * Ownership: borrowed until `error` is freed.
 * History: added 0.1.
 */
CHATCORE_API const char* chatcore_error_message(const chatcore_error* error);

/**
 * Frees an error; NULL is accepted.
 *
 * Ownership: takes `error`.
 * History: added 0.1.
 */
CHATCORE_API void chatcore_error_free(chatcore_error* error);

/**
 * Returns the bytes of a buffer; NULL for NULL.
 *
 * Ownership: borrowed until `buffer` is freed.
 * History: added 0.1.
 */
CHATCORE_API const uint8_t* chatcore_buffer_data(const chatcore_buffer* buffer);

/**
 * Returns the number of bytes in a buffer; 0 for NULL.
 *
 * History: added 0.1.
 */
CHATCORE_API size_t chatcore_buffer_size(const chatcore_buffer* buffer);

/**
 * Frees a buffer; NULL is accepted.
 *
 * Ownership: takes `buffer`.
 * History: added 0.1.
 */
CHATCORE_API void chatcore_buffer_free(chatcore_buffer* buffer);

/* Linter. */

/**
 * Makes a linter from a chatcore.v1.LintPolicy. No bytes at all are the default policy: every built-in pack.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT for a policy that contradicts itself; the message names pack, rule and field.
 * Ownership: *out_linter is owned by the caller; free it with chatcore_linter_free.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_linter_new(const uint8_t* policy, size_t policy_size,
                                                 chatcore_linter** out_linter, chatcore_error** out_error);

/**
 * Checks the text of a chatcore.v1.LintRequest and gives a chatcore.v1.LintReport.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT when the text is not UTF-8, CHATCORE_RESOURCE_EXHAUSTED when it is too long.
 * Ownership: *out_report is owned by the caller; free it with chatcore_buffer_free.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_linter_check(const chatcore_linter* linter, const uint8_t* request,
                                                   size_t request_size, chatcore_buffer** out_report,
                                                   chatcore_error** out_error);

/**
 * Gives up a linter; NULL is accepted. Desks made with it keep what they need of it.
 *
 * Ownership: takes `linter`.
 * History: added 0.1.
 */
CHATCORE_API void chatcore_linter_free(chatcore_linter* linter);

/* Desk. */

/**
 * Makes a desk with an empty state from a chatcore.v1.Config. The first apply or advance emits `Configured`.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT when the configuration contradicts itself; the message names field, value and rule.
 * Ownership: *out_desk is owned by the caller; free it with chatcore_desk_free. `parts` (may be NULL) is borrowed for
 * the call, the parts in it are shared.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_new(const uint8_t* config, size_t config_size,
                                               const chatcore_desk_parts* parts, chatcore_desk** out_desk,
                                               chatcore_error** out_error);

/**
 * Makes a desk from the bytes of chatcore_desk_snapshot. Transient state starts empty and every lease starts anew.
 *
 * Errors: CHATCORE_DATA_LOSS when the bytes are damaged, CHATCORE_UNIMPLEMENTED when their format is newer.
 * Ownership: as chatcore_desk_new.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_restore(const uint8_t* snapshot, size_t snapshot_size,
                                                   const chatcore_desk_parts* parts, chatcore_desk** out_desk,
                                                   chatcore_error** out_error);

/**
 * Frees a desk; NULL is accepted.
 *
 * Ownership: takes `desk` and with it the events last borrowed from it.
 * History: added 0.1.
 */
CHATCORE_API void chatcore_desk_free(chatcore_desk* desk);

/**
 * Applies one chatcore.v1.Command as of `now_us` and gives the chatcore.v1.EventBatch that follows.
 *
 * Timers due at or before `now_us` fire first, each at its own time. Events with seq 0 are for showing, the others also
 * for the journal: store them as one record before anybody sees them.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT for a malformed command or a time too far back, CHATCORE_FAILED_PRECONDITION when
 * work of an earlier call is left: call chatcore_desk_advance until chatcore_desk_next_deadline_us is not INT64_MIN.
 * Ownership: *out_events is borrowed until the next call on `desk` through a non-const pointer.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_apply(chatcore_desk* desk, const uint8_t* command, size_t command_size,
                                                 int64_t now_us, chatcore_bytes* out_events,
                                                 chatcore_error** out_error);

/**
 * Applies the commands of one chatcore.v1.CommandBatch in order as of `now_us` and gives a chatcore.v1.EventBatchList:
 * one batch of events for each command. Equal to as many calls of chatcore_desk_apply, with one crossing of the border.
 *
 * The first command that fails ends the call with its error: *out_applied is the number of commands before it, and
 * *out_batches holds their events even so. A batch that is refused as a whole has *out_applied 0.
 *
 * Errors: as chatcore_desk_apply; the message begins with `commands[n]`. CHATCORE_RESOURCE_EXHAUSTED when the batch has
 * more than CHATCORE_MAX_BATCH_COMMANDS commands (nothing is applied), or when the events so far fill
 * CHATCORE_MAX_MESSAGE_BYTES: send the rest of the commands in another call.
 * Ownership: *out_batches is borrowed until the next call on `desk` through a non-const pointer.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_apply_many(chatcore_desk* desk, const uint8_t* commands,
                                                      size_t commands_size, int64_t now_us, chatcore_bytes* out_batches,
                                                      size_t* out_applied, chatcore_error** out_error);

/**
 * Fires the timers due at or before `now_us` and gives the chatcore.v1.EventBatch that follows. Call it when
 * chatcore_desk_next_deadline_us is reached, and again as long as that is INT64_MIN. Extra calls change no event.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT for a time too far back.
 * Ownership: *out_events is borrowed until the next call on `desk` through a non-const pointer.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_advance(chatcore_desk* desk, int64_t now_us, chatcore_bytes* out_events,
                                                   chatcore_error** out_error);

/**
 * Returns when chatcore_desk_advance has to be called next: INT64_MAX when nothing is due (also for NULL), INT64_MIN
 * when work is left over and it has to be called at once.
 *
 * History: added 0.1.
 */
CHATCORE_API int64_t chatcore_desk_next_deadline_us(const chatcore_desk* desk);

/**
 * Answers a chatcore.v1.Query as of `now_us` with a chatcore.v1.Answer.
 *
 * Errors: CHATCORE_INVALID_ARGUMENT for a malformed query, CHATCORE_NOT_FOUND for an unknown id,
 * CHATCORE_PERMISSION_DENIED.
 * Ownership: *out_answer is owned by the caller; free it with chatcore_buffer_free.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_query(const chatcore_desk* desk, const uint8_t* query, size_t query_size,
                                                 int64_t now_us, chatcore_buffer** out_answer,
                                                 chatcore_error** out_error);

/**
 * Gives the durable state as bytes, for chatcore_desk_restore. Cost: linear in the state.
 *
 * Ownership: *out_snapshot is owned by the caller; free it with chatcore_buffer_free.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_snapshot(const chatcore_desk* desk, chatcore_buffer** out_snapshot,
                                                    chatcore_error** out_error);

/**
 * Evolves the state by the stored events of one chatcore.v1.EventBatch, deciding nothing. Only before the first apply
 * or advance. Events with seq 0 are passed over.
 *
 * Errors: CHATCORE_FAILED_PRECONDITION after an apply or advance, CHATCORE_INVALID_ARGUMENT when a sequence number is
 * not the next one, CHATCORE_UNIMPLEMENTED for an unknown kind of event, CHATCORE_DATA_LOSS when an event does not fit
 * the state (the desk is poisoned). The events before the failing one have been replayed: see chatcore_desk_last_seq.
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_replay(chatcore_desk* desk, const uint8_t* events, size_t events_size,
                                                  chatcore_error** out_error);

/**
 * Gives a number over the durable state: equal after live running, replay and restore. Cost: linear in the state.
 *
 * History: added 0.1.
 */
CHATCORE_API chatcore_status chatcore_desk_state_hash(const chatcore_desk* desk, uint64_t* out_hash,
                                                      chatcore_error** out_error);

/**
 * Returns the sequence number of the last event; 0 at the start and for NULL.
 *
 * History: added 0.1.
 */
CHATCORE_API uint64_t chatcore_desk_last_seq(const chatcore_desk* desk);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* CHATCORE_CHATCORE_H_ */
