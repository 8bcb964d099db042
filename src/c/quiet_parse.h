#ifndef CHATCORE_SRC_C_QUIET_PARSE_H_
#define CHATCORE_SRC_C_QUIET_PARSE_H_

#include "google/protobuf/stubs/common.h"

#if GOOGLE_PROTOBUF_VERSION < 4022000
#include "google/protobuf/stubs/logging.h"
#endif

namespace chatcore::c {

/// While one exists, protobuf writes nothing to stderr. A string that is not UTF-8 fails its parse, which the caller
/// learns from the status; protobuf would also print a line, and a library does not print.
#if GOOGLE_PROTOBUF_VERSION < 4022000
using QuietParse = google::protobuf::LogSilencer;
#else
struct QuietParse {
  QuietParse() {}
  ~QuietParse() {}
};
#endif

}  // namespace chatcore::c

#endif  // CHATCORE_SRC_C_QUIET_PARSE_H_
