#ifndef CHATCORE_TESTS_PROPERTY_PLAY_ALONE_H_
#define CHATCORE_TESTS_PROPERTY_PLAY_ALONE_H_

#include <vector>

#include "chatcore/v1/event.pb.h"
#include "tests/property/dice.h"
#include "tests/property/sequence.h"

namespace chatcore::property {

/// How a sequence is played against a desk without its twin.
struct Manner {
  bool extra_calls = false;     // AdvanceTo at times of chance between the steps
  bool extra_restarts = false;  // snapshot and restore between the steps
};

/// Everything the desk says.
std::vector<v1::Event> PlayAlone(const Sequence& sequence, Dice& dice, const Manner& manner = {});

/// The first event that differs, as text; empty when all are equal to the byte.
std::string FirstDifference(const std::vector<v1::Event>& a, const std::vector<v1::Event>& b);

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_PLAY_ALONE_H_
