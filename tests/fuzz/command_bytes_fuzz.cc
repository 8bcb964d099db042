// Any v1::CommandBatch against a desk with every feature configured. After every command the invariants hold and a
// shadow fed by Replay has the same hash; a bad command is kInvalidArgument and leaves no trace; the desk is never
// poisoned; at the end a restored snapshot and a replay of all events give the same state. Bytes that are no batch are
// dropped here, c_api_fuzz looks at those.
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/fuzz_desk.h"

namespace chatcore::fuzz {
namespace {

constexpr int kMostCommands = 100;

void PlayBatch(const v1::CommandBatch& batch) {
  const std::unique_ptr<scenario::CheckedDesk> desk = OpenDesk();
  Play play(*desk);
  int left = kMostCommands;
  for (const v1::Command& command : batch.commands()) {
    if (left-- == 0) break;
    play.Apply(command);
  }
  desk->CheckEnd();
  for (const std::string& problem : desk->problems()) Must(false, problem);
}

}  // namespace
}  // namespace chatcore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chatcore::v1::CommandBatch batch;
  if (batch.ParseFromArray(data, static_cast<int>(size))) chatcore::fuzz::PlayBatch(batch);
  return 0;
}
