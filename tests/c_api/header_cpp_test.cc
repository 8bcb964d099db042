// The same header is C++, and each function of it has C linkage: this program would not link otherwise.
#include "chatcore/chatcore.h"

static_assert(sizeof(chatcore_status) == 4);

int main() { return chatcore_version_check(CHATCORE_VERSION_NUMBER) == CHATCORE_OK ? 0 : 1; }
