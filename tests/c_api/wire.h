#ifndef CHATCORE_TESTS_C_API_WIRE_H_
#define CHATCORE_TESTS_C_API_WIRE_H_

#include <stddef.h>
#include <stdint.h>

/* The protobuf wire format in a few lines: enough for a C program to talk to a desk without a protobuf library. */

/* A message being written. Start from WIRE_EMPTY, end with wire_free. */
typedef struct wire {
  uint8_t* data;
  size_t size;
  size_t capacity;
} wire;

#define WIRE_EMPTY \
  { NULL, 0, 0 }

void wire_number(wire* out, uint32_t field, uint64_t value);
void wire_text(wire* out, uint32_t field, const char* text);
void wire_bytes(wire* out, uint32_t field, const uint8_t* data, size_t size);
/* Writes `inner` as a field of `out` and frees it. */
void wire_message(wire* out, uint32_t field, wire* inner);
void wire_free(wire* out);

/* A field that was read: `number` for varints and fixed numbers, `data` and `size` for the others. */
typedef struct wire_field {
  uint64_t number;
  const uint8_t* data;
  size_t size;
} wire_field;

/* Finds the occurrence `index` (0 is the first) of a field. Returns 0 when there is none or the bytes are malformed. */
int wire_find(const uint8_t* data, size_t size, uint32_t field, size_t index, wire_field* out);
/* Counts the occurrences of a field. */
size_t wire_count(const uint8_t* data, size_t size, uint32_t field);
/* Says whether a found field holds this text. */
int wire_equals(const wire_field* found, const char* text);

#endif /* CHATCORE_TESTS_C_API_WIRE_H_ */
