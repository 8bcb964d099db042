#ifndef CHATCORE_TESTS_FUZZ_FUZZ_H_
#define CHATCORE_TESTS_FUZZ_FUZZ_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/status/status.h"

// What every fuzz target has.
//
// A target is one file that defines LLVMFuzzerTestOneInput and says in its first comment what must hold. With clang it
// is linked with libFuzzer, which searches; with any compiler it is linked with run_corpus.cc, which feeds it the
// inputs that are kept. See docs/testing.md.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace chatcore::fuzz {

/// Ends the process with `what` when a promise does not hold; the fuzzer keeps the input.
void Must(bool holds, std::string_view what);
void Must(const absl::Status& status, std::string_view what);

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace chatcore::fuzz

#endif  // CHATCORE_TESTS_FUZZ_FUZZ_H_
