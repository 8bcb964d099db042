#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore::fuzz {

void Must(bool holds, std::string_view what) {
  if (holds) return;
  fmt::print(stderr, "does not hold: {}\n", what);
  std::fflush(stderr);
  std::abort();
}

void Must(const absl::Status& status, std::string_view what) {
  if (!status.ok()) Must(false, fmt::format("{}: {}", what, base::MessageOf(status)));
}

}  // namespace chatcore::fuzz
