#ifndef CHATCORE_TESTS_PROPERTY_AUDIENCE_RULES_H_
#define CHATCORE_TESTS_PROPERTY_AUDIENCE_RULES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "chatcore/v1/event.pb.h"

namespace chatcore::property {

/// Who sees an event of a kind.
struct AudienceRule {
  enum class Customer { kNever, kAlways, kDepends };

  v1::Event::BodyCase kind;
  Customer customer;
  bool supervisors;
  /// kDepends: whether the customer sees this one.
  bool (*shows_customer)(const v1::Event&) = nullptr;
  /// Agents that have to be named; 0 among them counts for nobody.
  std::vector<std::uint64_t> (*agents)(const v1::Event&) = nullptr;
};

/// One rule for every kind of event.
const std::vector<AudienceRule>& AudienceRules();

/// What is wrong with the audience of the event; empty when nothing is.
std::string AudienceProblem(const v1::Event& event);

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_AUDIENCE_RULES_H_
