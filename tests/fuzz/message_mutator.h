#ifndef CHATCORE_TESTS_FUZZ_MESSAGE_MUTATOR_H_
#define CHATCORE_TESTS_FUZZ_MESSAGE_MUTATOR_H_

#include <random>

#include "google/protobuf/message.h"

namespace chatcore::fuzz {

/// Changes one to four things of a message and keeps it a message: a field is set to another value, to one that stands
/// elsewhere in the message (an id that exists), or cleared; an entry of a list is added, copied, swapped or removed.
///
/// Bytes that libFuzzer changes by itself are seldom a message, and hardly ever one whose ids fit each other.
void MutateMessage(google::protobuf::Message& message, std::minstd_rand& random);

}  // namespace chatcore::fuzz

#endif  // CHATCORE_TESTS_FUZZ_MESSAGE_MUTATOR_H_
