#include "chatcore/chatcore.h"
#include "src/c/border.h"

chatcore_status chatcore_error_code(const chatcore_error* error) {
  return error == nullptr ? CHATCORE_OK : error->code;
}

const char* chatcore_error_message(const chatcore_error* error) {
  return error == nullptr ? "" : error->message.c_str();
}

void chatcore_error_free(chatcore_error* error) { delete error; }

const uint8_t* chatcore_buffer_data(const chatcore_buffer* buffer) {
  return buffer == nullptr ? nullptr : reinterpret_cast<const uint8_t*>(buffer->bytes.data());
}

size_t chatcore_buffer_size(const chatcore_buffer* buffer) { return buffer == nullptr ? 0 : buffer->bytes.size(); }

void chatcore_buffer_free(chatcore_buffer* buffer) { delete buffer; }
