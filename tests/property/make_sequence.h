#ifndef CHATCORE_TESTS_PROPERTY_MAKE_SEQUENCE_H_
#define CHATCORE_TESTS_PROPERTY_MAKE_SEQUENCE_H_

#include <cstdint>

#include "tests/property/comparison.h"
#include "tests/property/random_config.h"
#include "tests/property/sequence.h"

namespace chatcore::property {

struct Made {
  Sequence sequence;  // ends with the step that failed, if one did
  Failure failure;
};

/// Thinks up a sequence and plays it on the way. The host of the sequence is awake most of the time: it calls at every
/// deadline. Now and then it sleeps, its clock steps back a little or too far, it restarts.
Made MakeSequence(std::uint64_t seed, const Wishes& wishes, Coverage& coverage, const Setup& setup = {});

/// Takes steps out as long as the sequence fails in the same way. `failure`: of the whole sequence, replaced by that of
/// the short one.
Sequence Shrink(const Sequence& sequence, Failure& failure, const Setup& setup = {});

/// Seed, shortened sequence and what went wrong, for people; also written to a file of the build folder.
std::string Report(std::uint64_t seed, const Made& made, const Setup& setup = {});

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_MAKE_SEQUENCE_H_
