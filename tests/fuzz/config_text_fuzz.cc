// Any text as a configuration in YAML or JSON. It is refused in one line that names the file, or it is a v1::Config
// that reads the same after being printed as JSON, and of which Desk::Create makes a desk or says kInvalidArgument.
#include <string>

#include "chatcore/desk.h"
#include "tests/fuzz/fuzz.h"
#include "tools/binder/print_json.h"
#include "tools/binder/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chatcore;
  const auto config = binder::ReadText<v1::Config>("desk.yaml", fuzz::TextOf(data, size));
  if (!config.ok()) {
    const std::string message(config.status().message().data(), config.status().message().size());
    fuzz::Must(absl::IsInvalidArgument(config.status()), message);
    fuzz::Must(message.find("desk.yaml:") == 0, "an error begins with file and line: " + message);
    fuzz::Must(message.find('\n') == std::string::npos, "an error is one line: " + message);
    return 0;
  }
  const auto again = binder::ReadText<v1::Config>("printed.json", binder::ToJson(*config));
  fuzz::Must(again.status(), "what was printed can be read");
  fuzz::Must(again->SerializeAsString() == config->SerializeAsString(), "what was printed reads the same");
  const absl::Status status = Desk::Create(*config).status();
  fuzz::Must(status.ok() || absl::IsInvalidArgument(status), status.ToString());
  return 0;
}
