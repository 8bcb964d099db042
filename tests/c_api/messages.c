#include "tests/c_api/messages.h"

#include <stdio.h>
#include <stdlib.h>

/* Field numbers of the bodies of chatcore.v1.Command. */
enum {
  COMMAND_UPSERT_AGENT = 11,
  COMMAND_SET_PRESENCE = 16,
  COMMAND_START_CONVERSATION = 19,
  COMMAND_POST_MESSAGE = 20,
  COMMAND_PREVIEW_TYPING = 21
};

enum { ACTOR_AGENT = 1, ACTOR_CUSTOMER = 2, CHANNEL_CHAT = 1, PRESENCE_ACCEPTING = 4, SEVERITY_ERROR = 3 };

static void stop(const char* what, const chatcore_error* error) {
  printf("%s: %s\n", what, chatcore_error_message(error));
  exit(3);
}

wire config_message(int offer) {
  wire config = WIRE_EMPTY, queue = WIRE_EMPTY, etiquette = WIRE_EMPTY;
  wire_text(&config, 1, "workspace-1");
  wire_number(&etiquette, 2, SEVERITY_ERROR); /* block_at */
  wire_message(&config, 10, &etiquette);
  wire_text(&queue, 1, "support");
  wire_number(&queue, 5, offer ? 2 : 1); /* OFFER_ONE or ASSIGN */
  wire_number(&queue, 6, 30000000);
  wire_message(&config, 13, &queue);
  return config;
}

wire lint_policy(const char* phrase) {
  wire policy = WIRE_EMPTY, pack = WIRE_EMPTY, rule = WIRE_EMPTY, texts = WIRE_EMPTY, existence = WIRE_EMPTY;
  wire_text(&texts, 1, "en");
  wire_text(&texts, 2, "Not like this.");
  wire_text(&texts, 3, "Say what you can do.");
  wire_text(&texts, 4, "Customers remember the tone.");
  wire_text(&existence, 1, phrase);
  wire_text(&rule, 1, "own.tone");
  wire_number(&rule, 2, SEVERITY_ERROR);
  wire_message(&rule, 6, &texts);
  wire_text(&rule, 8, phrase);
  wire_text(&rule, 9, "Sure, let me see.");
  wire_message(&rule, 20, &existence);
  wire_text(&pack, 1, "own");
  wire_text(&pack, 2, "en");
  wire_text(&pack, 3, "House rules");
  wire_message(&pack, 5, &rule);
  wire_message(&policy, 2, &pack);
  return policy;
}

wire lint_request(const char* text) {
  wire request = WIRE_EMPTY;
  wire_text(&request, 1, text);
  wire_text(&request, 2, "en");
  wire_number(&request, 4, ACTOR_AGENT);
  return request;
}

wire agent_command(const char* agent_id) {
  wire command = WIRE_EMPTY, upsert = WIRE_EMPTY, agent = WIRE_EMPTY;
  wire_text(&agent, 1, agent_id);
  wire_text(&agent, 2, "Anna");
  wire_message(&upsert, 1, &agent);
  wire_message(&command, COMMAND_UPSERT_AGENT, &upsert);
  return command;
}

wire presence_command(const char* agent_id, int presence) {
  wire command = WIRE_EMPTY, body = WIRE_EMPTY;
  wire_text(&body, 1, agent_id);
  wire_number(&body, 3, (uint64_t)presence);
  wire_message(&command, COMMAND_SET_PRESENCE, &body);
  return command;
}

wire accepting_agent_batch(const char* agent_id) {
  wire batch = WIRE_EMPTY;
  wire agent = agent_command(agent_id);
  wire presence = presence_command(agent_id, PRESENCE_ACCEPTING);
  wire_message(&batch, 1, &agent);
  wire_message(&batch, 1, &presence);
  return batch;
}

wire start_command(const char* conversation_id, const char* customer_id) {
  wire command = WIRE_EMPTY, body = WIRE_EMPTY;
  wire_text(&body, 1, conversation_id);
  wire_text(&body, 2, customer_id);
  wire_number(&body, 4, CHANNEL_CHAT);
  wire_message(&command, COMMAND_START_CONVERSATION, &body);
  return command;
}

wire agent_message_command(const char* agent_id, const char* conversation_id, const char* text) {
  wire command = WIRE_EMPTY, body = WIRE_EMPTY;
  wire_number(&command, 4, ACTOR_AGENT);
  wire_text(&command, 5, agent_id);
  wire_text(&body, 1, conversation_id);
  wire_text(&body, 3, "message-1");
  wire_text(&body, 4, text);
  wire_text(&body, 5, "en");
  wire_message(&command, COMMAND_POST_MESSAGE, &body);
  return command;
}

wire customer_typing_command(const char* customer_id, const char* conversation_id, const char* text) {
  wire command = WIRE_EMPTY, body = WIRE_EMPTY;
  wire_number(&command, 4, ACTOR_CUSTOMER);
  wire_text(&command, 5, customer_id);
  wire_text(&body, 1, conversation_id);
  wire_text(&body, 3, text);
  wire_message(&command, COMMAND_PREVIEW_TYPING, &body);
  return command;
}

wire get_conversation_query(const char* conversation_id) {
  wire query = WIRE_EMPTY, body = WIRE_EMPTY;
  wire_text(&body, 1, conversation_id);
  wire_message(&query, 11, &body);
  return query;
}

chatcore_desk* new_desk(int offer, const chatcore_linter* linter) {
  wire config = config_message(offer);
  chatcore_desk_parts parts = {0};
  chatcore_desk* desk = NULL;
  chatcore_error* error = NULL;
  parts.struct_size = sizeof(parts);
  parts.linter = linter;
  if (chatcore_desk_new(config.data, config.size, &parts, &desk, &error) != CHATCORE_OK) stop("desk", error);
  wire_free(&config);
  return desk;
}

chatcore_bytes must_apply(chatcore_desk* desk, wire command, int64_t now_us) {
  chatcore_bytes events;
  chatcore_error* error = NULL;
  if (chatcore_desk_apply(desk, command.data, command.size, now_us, &events, &error) != CHATCORE_OK) {
    stop("apply", error);
  }
  wire_free(&command);
  return events;
}

int find_event(chatcore_bytes events, uint32_t body_field, wire_field* body) {
  wire_field event;
  size_t i;
  for (i = 0; wire_find(events.data, events.size, 1, i, &event); ++i) {
    if (wire_find(event.data, event.size, body_field, 0, body)) return 1;
  }
  return 0;
}

uint64_t event_seq(chatcore_bytes events, size_t index) {
  wire_field event, seq;
  if (!wire_find(events.data, events.size, 1, index, &event)) return 0;
  return wire_find(event.data, event.size, 1, 0, &seq) ? seq.number : 0;
}

uint64_t must_hash(const chatcore_desk* desk) {
  uint64_t hash = 0;
  chatcore_error* error = NULL;
  if (chatcore_desk_state_hash(desk, &hash, &error) != CHATCORE_OK) stop("state hash", error);
  return hash;
}
