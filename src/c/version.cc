#include "chatcore/version.h"

#include "chatcore/chatcore.h"

int32_t chatcore_version_number() { return CHATCORE_VERSION_NUMBER; }

const char* chatcore_version_string() { return CHATCORE_VERSION_STRING; }

chatcore_status chatcore_version_check(int32_t header_version) {
  const int32_t header_major = header_version / 1000000;
  const int32_t header_minor = header_version / 1000 % 1000;
  if (header_version < 0 || header_major != CHATCORE_VERSION_MAJOR) return CHATCORE_FAILED_PRECONDITION;
  const bool fits =
      CHATCORE_VERSION_MAJOR == 0 ? header_minor == CHATCORE_VERSION_MINOR : header_minor <= CHATCORE_VERSION_MINOR;
  return fits ? CHATCORE_OK : CHATCORE_FAILED_PRECONDITION;
}
