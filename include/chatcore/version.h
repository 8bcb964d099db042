/* The version of these headers. C99 and C++. chatcore_version_number() gives the version of the library. */
#ifndef CHATCORE_VERSION_H_
#define CHATCORE_VERSION_H_

#define CHATCORE_VERSION_MAJOR 0
#define CHATCORE_VERSION_MINOR 1
#define CHATCORE_VERSION_PATCH 0

/* For comparisons: 1.2.3 is 1002003. */
#define CHATCORE_VERSION_NUMBER \
  (CHATCORE_VERSION_MAJOR * 1000000 + CHATCORE_VERSION_MINOR * 1000 + CHATCORE_VERSION_PATCH)
#define CHATCORE_VERSION_STRING "0.1.0"

#endif /* CHATCORE_VERSION_H_ */
