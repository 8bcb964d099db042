#include "tests/c_api/wire.h"

#include <stdlib.h>
#include <string.h>

enum { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };

static void append(wire* out, const void* data, size_t size) {
  if (size == 0) return;
  if (out->size + size > out->capacity) {
    out->capacity = (out->size + size) * 2;
    out->data = (uint8_t*)realloc(out->data, out->capacity);
    if (out->data == NULL) abort();
  }
  memcpy(out->data + out->size, data, size);
  out->size += size;
}

static void append_varint(wire* out, uint64_t value) {
  do {
    uint8_t byte = (uint8_t)(value & 0x7f);
    value >>= 7;
    if (value != 0) byte |= 0x80;
    append(out, &byte, 1);
  } while (value != 0);
}

void wire_number(wire* out, uint32_t field, uint64_t value) {
  append_varint(out, (uint64_t)field << 3 | WIRE_VARINT);
  append_varint(out, value);
}

void wire_bytes(wire* out, uint32_t field, const uint8_t* data, size_t size) {
  append_varint(out, (uint64_t)field << 3 | WIRE_BYTES);
  append_varint(out, size);
  append(out, data, size);
}

void wire_text(wire* out, uint32_t field, const char* text) {
  wire_bytes(out, field, (const uint8_t*)text, strlen(text));
}

void wire_message(wire* out, uint32_t field, wire* inner) {
  wire_bytes(out, field, inner->data, inner->size);
  wire_free(inner);
}

void wire_free(wire* out) {
  free(out->data);
  out->data = NULL;
  out->size = 0;
  out->capacity = 0;
}

static int read_varint(const uint8_t* data, size_t size, size_t* at, uint64_t* value) {
  int shift;
  *value = 0;
  for (shift = 0; shift < 64 && *at < size; shift += 7) {
    uint8_t byte = data[(*at)++];
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return 1;
  }
  return 0;
}

static int read_fixed(const uint8_t* data, size_t size, size_t* at, size_t width, uint64_t* value) {
  size_t i;
  if (size - *at < width) return 0;
  *value = 0;
  for (i = 0; i < width; ++i) *value |= (uint64_t)data[*at + i] << (8 * i);
  *at += width;
  return 1;
}

static int read_value(const uint8_t* data, size_t size, size_t* at, uint64_t type, wire_field* out) {
  uint64_t length;
  memset(out, 0, sizeof(*out));
  switch (type) {
    case WIRE_VARINT:
      return read_varint(data, size, at, &out->number);
    case WIRE_FIXED64:
      return read_fixed(data, size, at, 8, &out->number);
    case WIRE_FIXED32:
      return read_fixed(data, size, at, 4, &out->number);
    case WIRE_BYTES:
      if (!read_varint(data, size, at, &length) || length > size - *at) return 0;
      out->data = data + *at;
      out->size = (size_t)length;
      *at += out->size;
      return 1;
    default:
      return 0;
  }
}

int wire_find(const uint8_t* data, size_t size, uint32_t field, size_t index, wire_field* out) {
  size_t at = 0;
  while (at < size) {
    uint64_t tag;
    if (!read_varint(data, size, &at, &tag) || !read_value(data, size, &at, tag & 7, out)) return 0;
    if (tag >> 3 == field && index-- == 0) return 1;
  }
  return 0;
}

size_t wire_count(const uint8_t* data, size_t size, uint32_t field) {
  wire_field found;
  size_t count = 0;
  while (wire_find(data, size, field, count, &found)) ++count;
  return count;
}

int wire_equals(const wire_field* found, const char* text) {
  return found->size == strlen(text) && memcmp(found->data, text, found->size) == 0;
}
