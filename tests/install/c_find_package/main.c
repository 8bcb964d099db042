#include <stdio.h>

#include "chatcore/chatcore.h"

/* chatcore.v1.Config{workspace_id: "shop", queues: {queue_id: "support"}} */
static const uint8_t config[] = "\x0a\x04shop\x6a\x09\x0a\x07support";

int main(void) {
  chatcore_desk* desk = NULL;
  chatcore_error* error = NULL;
  chatcore_bytes events;

  if (chatcore_version_check(CHATCORE_VERSION_NUMBER) != CHATCORE_OK) return 1;
  if (chatcore_desk_new(config, sizeof(config) - 1, NULL, &desk, &error) != CHATCORE_OK) {
    fprintf(stderr, "%s\n", chatcore_error_message(error));
    chatcore_error_free(error);
    return 1;
  }
  if (chatcore_desk_advance(desk, INT64_C(1767268800000000), &events, NULL) == CHATCORE_OK) {
    printf("configured with %lu events, chatcore %s\n", (unsigned long)chatcore_desk_last_seq(desk),
           chatcore_version_string());
  }
  chatcore_desk_free(desk);
  return 0;
}
