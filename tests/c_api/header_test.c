/* The C API is one self-contained C99 header that may be included twice. */
#include "chatcore/chatcore.h"

int main(void) { return chatcore_version_check(CHATCORE_VERSION_NUMBER) == CHATCORE_OK ? 0 : 1; }
