#ifndef CHATCORE_SRC_TEXT_ICU_VERSION_H_
#define CHATCORE_SRC_TEXT_ICU_VERSION_H_

#include <string>

namespace chatcore::text {

/// The version of the ICU in use at run time, for example "72.1": findings depend on its tables, so it is part of
/// v1::BuildStamp.
std::string IcuVersion();

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_ICU_VERSION_H_
