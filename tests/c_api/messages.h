#ifndef CHATCORE_TESTS_C_API_MESSAGES_H_
#define CHATCORE_TESTS_C_API_MESSAGES_H_

#include <stddef.h>
#include <stdint.h>

#include "chatcore/chatcore.h"
#include "tests/c_api/wire.h"

/* The chatcore.v1 messages that the C tests need. */

#define NOON_US INT64_C(1767268800000000) /* 2026-01-01 12:00 UTC */

/* Field numbers of the bodies of chatcore.v1.Event. */
enum {
  EVENT_CONFIGURED = 10,
  EVENT_CONVERSATION_STARTED = 22,
  EVENT_CONVERSATION_QUEUED = 23,
  EVENT_OFFER_MADE = 24,
  EVENT_OFFER_ENDED = 25,
  EVENT_ASSIGNMENT_STARTED = 27,
  EVENT_MESSAGE_POSTED = 31,
  EVENT_COMMAND_REJECTED = 100,
  EVENT_TYPING_PREVIEWED = 102
};

enum { REASON_ALREADY_EXISTS = 4, REASON_MESSAGE_BLOCKED = 16 };

/* One queue "support". With `offer` set, items are offered to one agent for 30 s, else they are bound at once. */
wire config_message(int offer);
/* A policy with one rule of severity error that fires on `phrase`. */
wire lint_policy(const char* phrase);
wire lint_request(const char* text);

wire accepting_agent_batch(const char* agent_id); /* CommandBatch: the agent and its presence */
wire agent_command(const char* agent_id);
wire presence_command(const char* agent_id, int presence);
wire start_command(const char* conversation_id, const char* customer_id);
wire agent_message_command(const char* agent_id, const char* conversation_id, const char* text);
wire customer_typing_command(const char* customer_id, const char* conversation_id, const char* text);
wire get_conversation_query(const char* conversation_id);

/* A desk from config_message(offer); stops the program when that fails. */
chatcore_desk* new_desk(int offer, const chatcore_linter* linter);
/* Applies a command that has to succeed, frees it and returns the events. */
chatcore_bytes must_apply(chatcore_desk* desk, wire command, int64_t now_us);
/* Finds the first event of a batch whose body is `body_field`; `body` receives it. Returns 0 when there is none. */
int find_event(chatcore_bytes events, uint32_t body_field, wire_field* body);
/* The seq of the event at `index`; 0 when there is no such event. */
uint64_t event_seq(chatcore_bytes events, size_t index);
uint64_t must_hash(const chatcore_desk* desk);

#endif /* CHATCORE_TESTS_C_API_MESSAGES_H_ */
