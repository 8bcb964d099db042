// How libFuzzer changes the inputs of a target whose bytes are one message, named by CHATCORE_FUZZ_MESSAGE. One change
// in eight is libFuzzer's own, of the bytes.
#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "tests/fuzz/message_mutator.h"
#include "tools/binder/schema.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  std::minstd_rand random(seed);
  if (random() % 8 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::unique_ptr<google::protobuf::Message> message = chatcore::binder::Schema::Get().New(CHATCORE_FUZZ_MESSAGE);
  if (!message->ParseFromArray(data, static_cast<int>(size))) message->Clear();
  chatcore::fuzz::MutateMessage(*message, random);
  const std::string bytes = message->SerializeAsString();
  if (bytes.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(bytes.begin(), bytes.end(), data);
  return bytes.size();
}
